import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Problem } from '../../problem.ts';
import { defaultLimits, type FileSource, type RawRow, type TableLimits } from '../cells.ts';
import type { FromWorker, ToWorker, WorkerInput } from './messages.ts';

/** An opened workbook. Read one sheet at a time; starting another ends the one before. */
export interface OpenWorkbook {
  readonly sheets: readonly string[];
  rows(sheet: number): AsyncGenerator<RawRow>;
  close(): Promise<void>;
}

/**
 * Opens an XLSX file in a thread of its own, under a memory limit. Throws a `file.*` problem for what is cut,
 * damaged, protected, unsafe, or larger than the limits; the sizes are those of the bytes really inflated.
 */
export async function openXlsx(
  source: FileSource,
  limits: TableLimits = defaultLimits,
): Promise<OpenWorkbook> {
  const reader = new Reader(source, limits);
  try {
    const first = await reader.next();
    if (first.type !== 'sheets') throw new Error(`unexpected ${first.type}`);
    return { sheets: first.names, rows: (sheet) => batches(reader, sheet), close: () => reader.close() };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

async function* batches(reader: Reader, sheet: number): AsyncGenerator<RawRow> {
  const turn = reader.start(sheet);
  for (let done = false; !done; ) {
    const message = await reader.next();
    if (message.type !== 'batch') throw new Error(`unexpected ${message.type}`);
    done = message.done;
    // Ask before handing out, so that the thread works while the caller does: one batch ahead, no more.
    if (!done) reader.send({ type: 'more' });
    yield* message.rows;
    if (!done && reader.turn !== turn) return;
  }
}

class Reader {
  readonly #worker: Worker;
  readonly #source: FileSource;
  readonly #limits: TableLimits;
  readonly #inbox: FromWorker[] = [];
  #failure: unknown = null;
  #wake: () => void = () => {};
  #stale = 0;
  #asked = 0;
  #closing = false;
  turn = 0;

  constructor(source: FileSource, limits: TableLimits) {
    this.#source = source;
    this.#limits = limits;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      // an upload carries functions that cannot cross to the thread
      workerData: { source: { path: source.path, name: source.name }, limits } satisfies WorkerInput,
      resourceLimits: { maxOldGenerationSizeMb: limits.workerMegabytes, maxYoungGenerationSizeMb: 32 },
    });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error: Error) =>
      this.#fail(new Problem('file.reader_failed', { file: source.name, reason: reasonOf(error) })),
    );
    this.#worker.on('exit', () =>
      this.#fail(new Problem('file.reader_failed', { file: source.name, reason: 'exit' })),
    );
  }

  start(sheet: number): number {
    // Batches asked for by an abandoned sheet still arrive; they are dropped.
    this.#stale = this.#asked;
    this.#inbox.length = 0;
    this.turn += 1;
    this.send({ type: 'rows', sheet });
    return this.turn;
  }

  send(message: ToWorker): void {
    this.#asked += 1;
    this.#worker.postMessage(message);
  }

  async next(): Promise<FromWorker> {
    const patience = AbortSignal.timeout(this.#limits.patience);
    const expired = once(patience, 'abort').then(() => 'expired' as const);
    for (;;) {
      const message = this.#inbox.shift();
      if (message?.type === 'refused') throw new Problem(message.code, message.params);
      if (message !== undefined) return message;
      if (this.#failure !== null) throw this.#failure;
      const woken = new Promise<'woken'>((resolve) => {
        this.#wake = () => resolve('woken');
      });
      if ((await Promise.race([woken, expired])) === 'expired') {
        await this.close();
        throw new Problem('file.reader_failed', {
          file: this.#source.name,
          reason: `${this.#limits.patience} ms`,
        });
      }
    }
  }

  async close(): Promise<void> {
    this.#closing = true;
    await this.#worker.terminate();
  }

  #receive(message: FromWorker): void {
    if (message.type === 'batch') {
      this.#asked -= 1;
      if (this.#stale > 0) {
        this.#stale -= 1;
        return;
      }
    }
    this.#inbox.push(message);
    this.#wake();
  }

  #fail(failure: unknown): void {
    if (!this.#closing) this.#failure ??= failure;
    this.#wake();
  }
}

function reasonOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message.slice(0, 200);
}
