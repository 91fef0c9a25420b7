import { randomBytes } from 'node:crypto';
import { type FileHandle, open, readFile, rename, writeFile } from 'node:fs/promises';

// A file of JSON lines that can be opened anywhere: 100,000 rows are paged without being read whole. Beside it stands
// an index with the number and the place of each line. Both begin with the same stamp: whoever reads while a new
// version takes their place notices, and reads again.

const flushBytes = 1_000_000;
const stampBytes = 8;
const entryBytes = 12;

/** Writes a store; lines come with rising numbers. Nothing is there under its name before `finish`. */
export class LineWriter<T> {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #stamp: Buffer;
  readonly #numbers: number[] = [];
  readonly #ends: number[] = [];
  #waiting: string[] = [];
  #size = 0;
  #written = stampBytes;

  private constructor(path: string, file: FileHandle, stamp: Buffer) {
    this.#path = path;
    this.#file = file;
    this.#stamp = stamp;
  }

  static async open<T>(path: string): Promise<LineWriter<T>> {
    const stamp = randomBytes(stampBytes);
    const file = await open(`${path}.new`, 'w', 0o600);
    await file.appendFile(stamp);
    return new LineWriter<T>(path, file, stamp);
  }

  get count(): number {
    return this.#numbers.length;
  }

  async add(number: number, value: T): Promise<void> {
    const line = `${JSON.stringify(value)}\n`;
    this.#written += Buffer.byteLength(line);
    this.#numbers.push(number);
    this.#ends.push(this.#written);
    this.#waiting.push(line);
    this.#size += line.length;
    if (this.#size > flushBytes) await this.#flush();
  }

  async finish(): Promise<void> {
    await this.#flush();
    await this.#file.close();
    const index = Buffer.alloc(stampBytes + this.count * entryBytes);
    this.#stamp.copy(index);
    for (let i = 0; i < this.count; i += 1) {
      index.writeDoubleLE(this.#ends[i] ?? 0, stampBytes + i * entryBytes);
      index.writeUInt32LE(this.#numbers[i] ?? 0, stampBytes + i * entryBytes + 8);
    }
    await writeFile(`${this.#path}.index.new`, index, { mode: 0o600 });
    await rename(`${this.#path}.new`, this.#path);
    await rename(`${this.#path}.index.new`, `${this.#path}.index`);
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => undefined);
  }

  async #flush(): Promise<void> {
    if (this.#waiting.length > 0) await this.#file.appendFile(this.#waiting.join(''));
    this.#waiting = [];
    this.#size = 0;
  }
}

/** Reads a store by the order of its lines (0 = the first) or by their numbers. */
export class LineStore<T> {
  readonly #path: string;
  #index: Buffer;

  private constructor(path: string, index: Buffer) {
    this.#path = path;
    this.#index = index;
  }

  /** Throws `ENOENT` where there is none. */
  static async open<T>(path: string): Promise<LineStore<T>> {
    return new LineStore<T>(path, await readFile(`${path}.index`));
  }

  get count(): number {
    return (this.#index.length - stampBytes) / entryBytes;
  }

  numberAt(order: number): number {
    return this.#index.readUInt32LE(stampBytes + order * entryBytes + 8);
  }

  /** Where a number stands, or where it would: the order of the first line with this number or a higher one. */
  orderOf(number: number): number {
    let [low, high] = [0, this.count];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.numberAt(middle) < number) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  has(number: number): boolean {
    const order = this.orderOf(number);
    return order < this.count && this.numberAt(order) === number;
  }

  /** Lines `from` to before `to`. */
  async page(from: number, to: number): Promise<T[]> {
    return this.#opened((file) => this.#read(file, from, to));
  }

  /** The lines with these numbers; those that are not there are left out. */
  async pick(numbers: readonly number[]): Promise<Map<number, T>> {
    return this.#opened(async (file) => {
      const there = numbers.filter((number) => this.has(number));
      const lines = await Promise.all(
        there.map(async (number) => {
          const order = this.orderOf(number);
          return [number, (await this.#read(file, order, order + 1))[0]] as const;
        }),
      );
      const found = new Map<number, T>();
      for (const [number, value] of lines) if (value !== undefined) found.set(number, value);
      return found;
    });
  }

  /** All lines from one on, as many at a time as fit in a little memory. */
  async *stream(from = 0): AsyncGenerator<T> {
    for (let at = from; at < this.count; at += 500) yield* await this.page(at, at + 500);
  }

  /** Opens the lines that the index is of; where a new version has just come, its index is taken. */
  async #opened<R>(use: (file: FileHandle) => Promise<R>): Promise<R> {
    for (let turn = 0; ; turn += 1) {
      const file = await open(this.#path, 'r');
      try {
        const stamp = Buffer.alloc(stampBytes);
        await file.read(stamp, 0, stampBytes, 0);
        if (stamp.equals(this.#index.subarray(0, stampBytes))) return await use(file);
      } finally {
        await file.close();
      }
      if (turn > 50) throw new Error(`lines and index of ${this.#path} do not belong together`);
      if (turn > 0) await new Promise((resolve) => setTimeout(resolve, 5));
      this.#index = await readFile(`${this.#path}.index`);
    }
  }

  async #read(file: FileHandle, from: number, until: number): Promise<T[]> {
    const to = Math.min(until, this.count);
    if (from >= to) return [];
    const start = from === 0 ? stampBytes : this.#endOf(from - 1);
    const bytes = Buffer.alloc(this.#endOf(to - 1) - start);
    await file.read(bytes, 0, bytes.length, start);
    const lines = bytes.toString('utf8').split('\n');
    lines.pop();
    return lines.map((line) => JSON.parse(line) as T);
  }

  #endOf(order: number): number {
    return this.#index.readDoubleLE(stampBytes + order * entryBytes);
  }
}
