import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Problem } from '../../../platform/problem.ts';
import {
  type Contents,
  contents,
  contentsName,
  formatVersion,
  type Manifest,
  manifest,
  manifestName,
  type Part,
} from './manifest.ts';
import { isEncrypted, type Opening, plainBytes } from './seal.ts';
import { type Member, members } from './tar.ts';

/** A backup that was read to its end and is whole. */
export interface Checked {
  readonly path: string;
  readonly bytes: number;
  readonly manifest: Manifest;
  readonly contents: Contents;
}

const digest = (content: Uint8Array): string => createHash('sha256').update(content).digest('hex');

const beginning = 'the beginning';

/** Errors of reading say where; what opens but is not whole is broken. */
async function* membersOf(path: string, opening: Opening): AsyncGenerator<Member> {
  let last = beginning;
  try {
    for await (const member of members(plainBytes(path, opening))) {
      last = member.name;
      yield member;
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    const unreadable = /^(ENOENT|EISDIR|EACCES)$/.test((error as NodeJS.ErrnoException).code ?? '');
    if (unreadable || (last === beginning && !(await isEncrypted(path))))
      throw new Problem('backup.not_one', { file: basename(path) }, { cause: error });
    throw new Problem('backup.broken', { file: basename(path), part: last }, { cause: error });
  }
}

/**
 * Reads a whole backup and checks every part against its digest. Refused as `backup.not_one`, `backup.locked`,
 * `backup.newer_format` or `backup.broken`, with the part that is wrong.
 */
export async function checkBackup(path: string, opening: Opening): Promise<Checked> {
  const seen: Part[] = [];
  let said: Manifest | null = null;
  let listed: Contents | null = null;
  const broken = (part: string): Problem => new Problem('backup.broken', { file: basename(path), part });
  for await (const { name, content } of membersOf(path, opening)) {
    if (listed !== null) throw broken(name);
    if (said === null) said = readManifest(path, name, content);
    if (name === contentsName) listed = readContents(content, () => broken(name));
    else seen.push({ name, bytes: content.byteLength, sha256: digest(content) });
  }
  if (said === null || listed === null) throw broken(contentsName);
  const { parts } = listed;
  const wrong = parts.findIndex(
    ({ name, bytes, sha256 }, at) =>
      seen[at]?.name !== name || seen[at]?.bytes !== bytes || seen[at]?.sha256 !== sha256,
  );
  if (wrong >= 0) throw broken(parts[wrong]?.name ?? contentsName);
  const extra = seen[parts.length];
  if (extra !== undefined) throw broken(extra.name);
  return { path, bytes: (await stat(path)).size, manifest: said, contents: listed };
}

/** The format is told before anything else is read, so that a newer one is refused as such. */
function readManifest(path: string, name: string, content: Uint8Array): Manifest {
  const notOne = (cause?: unknown): Problem =>
    new Problem('backup.not_one', { file: basename(path) }, { cause });
  if (name !== manifestName) throw notOne();
  let found: unknown;
  try {
    found = JSON.parse(Buffer.from(content).toString('utf8'));
  } catch (error) {
    throw notOne(error);
  }
  const format = (found as { format?: unknown } | null)?.format;
  if (typeof format === 'number' && format > formatVersion)
    throw new Problem('backup.newer_format', { found: format, known: formatVersion });
  const read = manifest.safeParse(found);
  if (!read.success) throw notOne(read.error);
  return read.data;
}

function readContents(content: Uint8Array, broken: () => Problem): Contents {
  try {
    return contents.parse(JSON.parse(Buffer.from(content).toString('utf8')));
  } catch {
    throw broken();
  }
}

/** The parts of a backup that was checked, each compared once more as it is read. */
export async function* partsOf(
  { path, contents: { parts } }: Checked,
  opening: Opening,
): AsyncGenerator<Part & { readonly content: Uint8Array }> {
  let at = 0;
  for await (const { name, content } of membersOf(path, opening)) {
    const part = parts[at];
    at += 1;
    if (part === undefined) continue;
    if (part.name !== name || part.sha256 !== digest(content))
      throw new Problem('backup.broken', { file: basename(path), part: name });
    yield { ...part, content };
  }
}
