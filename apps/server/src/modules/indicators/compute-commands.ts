import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { command, unitTurn } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import { allPlans } from '../plan/index.ts';
import { computeFigures } from './compute/compute-figures.ts';
import { definitionsOfWard, definitionsWith } from './definitions-of-ward.ts';
import { datesOf } from './figures-of-ward.ts';
import { standardDefinitions } from './read-definitions.ts';
import { definitionsDigest, readStored, storeFigures } from './stored-figures.ts';

export interface ComputeInput {
  /** One ward, or null for all. */
  readonly unitCode: string | null;
  readonly provinceCode: string;
  readonly asOf: string | null;
  /** Computed again even where what is stored looks good. */
  readonly afresh?: true;
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
        : await computeWard(doing, input.unitCode, asOf, input.afresh === true);
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

async function computeWard(doing: Doing, unitCode: string, asOf: string, afresh: boolean): Promise<Done> {
  const { tx, now } = doing;
  const knownAt = now.toISOString();
  const definitions = await definitionsOfWard(tx, { unitCode, asOf, knownAt });
  const sha = definitionsDigest(definitions);
  const dates = await datesOf(tx, { unitCode, asOf, knownAt: null, now }, []);
  const good = afresh ? new Map<string, unknown>() : await readStored(tx, unitCode, dates, sha);
  let figures = 0;
  for (const date of dates.filter((one) => !good.has(one))) {
    const moment = { unitCode, asOf: date, knownAt };
    figures += await storeFigures(tx, await computeFigures(tx, definitions, moment), moment, sha);
  }
  return { wards: 1, figures };
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
