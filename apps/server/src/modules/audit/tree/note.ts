import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Signed notes and checkpoints of transparency logs, as the C2SP specifications `signed-note` and `tlog-checkpoint` have
 * them, so that tools of others read ours.
 */

/** A public key: `<name>+<8 hex digits of its id>+<base64 of 0x01 and the 32 bytes>`. */
export interface NoteKey {
  readonly name: string;
  readonly id: Buffer;
  readonly key: KeyObject;
  readonly text: string;
}

/** What a checkpoint says: the log, how many leaves, their root. */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Buffer;
}

const ed25519 = Buffer.from([1]);
/** Before the 32 bytes of an Ed25519 key in its DER form (RFC 8410). */
const derHead = Buffer.from('302a300506032b6570032100', 'hex');

const publicOf = (key: KeyObject): KeyObject => (key.type === 'private' ? createPublicKey(key) : key);

const rawOf = (key: KeyObject): Buffer =>
  publicOf(key).export({ format: 'der', type: 'spki' }).subarray(derHead.length);

const idOf = (name: string, raw: Buffer): Buffer =>
  createHash('sha256').update(`${name}\n`).update(ed25519).update(raw).digest().subarray(0, 4);

/** The public key of a pair under the log's name. */
export function noteKey(name: string, key: KeyObject): NoteKey {
  const raw = rawOf(key);
  const id = idOf(name, raw);
  const text = `${name}+${id.toString('hex')}+${Buffer.concat([ed25519, raw]).toString('base64')}`;
  return { name, id, key: publicOf(key), text };
}

/** Reads a public key's text; null where it is none, or its id is not its own. */
export function parseNoteKey(text: string): NoteKey | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(text.trim());
  const [, name = '', id = '', encoded = ''] = match ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (bytes.length !== 33 || bytes[0] !== 1 || idOf(name, bytes.subarray(1)).toString('hex') !== id)
    return null;
  const der = Buffer.concat([derHead, bytes.subarray(1)]);
  return noteKey(name, createPublicKey({ key: der, format: 'der', type: 'spki' }));
}

export const checkpointText = ({ origin, size, root }: Checkpoint): string =>
  `${origin}\n${size}\n${root.toString('base64')}\n`;

/** The note: the text, a blank line, a signature line for each key. */
export function signNote(text: string, name: string, keys: readonly KeyObject[]): string {
  const lines = keys.map((key) => {
    const signature = sign(null, Buffer.from(text), key);
    return `— ${name} ${Buffer.concat([noteKey(name, key).id, signature]).toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** Which of the keys signed the note; null where the note is not well formed. */
export function signersOf(note: string, keys: readonly NoteKey[]): readonly NoteKey[] | null {
  const cut = note.lastIndexOf('\n\n');
  if (cut < 0 || !note.endsWith('\n')) return null;
  const text = note.slice(0, cut + 1);
  const lines = note.slice(cut + 2, -1).split('\n');
  if (!lines.every((line) => signatureLine.test(line))) return null;
  return keys.filter(({ name, id, key }) =>
    lines.some((line) => {
      const [, signer, encoded = ''] = signatureLine.exec(line) ?? [];
      const bytes = Buffer.from(encoded, 'base64');
      const mine = signer === name && bytes.subarray(0, 4).equals(id);
      return mine && verify(null, Buffer.from(text), key, bytes.subarray(4));
    }),
  );
}

const signatureLine = /^— (\S+) ([A-Za-z0-9+/]+={0,2})$/;

/** Reads what a note says, whoever signed it; null where it is no checkpoint. */
export function parseCheckpoint(note: string): Checkpoint | null {
  const match = /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n(?:[^\n]+\n)*\n/.exec(note);
  const [, origin, size, root = ''] = match ?? [];
  if (origin === undefined) return null;
  return { origin, size: Number(size), root: Buffer.from(root, 'base64') };
}
