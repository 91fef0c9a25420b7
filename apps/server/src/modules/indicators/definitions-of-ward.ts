import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { indicatorDefinitions } from '@hatangso/contracts/indicator-definitions';
import type { Plan } from '@hatangso/contracts/plan';
import type { Tx } from '../../platform/db/client.ts';
import { plansInForce } from '../plan/index.ts';
import { definitionsOf } from './definition.ts';
import { standardDefinitions } from './read-definitions.ts';

interface At {
  readonly unitCode: string;
  readonly asOf: string;
  readonly knownAt: string;
}

/** The standard definitions and those that the ward's plans add. */
export function definitionsWith(plans: readonly Plan[]): IndicatorDefinition[] {
  const added = plans.flatMap((plan) => indicatorDefinitions.parse(plan.indicators));
  const once = [...new Map(added.map((one) => [one.code, one])).values()];
  return definitionsOf(standardDefinitions(), once);
}

export async function definitionsOfWard(
  tx: Tx,
  { unitCode, asOf, knownAt }: At,
): Promise<IndicatorDefinition[]> {
  return definitionsWith(await plansInForce(tx, unitCode, asOf, knownAt));
}
