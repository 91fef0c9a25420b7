import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** A signed checkpoint and when it was made (ISO, UTC). */
export interface KeptCheckpoint {
  readonly at: string;
  readonly note: string;
}

/** What stands in a line; null where it is not a checkpoint's. */
function parseLine(line: string): KeptCheckpoint | null {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value !== 'object' || value === null || !('at' in value) || !('note' in value)) return null;
    const { at, note } = value;
    return typeof at === 'string' && typeof note === 'string' ? { at, note } : null;
  } catch {
    return null;
  }
}

/** All lines of the file, oldest first; null for one that cannot be read. What follows the last line's end was never kept. */
export function readCheckpoints(path: string): readonly (KeptCheckpoint | null)[] {
  if (!existsSync(path)) return [];
  const text = readFileSync(path, 'utf8');
  return text
    .slice(0, text.lastIndexOf('\n') + 1)
    .split('\n')
    .slice(0, -1)
    .map(parseLine);
}

/** Puts the file aside under another name, as a witness, and answers that name; null where there is none. */
export function setAside(path: string, moment: string): string | null {
  if (!existsSync(path)) return null;
  const aside = path.replace(/(\.\w+)?$/, `-${moment.replace(/[-:.]/g, '')}$1`);
  renameSync(path, aside);
  return aside;
}

/** Longer than any line: a note is some 300 bytes. */
const tailBytes = 16_384;

/** The newest checkpoint of the file, without reading the rest. */
export function lastCheckpoint(path: string): KeptCheckpoint | null {
  if (!existsSync(path)) return null;
  const file = openSync(path, 'r');
  try {
    return parseLine(tailOf(file).split('\n').at(-2) ?? '');
  } finally {
    closeSync(file);
  }
}

function tailOf(file: number): string {
  const { size } = fstatSync(file);
  const bytes = Buffer.alloc(Math.min(size, tailBytes));
  readSync(file, bytes, 0, bytes.length, size - bytes.length);
  return bytes.toString('utf8');
}

/** Adds a line and returns once it is on the disk. Half a line that a crash left behind goes first. */
export function appendCheckpoint(path: string, checkpoint: KeptCheckpoint): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const file = openSync(path, existsSync(path) ? 'r+' : 'w+', 0o600);
  try {
    const tail = tailOf(file);
    const whole = fstatSync(file).size - Buffer.byteLength(tail.slice(tail.lastIndexOf('\n') + 1));
    ftruncateSync(file, whole);
    writeSync(file, `${JSON.stringify(checkpoint)}\n`, whole);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
