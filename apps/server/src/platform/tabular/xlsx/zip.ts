import { open } from 'node:fs';
import { promisify } from 'node:util';
import { type Entry, fromFd, type ZipFile } from 'yauzl';
import { Problem } from '../../problem.ts';
import { type FileSource, megabytes, type TableLimits } from '../cells.ts';

const maxEntries = 10_000;
const openFd = promisify(open) as (path: string, flags: string) => Promise<number>;

/** The parts of a workbook's archive; every byte that is inflated is counted against one limit. */
export class Archive {
  readonly #zip: ZipFile;
  readonly #entries: ReadonlyMap<string, Entry>;
  readonly #file: string;
  readonly #limit: number;
  #inflated = 0;

  private constructor(zip: ZipFile, entries: ReadonlyMap<string, Entry>, file: string, limit: number) {
    this.#zip = zip;
    this.#entries = entries;
    this.#file = file;
    this.#limit = limit;
  }

  /** Reads the archive's directory. Throws `file.damaged` for a cut or malformed archive. */
  static async open(source: FileSource, limits: TableLimits): Promise<Archive> {
    const zip = await openZip(source);
    const entries = await listEntries(zip, source.name);
    return new Archive(zip, entries, source.name, limits.unpackedBytes);
  }

  has(path: string): boolean {
    return this.#entries.has(path);
  }

  /**
   * The inflated bytes of a part, chunk by chunk. Sizes in headers are not trusted: throws
   * `file.unpacks_too_large` when the part passes `partLimit` or the archive its own, as the bytes appear.
   */
  async *stream(path: string, partLimit = this.#limit): AsyncGenerator<Buffer> {
    const entry = this.#entries.get(path);
    if (!entry) throw new Problem('file.damaged', { file: this.#file, reason: `no ${path}` });
    let bytes = 0;
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      this.#zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      this.#inflated += chunk.length;
      const over = bytes > partLimit ? partLimit : this.#inflated > this.#limit ? this.#limit : null;
      if (over !== null)
        throw new Problem('file.unpacks_too_large', { file: this.#file, limit: megabytes(over) });
      yield chunk;
    }
  }

  close(): void {
    this.#zip.close();
  }
}

async function openZip(source: FileSource): Promise<ZipFile> {
  const fd = await openFd(source.path, 'r');
  return await new Promise<ZipFile>((resolve, reject) => {
    fromFd(fd, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error
        ? reject(new Problem('file.damaged', { file: source.name, reason: error.message }, { cause: error }))
        : resolve(zip),
    );
  });
}

async function listEntries(zip: ZipFile, file: string): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  return await new Promise((resolve, reject) => {
    const refuse = (reason: string) => reject(new Problem('file.damaged', { file, reason }));
    if (zip.entryCount > maxEntries) return refuse(`${zip.entryCount} parts`);
    zip.on('entry', (entry: Entry) => {
      // Two parts of one name are read differently by different programs.
      if (entries.has(entry.fileName)) return refuse(`two parts named ${entry.fileName}`);
      if (entry.isEncrypted()) return reject(new Problem('file.encrypted', { file }));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('error', (error: Error) => refuse(error.message));
    zip.on('end', () => resolve(entries));
    zip.readEntry();
  });
}
