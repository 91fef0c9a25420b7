import type { ReportState, StepView } from '@hatangso/contracts/report-desk';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Hand, ReportKey } from '../words/store.ts';

/** A step of the whole report as it was written down. */
export interface Step extends StepView {
  readonly draftKnownAt: string;
  readonly draftSha256: string;
  readonly releaseId: string | null;
}

/** Every step of one report, oldest first. */
export async function stepsOf(tx: Tx, key: ReportKey): Promise<Step[]> {
  const { rows } = await sql<Step>`
    select turn, step, draft, remark, entered_by_name as by, known_from as at, draft_known_at as "draftKnownAt",
           draft_sha256 as "draftSha256", release_id as "releaseId"
    from reporting.steps
    where unit_code = ${key.unitCode} and plan_id = ${key.plan} and year = ${key.year}::int and period = ${key.period}
    order by turn
  `.execute(tx);
  return rows;
}

export type NewStep = Pick<
  Step,
  'turn' | 'step' | 'draft' | 'remark' | 'draftKnownAt' | 'draftSha256' | 'releaseId'
>;

export async function addStep(tx: Tx, key: ReportKey, step: NewStep, hand: Hand): Promise<void> {
  await sql`
    insert into reporting.steps
      (unit_code, province_code, plan_id, year, period, turn, step, draft, draft_known_at, draft_sha256, release_id,
       remark, known_from, entered_by, entered_by_name)
    values (${key.unitCode}, ${hand.provinceCode}, ${key.plan}, ${key.year}::int, ${key.period}, ${step.turn}::int,
            ${step.step}, ${step.draft}::int, ${step.draftKnownAt}::timestamptz, ${step.draftSha256},
            ${step.releaseId}::uuid, ${step.remark}, ${hand.now.toISOString()}::timestamptz, ${hand.actor.id},
            ${hand.actor.name ?? null})
  `.execute(tx);
}

const states: Readonly<Record<Step['step'], ReportState>> = {
  compiled: 'compiled',
  approved: 'approved',
  reopened: 'open',
  released: 'released',
  withdrawn: 'open',
};

/** Where the report stands after its steps. */
export function stateAfter(steps: readonly Pick<Step, 'step'>[]): ReportState {
  const last = steps.at(-1);
  return last === undefined ? 'open' : states[last.step];
}

/** The newest compiled draft; null where there is none. */
export const newestDraft = (steps: readonly Step[]): Step | null =>
  steps.findLast(({ step }) => step === 'compiled') ?? null;

/** The moment whose knowledge a draft holds, of a unit's year and period; of one plan where it is named. */
export async function draftKnownAt(
  tx: Tx,
  asked: Omit<ReportKey, 'plan'> & { readonly plan: string | null; readonly draft: number },
): Promise<{ readonly plan: string; readonly knownAt: string } | null> {
  const { rows } = await sql<{ plan: string; knownAt: string }>`
    select plan_id as plan, draft_known_at as "knownAt"
    from reporting.steps
    where unit_code = ${asked.unitCode} and year = ${asked.year}::int and period = ${asked.period}
      and step = 'compiled' and draft = ${asked.draft}::int
      and (${asked.plan}::text is null or plan_id = ${asked.plan}::text)
    order by known_from desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}
