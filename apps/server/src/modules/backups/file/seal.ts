import { open, readFile } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { Decrypter, Encrypter } from 'age-encryption';
import type { Seal } from '../../../platform/backup-config.ts';
import { Problem } from '../../../platform/problem.ts';

/** With what an encrypted backup is opened. */
export interface Opening {
  readonly identityFile: string | null;
  readonly passphraseFile: string | null;
}

export const noSeal: Seal = { recipients: [], passphraseFile: null };
export const noOpening: Opening = { identityFile: null, passphraseFile: null };
export const isSealed = ({ recipients, passphraseFile }: Seal): boolean =>
  recipients.length > 0 || passphraseFile !== null;

const magic = 'age-encryption.org/v1\n';

/** The first line of a file, which nobody sees typed; refused as `backup.bad_key` where it cannot be read. */
async function secretIn(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Problem('backup.bad_key', { key: path, reason: error.message }, { cause: error });
  });
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  if (line === '') throw new Problem('backup.bad_key', { key: path, reason: 'empty' });
  return line;
}

/** Encrypts in the format of age (C2SP age v1), so that the `age` tool opens it; refused as `backup.bad_key`. */
export async function encrypterFor(seal: Seal): Promise<Encrypter | null> {
  if (!isSealed(seal)) return null;
  const encrypter = new Encrypter();
  if (seal.recipients.length === 0 && seal.passphraseFile !== null) {
    encrypter.setPassphrase(await secretIn(seal.passphraseFile));
    return encrypter;
  }
  for (const key of seal.recipients) {
    try {
      encrypter.addRecipient(key);
    } catch (error) {
      throw new Problem('backup.bad_key', { key, reason: (error as Error).message }, { cause: error });
    }
  }
  return encrypter;
}

/** Whether a file is encrypted, by how it begins. */
export async function isEncrypted(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(magic.length), 0, magic.length, 0);
    return buffer.subarray(0, bytesRead).toString('latin1') === magic;
  } finally {
    await file.close();
  }
}

/** The tar inside a backup's file; refused as `backup.locked` where it does not open. */
export async function* plainBytes(path: string, opening: Opening): AsyncGenerator<Uint8Array> {
  // opened here, so that a file which is not there is told now and not to whoever happens to be listening
  const file = await open(path, 'r');
  const source = file.createReadStream({ highWaterMark: 2 ** 18 });
  const gunzip = createGunzip();
  try {
    const plain = (await isEncrypted(path)) ? await decrypted(path, source, opening) : source;
    const feeding = feed(plain, gunzip);
    yield* gunzip as AsyncIterable<Uint8Array>;
    await feeding;
  } finally {
    gunzip.destroy();
    source.destroy();
    await file.close().catch(() => undefined);
  }
}

async function feed(
  plain: AsyncIterable<Uint8Array>,
  gunzip: ReturnType<typeof createGunzip>,
): Promise<void> {
  try {
    for await (const chunk of plain)
      if (!gunzip.write(chunk)) await new Promise((resolve) => gunzip.once('drain', resolve));
    gunzip.end();
  } catch (error) {
    gunzip.destroy(error as Error);
  }
}

async function decrypted(
  path: string,
  source: AsyncIterable<Uint8Array>,
  { identityFile, passphraseFile }: Opening,
): Promise<AsyncIterable<Uint8Array>> {
  const decrypter = new Decrypter();
  if (passphraseFile !== null) decrypter.addPassphrase(await secretIn(passphraseFile));
  if (identityFile !== null)
    for (const identity of await identitiesIn(identityFile)) decrypter.addIdentity(identity);
  try {
    return await decrypter.decrypt(ReadableStream.from(source) as ReadableStream<Uint8Array>);
  } catch (error) {
    throw new Problem('backup.locked', { file: path }, { cause: error });
  }
}

/** The keys of a file as `age-keygen` writes it. */
async function identitiesIn(path: string): Promise<readonly string[]> {
  const text = await readFile(path, 'utf8').catch((error: Error) => {
    throw new Problem('backup.bad_key', { key: path, reason: error.message }, { cause: error });
  });
  const keys = text.split(/\r?\n/).filter((line) => /^AGE-SECRET-KEY-/.test(line));
  if (keys.length === 0) throw new Problem('backup.bad_key', { key: path, reason: 'no AGE-SECRET-KEY' });
  return keys;
}
