import { randomUUID } from 'node:crypto';
import type { ImportReport } from '@hatangso/contracts/evidence';
import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import { command, unitTurn } from '../../platform/action.ts';
import type { SpooledFile } from '../../platform/files/spool.ts';
import { rowProblemView } from '../../platform/http/reply-problem.ts';
import type { AuditFact, Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { demandKind } from './demand-kind.ts';
import { findSameFile, type SameFile } from './find-same-file.ts';
import type { ImportKind, ImportOptions, OpenBatch, PreparedFile, Taken } from './kind.ts';

export interface TakeInput {
  readonly kind: ImportKind;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly file: Omit<SpooledFile, 'path' | 'remove'>;
  readonly options: ImportOptions;
  readonly prepared: PreparedFile;
  readonly dryRun: boolean;
  /** Only the maker of a demonstration may add to one. */
  readonly generated?: true;
}

/** What a batch changed, beside its report: the report is what is answered, this is for the log alone. */
const changes = new WeakMap<ImportReport, NonNullable<AuditFact['change']>>();

/** Rows that others took the place of stay where they are, closed; the log says how many, and of one thing what it was. */
export const changeOf = (report: ImportReport): NonNullable<AuditFact['change']> =>
  changes.get(report) ?? { before: { rows: report.rowsReplaced }, after: { rows: report.rowsTaken } };

/** Refused rows are told up to this many; the count is always whole. */
const toldProblems = 1_000;

/** Takes a prepared file in as one batch: all of it or nothing, unless bad rows may be skipped. */
export const takeBatch = command({
  name: 'evidence.batch.take',
  // two sheets at once would not see what the other replaces
  turn: (input: TakeInput) => unitTurn(input.unitCode),
  dryRun: (input: TakeInput) => input.dryRun,
  unchanged: (report: ImportReport) => report.already,
  async run(input: TakeInput, doing) {
    if (doing.installation.demonstration && input.generated !== true) {
      throw new Problem('install.demonstration', { place: './data' });
    }
    demandKind(doing.actor, input.kind.kind);
    const same = await findSameFile(doing.tx, input);
    if (same !== null) return sameFileReport(same, input, doing);
    const batch = openBatch(input, doing);
    await insertBatch(batch, input, doing);
    const taken = await input.prepared.take(batch, doing);
    const problems = [...input.prepared.problems, ...taken.problems].sort((a, b) => a.row - b.row);
    refuse(input, problems, taken);
    await finishBatch(batch, taken, input, problems, doing);
    const report = reportOf(batch, taken, input, problems, doing);
    if (taken.change !== undefined) changes.set(report, taken.change);
    return report;
  },
  audit: (input, report) => [
    {
      object: { kind: `evidence.${input.kind.kind}`, id: report.id ?? '' },
      unitCode: input.unitCode,
      provinceCode: input.provinceCode,
      facts: {
        sha256: input.file.sha256,
        taken: report.rowsTaken,
        refused: report.rowsRefused,
        asOf: report.asOf,
      },
      change: changeOf(report),
    },
  ],
});

function refuse(input: TakeInput, problems: readonly RowProblem[], taken: Taken): void {
  const refused = new Set(problems.map((problem) => problem.row)).size;
  const params = { file: input.file.name, refused, read: input.prepared.rowsRead };
  if (refused > 0 && (!input.options.skipBadRows || taken.rowsTaken === 0)) {
    throw new Problem('import.refused', params, { rows: problems.slice(0, toldProblems) });
  }
  if (taken.rowsTaken === 0) throw new Problem('import.empty', { file: input.file.name });
}

function openBatch(input: TakeInput, doing: Doing): OpenBatch {
  const { unitCode, provinceCode, options } = input;
  const asOf = options.asOf ?? todayIn(doing.now);
  return { id: randomUUID(), unitCode, provinceCode, now: doing.now, options, asOf };
}

/** The batch's own record; its counts come when its rows are in. */
export async function insertBatch(batch: OpenBatch, input: TakeInput, doing: Doing): Promise<void> {
  await sql`
    insert into evidence.batches
      (unit_code, province_code, id, kind, file_name, file_sha256, file_bytes, as_of, as_of_given, round,
       rows_read, rows_taken, rows_refused, refusals, taken_at, taken_by, demonstration)
    values (${batch.unitCode}, ${batch.provinceCode}, ${batch.id}, ${input.kind.kind}, ${input.file.name},
            ${input.file.sha256}, ${input.file.size}, ${batch.asOf}, ${input.options.asOf !== null}, ${input.options.round},
            ${input.prepared.rowsRead}, 0, 0, '[]'::json, ${doing.now.toISOString()}, ${doing.actor.id},
            ${doing.installation.demonstration})
  `.execute(doing.tx);
}

const evidenceDate = (batch: OpenBatch, taken: Taken): string =>
  batch.options.asOf ?? taken.asOf ?? batch.asOf;

async function finishBatch(
  batch: OpenBatch,
  taken: Taken,
  input: TakeInput,
  problems: readonly RowProblem[],
  doing: Doing,
): Promise<void> {
  const refusals = problems.slice(0, toldProblems).map(({ row, column, code }) => ({ row, column, code }));
  await sql`
    update evidence.batches
    set as_of = ${evidenceDate(batch, taken)}::date, speaks_from = ${taken.speaksFrom ?? '-infinity'}::date, rows_taken = ${taken.rowsTaken}::integer,
        rows_refused = ${input.prepared.rowsRead - taken.rowsTaken}::integer, refusals = ${JSON.stringify(refusals)}::json
    where unit_code = ${batch.unitCode} and id = ${batch.id}::uuid
  `.execute(doing.tx);
}

function reportOf(
  batch: OpenBatch,
  taken: Taken,
  input: TakeInput,
  problems: readonly RowProblem[],
  doing: Doing,
): ImportReport {
  return {
    id: input.dryRun ? null : batch.id,
    kind: input.kind.kind,
    unitCode: batch.unitCode,
    fileName: input.file.name,
    sha256: input.file.sha256,
    dryRun: input.dryRun,
    already: false,
    asOf: evidenceDate(batch, taken),
    round: input.options.round,
    rowsRead: input.prepared.rowsRead,
    rowsTaken: taken.rowsTaken,
    rowsRefused: input.prepared.rowsRead - taken.rowsTaken,
    rowsReplaced: taken.rowsReplaced,
    problems: problems.slice(0, toldProblems).map(rowProblemView),
    warnings: [...(input.prepared.warnings ?? []), ...(taken.warnings ?? [])]
      .slice(0, toldProblems)
      .map(rowProblemView),
    unknownColumns: [...(input.prepared.unknownColumns ?? [])],
    ...(doing.installation.demonstration ? { demonstration: true as const } : {}),
  };
}

function sameFileReport(same: SameFile, input: TakeInput, doing: Doing): ImportReport {
  const { prepared, file, kind, dryRun, unitCode } = input;
  return {
    id: same.id,
    kind: kind.kind,
    unitCode,
    fileName: file.name,
    sha256: file.sha256,
    dryRun,
    already: true,
    asOf: same.as_of,
    round: same.round,
    rowsRead: prepared.rowsRead,
    rowsTaken: 0,
    rowsRefused: 0,
    rowsReplaced: 0,
    problems: [],
    warnings: [],
    unknownColumns: [],
    ...(doing.installation.demonstration ? { demonstration: true as const } : {}),
  };
}
