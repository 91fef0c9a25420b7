import { parentPort, workerData } from 'node:worker_threads';
import { Problem } from '../../problem.ts';
import type { RawRow } from '../cells.ts';
import type { CellContext } from './cell.ts';
import { findMerges } from './merges.ts';
import type { FromWorker, ToWorker, WorkerInput } from './messages.ts';
import { readSharedStrings, readWorkbook } from './parts.ts';
import { sheetRows } from './sheet.ts';
import { readLooks } from './styles.ts';
import { Archive } from './zip.ts';

// A workbook is read in this thread alone, under its own memory limit: a hostile file ends the thread, not the server.

const batchSize = 1_000;
const { source, limits } = workerData as WorkerInput;
const port = parentPort;
if (port === null) throw new Error('to be started as a worker thread');
const send = (message: FromWorker) => port.postMessage(message);

async function open(): Promise<(sheet: number) => AsyncGenerator<RawRow>> {
  const archive = await Archive.open(source, limits);
  const workbook = await readWorkbook(archive, source.name);
  send({ type: 'sheets', names: workbook.sheets.map(({ name }) => name) });
  let context: CellContext | null = null;
  return async function* rows(index) {
    const sheet = workbook.sheets[index];
    if (!sheet) return;
    context ??= {
      date1904: workbook.date1904,
      looks: await readLooks(archive, workbook.stylesPath, source.name),
      strings:
        workbook.stringsPath === null
          ? []
          : await readSharedStrings(archive, workbook.stringsPath, source.name, limits),
    };
    // The first pass also shows how large the sheet really is, before a row of it is believed.
    const merges = await findMerges(archive.stream(sheet.path));
    yield* sheetRows(archive.stream(sheet.path), source.name, context, merges, limits);
  };
}

async function sendBatch(rows: AsyncGenerator<RawRow>): Promise<void> {
  const batch: RawRow[] = [];
  while (batch.length < batchSize) {
    const next = await rows.next();
    if (next.done) return send({ type: 'batch', rows: batch, done: true });
    batch.push(next.value);
  }
  send({ type: 'batch', rows: batch, done: false });
}

function refuse(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  const { code, params } =
    error instanceof Problem
      ? error
      : new Problem('file.damaged', { file: source.name, reason: reason.slice(0, 200) });
  send({ type: 'refused', code, params });
}

const opened = open();
opened.catch(refuse);
let current: AsyncGenerator<RawRow> | null = null;
let work: Promise<void> = Promise.resolve();
port.on('message', (message: ToWorker) => {
  work = work
    .then(async () => {
      if (message.type === 'rows') {
        await current?.return(undefined);
        current = (await opened)(message.sheet);
      }
      if (current !== null) await sendBatch(current);
    })
    .catch(refuse);
});
