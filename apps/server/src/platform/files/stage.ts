import { createReadStream, mkdtempSync } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** Rows read from an upload, laid down as JSON lines until the transaction takes them: memory stays bounded. */
export interface Stage<T> {
  readonly count: number;
  add(row: T): Promise<void>;
  /** The rows in order, as many at a time as one statement may carry. */
  batches(): AsyncGenerator<readonly T[]>;
  dispose(): Promise<void>;
}

const chunkBytes = 2_000_000;
const chunkRows = 5_000;

/** A stage in a private temporary folder; it is made only when a row comes. */
export function makeStage<T extends object>(): Stage<T> {
  let folder: string | null = null;
  let file: FileHandle | null = null;
  let waiting: string[] = [];
  let size = 0;
  let count = 0;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    folder ??= mkdtempSync(join(tmpdir(), 'hatangso-stage-'));
    file ??= await open(join(folder, 'rows'), 'wx', 0o600);
    await file.appendFile(waiting.join(''));
    waiting = [];
    size = 0;
  };
  async function* lines(): AsyncGenerator<string> {
    await flush();
    if (folder === null) return;
    yield* createInterface({
      input: createReadStream(join(folder, 'rows'), { highWaterMark: 1 << 20 }),
      crlfDelay: Number.POSITIVE_INFINITY,
    });
  }
  return {
    get count() {
      return count;
    },
    async add(row) {
      // A line separator inside a text must not end the line for any reader of lines.
      const line = `${JSON.stringify(row).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
      waiting.push(line);
      count += 1;
      size += line.length;
      if (size > chunkBytes) await flush();
    },
    async *batches() {
      let held: T[] = [];
      let bytes = 0;
      for await (const line of lines()) {
        held.push(JSON.parse(line) as T);
        bytes += line.length;
        if (bytes < chunkBytes && held.length < chunkRows) continue;
        yield held;
        held = [];
        bytes = 0;
      }
      if (held.length > 0) yield held;
    },
    async dispose() {
      await file?.close();
      file = null;
      if (folder !== null) await rm(folder, { recursive: true, force: true });
      folder = null;
    },
  };
}
