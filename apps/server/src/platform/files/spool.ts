import { createHash } from 'node:crypto';
import { createWriteStream, mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Problem } from '../problem.ts';
import type { MatchedSheet } from '../tabular/cells.ts';

/** An upload laid down on disk before any transaction is opened. */
export interface SpooledFile {
  readonly path: string;
  /** The name the person gave it; for people only, never used as a path. */
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
  /** Read instead of the table at `path`; see `FileSource`. */
  readonly sheet?: MatchedSheet;
  remove(): Promise<void>;
}

/** Writes a stream to a private temporary folder, hashing it; refused as `request.too_large` past the limit. */
export async function spool(source: Readable, name: string, limitBytes: number): Promise<SpooledFile> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-spool-'));
  const path = join(folder, 'upload');
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > limitBytes)
        return done(new Problem('request.too_large', { limit: `${Math.round(limitBytes / 2 ** 20)} MB` }));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    await pipeline(source, meter, createWriteStream(path, { mode: 0o600 }));
  } catch (error) {
    await remove();
    throw error;
  }
  return { path, name: cleanName(name), size, sha256: hash.digest('hex'), remove };
}

/** The last part of a name, without control characters, at most 200 characters. */
function cleanName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const shown = [...last].filter((character) => character >= ' ' && character !== '\u007f').join('');
  return shown.slice(0, 200) || 'upload';
}
