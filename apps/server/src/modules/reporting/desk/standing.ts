import type { ReportState } from '@hatangso/contracts/report-desk';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { provinceOf } from '../../territory/index.ts';
import { buildMarked } from '../build.ts';
import { officeIdToday, officeToday } from '../facts.ts';
import { type Gathered, gatherReport } from '../gather.ts';
import type { ReportKey } from '../words/store.ts';
import { type Worded, withWords } from '../words/with-words.ts';
import { type Deadline, deadlineOf } from './deadlines.ts';
import { type OfficePart, partsOf } from './parts.ts';
import { type PartWord, partWords } from './parts-store.ts';
import { type Step, stateAfter, stepsOf } from './steps-store.ts';

/** One report as it stands: what is computed, what people wrote, what offices handed in, how far the whole is. */
export interface StandingReport {
  readonly key: ReportKey;
  readonly provinceCode: string;
  readonly today: string;
  readonly gathered: Gathered;
  readonly worded: Worded;
  readonly parts: readonly OfficePart[];
  readonly words: ReadonlyMap<string, readonly PartWord[]>;
  readonly steps: readonly Step[];
  readonly state: ReportState;
  readonly deadlines: { readonly offices: Deadline | null; readonly upward: Deadline | null };
}

export interface DeskAsked {
  readonly unitCode: string;
  readonly year: number;
  readonly period: PeriodKind;
  readonly plan?: string | undefined;
}

/** Everything the desk knows of a report, in one snapshot. Refused as the report itself is (`gatherReport`). */
export async function standingReport(asked: DeskAsked, doing: Doing): Promise<StandingReport> {
  const { tx, now } = doing;
  const provinceCode = await provinceOf.run({ code: asked.unitCode }, doing);
  const gathered = await gatherReport.run({ ...asked, internal: false }, doing);
  const { input, plan } = gathered;
  const key: ReportKey = {
    unitCode: asked.unitCode,
    plan: plan.id,
    year: asked.year,
    period: asked.period,
  };
  const worded = withWords(buildMarked(input), input.words);
  const steps = await stepsOf(tx, key);
  const { offices, upward } = gathered.deadlines;
  const deadline = ({ at, before }: Gathered['deadlines']['offices']) =>
    deadlineOf(at, before, asked.year, asked.period);
  return {
    key,
    provinceCode,
    today: todayIn(now),
    gathered,
    worded,
    parts: partsOf(input, worded, plan.reporting.compiler),
    words: await partWords(tx, key),
    steps,
    state: stateAfter(steps),
    deadlines: { offices: deadline(offices), upward: deadline(upward) },
  };
}

/** The office that whoever acts is bound to, as it answers today; null for whoever may write for any. */
export function boundOffice({ actor }: Pick<Doing, 'actor'>, { gathered }: StandingReport): string | null {
  return actor.role === 'office' ? (officeIdToday(gathered.input, actor.office) ?? '') : null;
}

/** Throws `auth.not_your_office` where an office writes what another one, or whoever compiles, answers for. */
export function demandOffice(doing: Doing, standing: StandingReport, office: string | null): void {
  const own = boundOffice(doing, standing);
  if (own === null || own === office) return;
  const { input } = standing.gathered;
  const compiler = standing.parts.find(({ compiles }) => compiles)?.office ?? null;
  throw new Problem('auth.not_your_office', {
    office: officeToday(input, office ?? compiler),
    own: officeToday(input, own),
  });
}

/** Throws `report.not_open` where the report is approved or released. */
export function demandOpen({ state }: StandingReport): void {
  if (state === 'approved' || state === 'released') throw new Problem('report.not_open');
}

/** Commands on one ward's reports run one after the other. */
export const reportTurn = ({ unitCode }: { readonly unitCode: string }): string => `report:${unitCode}`;
