import { type FileHandle, open, readFile, rename, writeFile } from 'node:fs/promises';

// A file of JSON lines that can be opened anywhere: 100,000 rows are paged without being read whole. Beside it stands
// an index with the number and the place of each line.

const flushBytes = 1_000_000;

/** Writes a store; lines come with rising numbers. Nothing is there under its name before `finish`. */
export class LineWriter<T> {
  readonly #path: string;
  readonly #file: FileHandle;
  readonly #numbers: number[] = [];
  readonly #ends: number[] = [];
  #waiting: string[] = [];
  #size = 0;
  #written = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  static async open<T>(path: string): Promise<LineWriter<T>> {
    return new LineWriter<T>(path, await open(`${path}.new`, 'w', 0o600));
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
    const count = this.count;
    const index = Buffer.alloc(count * 12);
    for (let i = 0; i < count; i += 1) {
      index.writeDoubleLE(this.#ends[i] ?? 0, i * 12);
      index.writeUInt32LE(this.#numbers[i] ?? 0, i * 12 + 8);
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
  readonly #index: Buffer;

  private constructor(path: string, index: Buffer) {
    this.#path = path;
    this.#index = index;
  }

  /** Throws `ENOENT` where there is none. */
  static async open<T>(path: string): Promise<LineStore<T>> {
    return new LineStore<T>(path, await readFile(`${path}.index`));
  }

  get count(): number {
    return this.#index.length / 12;
  }

  numberAt(order: number): number {
    return this.#index.readUInt32LE(order * 12 + 8);
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
    const file = await open(this.#path, 'r');
    try {
      return await this.#read(file, from, to);
    } finally {
      await file.close();
    }
  }

  /** The lines with these numbers; those that are not there are left out. */
  async pick(numbers: readonly number[]): Promise<Map<number, T>> {
    const found = new Map<number, T>();
    const file = await open(this.#path, 'r');
    try {
      for (const number of numbers) {
        const order = this.orderOf(number);
        if (order >= this.count || this.numberAt(order) !== number) continue;
        const [value] = await this.#read(file, order, order + 1);
        if (value !== undefined) found.set(number, value);
      }
    } finally {
      await file.close();
    }
    return found;
  }

  /** All lines from one on, as many at a time as fit in a little memory. */
  async *stream(from = 0): AsyncGenerator<T> {
    const file = await open(this.#path, 'r');
    try {
      for (let at = from; at < this.count; at += 500) yield* await this.#read(file, at, at + 500);
    } finally {
      await file.close();
    }
  }

  async #read(file: FileHandle, from: number, until: number): Promise<T[]> {
    const to = Math.min(until, this.count);
    if (from >= to) return [];
    const start = from === 0 ? 0 : this.#endOf(from - 1);
    const bytes = Buffer.alloc(this.#endOf(to - 1) - start);
    await file.read(bytes, 0, bytes.length, start);
    const lines = bytes.toString('utf8').split('\n');
    lines.pop();
    return lines.map((line) => JSON.parse(line) as T);
  }

  #endOf(order: number): number {
    return this.#index.readDoubleLE(order * 12);
  }
}
