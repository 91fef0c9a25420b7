import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { Plan } from '@hatangso/contracts/plan';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import { plansInForce } from '../plan/index.ts';
import { closedSources } from './closings.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { figuresOfWard } from './figures-of-ward.ts';
import type { RowContext } from './indicator-rows.ts';
import { targetsByIndicator } from './targets.ts';

export interface WardInput {
  readonly unitCode: string;
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

export interface Read {
  readonly plans: readonly Plan[];
  readonly definitions: readonly IndicatorDefinition[];
  readonly context: RowContext;
}

/** Gathers what every row of a ward needs: plans, figures on all dates, closed sources. */
export async function readWard(input: WardInput, { tx, now, installation }: Doing): Promise<Read> {
  const { unitCode } = input;
  const asOf = input.asOf ?? todayIn(now);
  const knownAt = input.knownAt ?? now.toISOString();
  const plans = await plansInForce(tx, unitCode, asOf, knownAt);
  const definitions = definitionsWith(plans);
  const targets = targetsByIndicator(plans);
  const due = [...new Set([...targets.values()].flat().map((target) => target.due))];
  const figures = await figuresOfWard(
    tx,
    definitions,
    { unitCode, asOf, knownAt: input.knownAt ?? null, now },
    due,
  );
  const closedOn = await closedSources(tx, unitCode, knownAt);
  return {
    plans,
    definitions,
    context: { asOf, knownAt, demonstration: installation.demonstration, figures, targets, closedOn },
  };
}
