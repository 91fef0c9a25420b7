import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { Plan } from '@hatangso/contracts/plan';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { plansInForce } from '../plan/index.ts';
import { type Choice, chooseSource } from './choose-source.ts';
import { closedSources } from './closings.ts';
import { computeFigures } from './compute/compute-figures.ts';
import type { Computed } from './compute/computed.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { definitionsDigest, readStored } from './stored-figures.ts';

export interface FigureAsked {
  readonly unitCode: string;
  readonly indicator: string;
  /** Today, when left out. */
  readonly asOf?: string | undefined;
  /** Now, when left out: then what is stored may serve. */
  readonly knownAt?: string | undefined;
  /** This source instead of the chosen one. */
  readonly source?: string | undefined;
}

export interface FigureThen {
  readonly definition: IndicatorDefinition;
  readonly plans: readonly Plan[];
  readonly asOf: string;
  readonly knownAt: string;
  readonly choice: Choice;
  /** The source told: the one asked for, else the chosen one; null where none speaks. */
  readonly source: string | null;
  /** Its figure; null where it does not speak. */
  readonly computed: Computed | null;
}

/** An indicator as it was defined for a ward on a date, as known at a moment. Throws `indicator.unknown`. */
export async function definitionThen(
  { tx, now }: Doing,
  asked: FigureAsked,
): Promise<Pick<FigureThen, 'definition' | 'plans' | 'asOf' | 'knownAt'> & { all: IndicatorDefinition[] }> {
  const asOf = asked.asOf ?? todayIn(now);
  const knownAt = asked.knownAt ?? now.toISOString();
  const plans = await plansInForce(tx, asked.unitCode, asOf, knownAt);
  const all = definitionsWith(plans);
  const definition = all.find((one) => one.code === asked.indicator);
  if (definition === undefined) throw new Problem('indicator.unknown', { code: asked.indicator });
  return { definition, plans, asOf, knownAt, all };
}

/** One indicator's figure on one date as known at one moment. Throws `indicator.unknown`. */
export async function figureThen(doing: Doing, asked: FigureAsked): Promise<FigureThen> {
  const { unitCode } = asked;
  const { definition, plans, asOf, knownAt, all: definitions } = await definitionThen(doing, asked);
  const stored =
    asked.knownAt === undefined
      ? (await readStored(doing.tx, unitCode, [asOf], definitionsDigest(definitions))).get(asOf)
      : undefined;
  const moment = { unitCode, asOf, knownAt };
  const all = stored ?? (await computeFigures(doing.tx, [definition], moment))[0]?.figures ?? [];
  const own = all.filter((figure) => figure.indicator === definition.code);
  const closedOn = await closedSources(doing.tx, unitCode, knownAt);
  const choice = chooseSource(definition, own, closedOn(definition.code, asOf));
  const source = asked.source ?? choice.chosen?.source ?? null;
  const computed = own.find((figure) => figure.source === source) ?? null;
  return { definition, plans, asOf, knownAt, choice, source, computed };
}
