import { readFile } from 'node:fs/promises';
import type { PlanAdjustment } from '@hatangso/contracts/plan';
import type { RowProblem } from '@hatangso/contracts/problems';
import type { Tx } from '../../platform/db/client.ts';
import type { SpooledFile } from '../../platform/files/spool.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import {
  closeReplaced,
  type ImportKind,
  insertRows,
  type OpenBatch,
  type PreparedFile,
  type Taken,
  takeBack,
} from '../evidence/index.ts';
import { planAsOf } from './adjust.ts';
import { lockPlans } from './lock-plans.ts';
import { needs } from './own-office.ts';
import { type ParsedPlan, parsePlan, planSizeLimit } from './parse.ts';
import { placeOf } from './places.ts';
import { always, enteredAdjustments, knownPlans, notInFile } from './plans-in-force.ts';
import { planRow, plansTable } from './plans-table.ts';

/** Looks at the indicators a plan adds; `column` of a refusal is the path in the plan's file. */
export type CheckIndicators = (records: readonly unknown[]) => readonly RowProblem[];

/** The plan's file (YAML). Refused with its lines where it cannot be read, or speaks of another unit. */
export const planKind = (checkIndicators: CheckIndicators): ImportKind => ({
  kind: 'plan',
  level: 'ward',
  spec: null,
  prepare: async (file) => preparedPlan(await readPlanText(file), checkIndicators),
  async undo({ id, unitCode }, { tx, now }) {
    await lockPlans(tx, unitCode);
    await takeBack(tx, plansTable, { id, unitCode, now });
    // An earlier file may come back to which changes entered since do not apply: then nothing is taken back.
    for (const { plan, entered } of await knownPlans(tx, unitCode, now.toISOString()))
      planAsOf(plan, always, entered);
  },
});

/** The file that somebody edited: null where the ward had no such plan. */
export interface Edited {
  readonly plan: string;
  readonly seen: string | null;
}

/** A plan's text, from a file or edited on screen, ready to be taken in. */
export function preparedPlan(
  content: string,
  checkIndicators: CheckIndicators,
  edited: Edited | null = null,
): PreparedFile {
  const parsed = parsePlan(content);
  const problems = [
    ...periodProblems(parsed),
    ...indicatorProblems(parsed, checkIndicators),
    ...adjustmentProblems(parsed, []),
  ];
  return {
    rowsRead: 1,
    problems,
    take: (batch, doing) => takePlan({ parsed, content, edited }, problems, batch, doing),
  };
}

/** The text of a plan's file, refused as `plan.too_large` before it is read. */
export async function readPlanText(file: Pick<SpooledFile, 'path' | 'size'>): Promise<string> {
  if (file.size > planSizeLimit)
    throw new Problem('plan.too_large', { size: file.size, limit: planSizeLimit });
  return (await readFile(file.path, 'utf8')).replace(/^\ufeff/, '');
}

/** What is wrong with the plan's own indicators, each with its line. */
export function indicatorProblems({ plan, places }: ParsedPlan, check: CheckIndicators): RowProblem[] {
  if (plan.indicators.length === 0) return [];
  return check(plan.indicators).map((problem) => {
    const { line } = placeOf(places, problem.column ?? 'indicators');
    return { ...problem, row: line, params: { ...problem.params, line } };
  });
}

interface ReadFile {
  readonly parsed: ParsedPlan;
  readonly content: string;
  readonly edited: Edited | null;
}

async function takePlan(
  { parsed, content, edited }: ReadFile,
  unsound: readonly RowProblem[],
  batch: OpenBatch,
  { tx, actor }: Doing,
): Promise<Taken> {
  const { plan } = parsed;
  needs(actor, 'plan.plan.edit', batch.unitCode);
  await lockPlans(tx, batch.unitCode);
  if (edited !== null) await sameFileStands(tx, edited, batch);
  const entered = await enteredAdjustments(tx, batch.unitCode, plan.id, batch.now.toISOString());
  const problems = [
    ...unitProblems(parsed, batch.unitCode),
    ...(unsound.length === 0 ? adjustmentProblems(parsed, notInFile(plan, entered)) : []),
  ];
  if (unsound.length + problems.length > 0) return { rowsTaken: 0, rowsReplaced: 0, problems };
  const before = await standingFile(tx, plan.id, batch);
  await insertRows(tx, plansTable, batch, [planRow(plan, content)]);
  const change = { before: { file: before }, after: { file: batch.id } };
  return { rowsTaken: 1, rowsReplaced: await closeReplaced(tx, plansTable, batch), problems: [], change };
}

/** Throws `plan.file.changed_meanwhile` where another file stands by now than the one that was edited. */
async function sameFileStands(tx: Tx, { plan, seen }: Edited, batch: OpenBatch): Promise<void> {
  if ((await standingFile(tx, plan, batch)) !== seen)
    throw new Problem('plan.file.changed_meanwhile', { plan });
}

/** The import that the plan's file came by; null where the ward has no such plan. */
async function standingFile(tx: Tx, plan: string, { unitCode, now }: OpenBatch): Promise<string | null> {
  const known = await knownPlans(tx, unitCode, now.toISOString());
  return known.find((one) => one.plan.id === plan)?.batch ?? null;
}

function unitProblems({ plan, places }: ParsedPlan, unitCode: string): RowProblem[] {
  const { code } = plan.territory.today;
  if (code === unitCode) return [];
  const column = 'territory.today.code';
  return [
    {
      code: 'plan.other_unit',
      row: placeOf(places, column).line,
      column,
      value: code,
      params: { unit: unitCode },
    },
  ];
}

function periodProblems({ plan, places }: ParsedPlan): RowProblem[] {
  const { from, to } = plan.period;
  if (from === null || from <= to) return [];
  return [
    {
      code: 'plan.period_backwards',
      row: placeOf(places, 'period.to').line,
      column: 'period.to',
      params: { from, to },
    },
  ];
}

/** A file whose adjustments, or those entered on top of it, do not apply would leave the unit without a plan. */
function adjustmentProblems({ plan, places }: ParsedPlan, entered: readonly PlanAdjustment[]): RowProblem[] {
  try {
    planAsOf(plan, always, entered);
    return [];
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const at = plan.adjustments.findIndex(({ id }) => id === error.params.adjustment);
    const column = at < 0 ? 'adjustments' : `adjustments[${at}]`;
    return [{ code: error.code, row: placeOf(places, column).line, column, params: error.params }];
  }
}
