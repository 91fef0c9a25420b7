import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Seal } from '../../../platform/backup-config.ts';
import type { Client } from '../../../platform/db/client.ts';
import { databaseMigrations } from '../../../platform/db/migrate.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { softwareVersion } from '../../../platform/version.ts';
import { rowCount, rowsAbout, rowsOf, sameTexts, sequences, tablesInOrder } from '../tables.ts';
import {
  type Contents,
  contentsName,
  fileOfBackup,
  formatVersion,
  type Manifest,
  manifestName,
  type Part,
} from './manifest.ts';
import { encrypterFor, isSealed } from './seal.ts';
import { memberBytes, tarEnd } from './tar.ts';

export interface Written {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly manifest: Manifest;
  readonly contents: Contents;
}

export interface WriteOptions {
  readonly seal: Seal;
  /** Also the keys of the installation; where it is not said, when the backup is encrypted. */
  readonly withKeys?: boolean;
  readonly onProgress?: (done: {
    readonly table: string;
    readonly rows: number;
    readonly about: number;
  }) => void;
}

/**
 * Writes a backup of the installation as one snapshot, under a temporary name until it is whole and on the disk. On
 * the embedded engine others wait meanwhile. What it cannot write is told by the system's own error.
 */
export async function writeBackup(kernel: Kernel, path: string, options: WriteOptions): Promise<Written> {
  const encrypter = await encrypterFor(options.seal);
  const half = `${path}.half`;
  const hash = createHash('sha256');
  let bytes = 0;
  const made: { manifest?: Manifest; contents?: Contents } = {};
  async function* sealed(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    const stream =
      encrypter === null ? source : await encrypter.encrypt(ReadableStream.from(source) as ReadableStream);
    for await (const chunk of stream as AsyncIterable<Uint8Array>) {
      hash.update(chunk);
      bytes += chunk.byteLength;
      yield chunk;
    }
  }
  try {
    await kernel.engine.withClient(async (client) => {
      await client.exec(`begin isolation level repeatable read read only; ${sameTexts} ${asReader(kernel)}`);
      try {
        const tar = Readable.from(tarOf(kernel, client, options, made), { objectMode: true });
        const out = createWriteStream(half, { flags: 'w', mode: 0o600, flush: true });
        await pipeline(tar, createGzip({ level: 4 }), sealed, out);
      } finally {
        await client.exec('rollback').catch(() => undefined);
      }
    });
    await rename(half, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(half, { force: true }).catch(() => undefined);
    throw error;
  }
  if (made.manifest === undefined || made.contents === undefined)
    throw new Error('a backup without contents');
  return { path, bytes, sha256: hash.digest('hex'), manifest: made.manifest, contents: made.contents };
}

/**
 * On a server, the role that reads everything and may do nothing else; its policies show it all, so they stay on. The
 * embedded engine's COPY is its owner's alone.
 */
const asReader = ({ engine }: Kernel): string =>
  engine.kind === 'server' ? 'set local role hatangso_backup; set local row_security = on;' : '';

/** So that the name is on the disk too; where folders cannot be synced there is nothing to do. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

async function* tarOf(
  kernel: Kernel,
  client: Client,
  { seal, withKeys = isSealed(seal), onProgress }: WriteOptions,
  made: { manifest?: Manifest; contents?: Contents },
): AsyncGenerator<Uint8Array> {
  const now = kernel.clock();
  const parts: Part[] = [];
  const rows: Record<string, number> = {};
  const add = (name: string, content: Uint8Array, of: Partial<Part>): Uint8Array[] => {
    const sha256 = createHash('sha256').update(content).digest('hex');
    parts.push({ name, bytes: content.byteLength, sha256, ...of });
    return memberBytes({ name, content }, now);
  };
  const manifest = await manifestOf(kernel, client, withKeys, now);
  made.manifest = manifest;
  yield* add(manifestName, Buffer.from(JSON.stringify(manifest, null, 1)), {});
  const about = onProgress === undefined ? 0 : await rowsAbout(client);
  let done = 0;
  for (const table of manifest.tables) {
    onProgress?.({ table: table.name, rows: done, about });
    rows[table.name] = 0;
    for await (const piece of rowsOf(client, kernel.engine.kind === 'embedded', table)) {
      const count = rowCount(piece);
      rows[table.name] = (rows[table.name] ?? 0) + count;
      done += count;
      onProgress?.({ table: table.name, rows: done, about });
      const name = `tables/${table.name}/${String(parts.length).padStart(6, '0')}.copy`;
      yield* add(name, piece, { table: table.name, rows: count });
    }
  }
  const files = await filesOf(kernel, withKeys);
  for (const file of files)
    for await (const piece of piecesOf(file.path))
      yield* add(`files/${String(parts.length).padStart(6, '0')}`, piece, { file: file.name });
  const contents: Contents = { parts, rows, files: files.length };
  made.contents = contents;
  yield* memberBytes({ name: contentsName, content: Buffer.from(JSON.stringify(contents)) }, now);
  yield tarEnd();
}

async function manifestOf(kernel: Kernel, client: Client, keys: boolean, now: Date): Promise<Manifest> {
  const { rows } = await client.query(`select current_setting('server_version') as postgres`, []);
  return {
    format: formatVersion,
    software: softwareVersion,
    madeAt: now.toISOString(),
    engine: kernel.engine.kind,
    postgres: (rows[0] as { postgres: string }).postgres,
    installation: { id: kernel.installation.id, demonstration: kernel.installation.demonstration },
    migrations: [...(await databaseMigrations(client))],
    tables: (await tablesInOrder(client)).map(({ name, columns }) => ({ name, columns: [...columns] })),
    sequences: [...(await sequences(client))],
    keys,
  };
}

interface FoundFile {
  readonly name: string;
  readonly path: string;
}

/**
 * Sheets being brought in and, where asked, keys; their public halves always: without them nobody could check later what
 * was signed. Anything else of the folder is not the installation's.
 */
async function filesOf(kernel: Kernel, withKeys: boolean): Promise<readonly FoundFile[]> {
  const inFolder = async (folder: string, prefix: string): Promise<FoundFile[]> =>
    (await readdir(folder, { withFileTypes: true }).catch(() => []))
      .filter((entry) => entry.isFile())
      .map(({ name }) => ({ name: `${prefix}/${name}`, path: join(folder, name) }));
  const drafts = await readdir(join(kernel.folder, 'drafts')).catch(() => []);
  const found = await Promise.all([
    ...drafts.map((id) => inFolder(join(kernel.folder, 'drafts', id), `drafts/${id}`)),
    inFolder(kernel.keysFolder, 'keys'),
  ]);
  const secret = ({ name }: FoundFile): boolean => name.startsWith('keys/') && !name.endsWith('-public.txt');
  return found.flat().filter((file) => fileOfBackup.test(file.name) && (withKeys || !secret(file)));
}

/** A file as long as it was when it was opened: what is added meanwhile is left out, and one that went is empty. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (file === null) return;
  try {
    let left = (await file.stat()).size;
    if (left === 0) yield Buffer.alloc(0);
    while (left > 0) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(left, 4 * 2 ** 20)));
      if (bytesRead === 0) return;
      left -= bytesRead;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
