import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sql } from 'kysely';
import { command, unitTurn } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { NATION } from '../../platform/db/scope.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import { allPlans, plansInForce } from '../plan/index.ts';
import { boundariesOf, spanOf } from './boundaries.ts';
import { computeFigures, type UnitFigures } from './compute/compute-figures.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { datesOf } from './figures-of-ward.ts';
import { standardDefinitions } from './read-definitions.ts';
import { definitionsDigest, readStored, storeFigures } from './stored-figures.ts';

export interface ComputeInput {
  /** One ward, or null for all. */
  readonly unitCode: string | null;
  readonly provinceCode: string;
  readonly asOf: string | null;
  /** A batch whose dates are computed again even where what is stored looks good. */
  readonly afresh?: string | null;
}

export interface ComputeOutput {
  readonly asOf: string;
  readonly wards: number;
  readonly figures: number;
  readonly seconds: number;
}

/** Computes and stores figures; incremental: a ward's dates that are still good are left alone. */
export const computeCommand = command({
  name: 'indicators.figure.compute',
  // of a ward: never while a sheet is coming in, so that what is stored is not older than it says
  turn: (input: ComputeInput) => unitTurn(input.unitCode ?? `figures:${NATION}`),
  async run(input: ComputeInput, doing): Promise<ComputeOutput> {
    const started = performance.now();
    const asOf = input.asOf ?? todayIn(doing.now);
    const done =
      input.unitCode === null
        ? await computeAll(doing, asOf)
        : await computeWard(doing, input.unitCode, asOf, input.afresh ?? null);
    return { asOf, ...done, seconds: Math.round(performance.now() - started) / 1000 };
  },
  audit: ({ unitCode, provinceCode }, output) => [
    {
      object: { kind: 'indicators.figures', id: `${unitCode ?? 'all'}@${output.asOf}` },
      unitCode: unitCode ?? NATION,
      provinceCode,
      facts: { wards: output.wards, figures: output.figures },
    },
  ],
});

interface Done {
  readonly wards: number;
  readonly figures: number;
}

async function computeWard(
  doing: Doing,
  unitCode: string,
  asOf: string,
  afresh: string | null,
): Promise<Done> {
  const { tx, now } = doing;
  const knownAt = now.toISOString();
  const plans = await plansInForce(tx, unitCode, asOf, knownAt);
  const definitions = definitionsWith(plans);
  const sha = definitionsDigest(definitions);
  const due = plans.flatMap((plan) => plan.targets.map((target) => target.due));
  const dates = await datesOf(tx, { unitCode, asOf, knownAt: null, now }, due);
  const good = await readStored(tx, unitCode, dates, sha);
  const since = afresh === null ? null : await firstTouched(tx, unitCode, afresh);
  const wanted = dates.filter((date) => !good.has(date) || (since !== null && date >= since));
  const boundaries = await boundariesOf(tx, { unitCode, asOf, knownAt });
  const spans = new Map<string, UnitFigures[]>();
  let figures = 0;
  for (const date of wanted) {
    const span = spanOf(boundaries, date);
    const moment = { unitCode, asOf: date, knownAt };
    const computed = spans.get(span) ?? (await computeFigures(tx, definitions, moment));
    spans.set(span, computed);
    figures += await storeFigures(tx, computed, moment, sha);
  }
  return { wards: 1, figures };
}

/**
 * The first date that a batch can have touched. A computation of the country that ran while it came in stored figures
 * that look newer than the batch and do not hold it: from this date on they are made again.
 */
async function firstTouched(tx: Tx, unitCode: string, batchId: string): Promise<string | null> {
  const { rows } = await sql<{ since: string }>`
    select speaks_from::text as since from evidence.batches where unit_code = ${unitCode} and id = ${batchId}::uuid
  `.execute(tx);
  const since = rows[0]?.since ?? null;
  return since === '-infinity' ? '' : since;
}

/** One set-based pass over the country with the standard definitions; wards that add their own are made one by one. */
async function computeAll(doing: Doing, asOf: string): Promise<Done> {
  const { tx, now } = doing;
  const knownAt = now.toISOString();
  const own = new Map<string, IndicatorDefinition[]>();
  for (const [unitCode, plans] of await allPlans(tx, asOf, knownAt)) {
    if (plans.some((plan) => plan.indicators.length > 0)) own.set(unitCode, definitionsWith(plans));
  }
  const standard = standardDefinitions();
  const moment = { unitCode: null, asOf, knownAt };
  const units = (await computeFigures(tx, standard, moment)).filter((unit) => !own.has(unit.unitCode));
  let figures = await storeFigures(tx, units, moment, definitionsDigest(standard));
  for (const [unitCode, definitions] of own) {
    const computed = await computeFigures(tx, definitions, { ...moment, unitCode });
    figures += await storeFigures(tx, computed, moment, definitionsDigest(definitions));
  }
  return { wards: units.length + own.size, figures };
}
