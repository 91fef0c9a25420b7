import { randomUUID } from 'node:crypto';
import type { RowProblem } from '@hatangso/contracts/problems';
import { command, runCommand } from '../../../platform/action.ts';
import { wardScope } from '../../../platform/db/scope.ts';
import { type Kernel, machineActor } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { insertBatch, type TakeInput } from '../commands.ts';
import type { ImportKind, ImportOptions, PreparedFile } from '../kind.ts';
import { type DraftFiles, writeNote } from './files.ts';
import { type Found, keepFound, placeFinder } from './found.ts';
import type { Layout } from './lay-out.ts';
import { dataRows, fileForKind, type Matching } from './matching.ts';
import type { Mends } from './mends.ts';
import type { DraftRecord } from './store.ts';

export interface Checked {
  readonly draft: DraftRecord;
  readonly files: DraftFiles;
  readonly layout: Layout;
  readonly matching: Matching;
  readonly mends: Mends;
  readonly kind: ImportKind;
  /** What all of this comes to: kept with what is found. */
  readonly key: string;
}

export const optionsOf = ({ settings }: DraftRecord): ImportOptions => ({
  asOf: settings.options.asOf,
  round: settings.options.round,
  zone: settings.options.zone,
  province: null,
  skipBadRows: false,
});

/** What only the database knows, asked as if the file were taken in; everything is rolled back. */
const askDatabase = command({
  name: 'evidence.draft.check',
  dryRun: () => true,
  async run(input: TakeInput, doing) {
    const { unitCode, provinceCode, options } = input;
    const asOf = options.asOf ?? todayIn(doing.now);
    const batch = { id: randomUUID(), unitCode, provinceCode, now: doing.now, options, asOf };
    await insertBatch(batch, input, doing);
    return input.prepared.take(batch, doing);
  },
  audit: () => [],
});

/** Finds everything wrong with a draft as it stands and keeps it beside the rows; nothing is written to the ledger. */
export async function checkDraft(
  kernel: Kernel,
  given: Checked,
  onProgress: (done: number) => void,
): Promise<Found> {
  const { files, layout, matching, mends, key } = given;
  const { store } = await dataRows(files, matching.headerRow ?? 0);
  const read = await findProblems(kernel, given, onProgress);
  const found = await keepFound(files, {
    revision: mends.revision,
    ...read,
    columns: matching.columns,
    spec: matching.spec,
    // a line has one cell, whatever part of the plan a problem names
    placesOf: layout.format === 'lines' ? () => [0] : placeFinder(matching.columns, matching.spec),
    isRow: (row) => store.has(row),
  });
  await writeNote(files, 'found', { ...found, key });
  return found;
}

async function findProblems(
  kernel: Kernel,
  { draft, files, layout, matching, mends, kind }: Checked,
  onProgress: (done: number) => void,
): Promise<{ rowsRead: number; problems: readonly RowProblem[]; warnings: readonly RowProblem[] }> {
  const file = { name: draft.fileName, sha256: draft.sha256, bytes: draft.bytes };
  const options: ImportOptions = { ...optionsOf(draft), checkOnly: true };
  let prepared: PreparedFile | null = null;
  try {
    const spooled = await fileForKind(files, file, layout, matching, mends, onProgress);
    prepared = await kind.prepare(spooled, options);
    const { unitCode, provinceCode } = draft;
    const input = { kind, unitCode, provinceCode, file: spooled, options, prepared, dryRun: true };
    const caller = {
      actor: machineActor('job:evidence.draft.check', wardScope(unitCode)),
      scope: wardScope(unitCode),
    };
    const taken = await runCommand(kernel, askDatabase, input, { ...caller, language: 'vi' });
    return {
      rowsRead: prepared.rowsRead,
      problems: [...prepared.problems, ...taken.problems],
      warnings: [...(prepared.warnings ?? []), ...(taken.warnings ?? [])],
    };
  } catch (error) {
    // refused as a whole: with its rows, or as one problem of the file
    if (!(error instanceof Problem) || error.status >= 500) throw error;
    const rows = error.rows.length > 0 ? error.rows : [{ code: error.code, row: 0, params: error.params }];
    return { rowsRead: prepared?.rowsRead ?? 0, problems: rows, warnings: [] };
  } finally {
    await prepared?.dispose?.();
  }
}
