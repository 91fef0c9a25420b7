import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { type ClaimMoment, claimsInForce } from '../../coverage/index.ts';
import { preferHashJoins, preferNothing } from '../../survey/index.ts';
import { computeUnit } from '../compute/compute-unit.ts';
import type { UnitEvidence } from '../compute/evidence.ts';
import { gatherCoverage } from '../compute/gather-coverage.ts';

export interface OperatorFigure {
  readonly operator: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** So many operators are told apart; a ward has four or five. */
const mostOperators = 8;

/**
 * A coverage figure with the claims of each operator alone, by the arithmetic of the whole. `definition` has the one
 * coverage source that is asked about.
 */
export async function figuresByOperator(
  tx: Tx,
  definition: IndicatorDefinition,
  services: readonly string[],
  evidence: UnitEvidence,
  moment: ClaimMoment & { readonly unitCode: string },
): Promise<OperatorFigure[]> {
  const operators = await operatorsOf(tx, services, moment);
  const only = { ...definition, also: [] };
  const figures: OperatorFigure[] = [];
  for (const { key, name } of operators) {
    await preferHashJoins(tx);
    const alone: ClaimMoment = { ...moment, operatorKey: key };
    const gathered = await gatherCoverage(tx, [only], alone);
    await preferNothing(tx);
    const unit: UnitEvidence = {
      ...evidence,
      coverage: gathered.cells.get(moment.unitCode) ?? [],
      tables: gathered.tables.get(moment.unitCode) ?? [],
      places: gathered.places.get(moment.unitCode) ?? [],
      claims: gathered.claims.get(moment.unitCode) ?? [],
      register: [],
    };
    const [figure] = computeUnit([only], unit);
    if (figure === undefined) continue;
    const { value, numerator, denominator, low, high } = figure;
    figures.push({ operator: name, value, numerator, denominator, low, high });
  }
  return figures;
}

async function operatorsOf(
  tx: Tx,
  services: readonly string[],
  moment: ClaimMoment,
): Promise<{ key: string; name: string }[]> {
  const { rows } = await sql<{ key: string; name: string }>`
    select claim.operator_key as key, min(claim.operator) as name
    from (${claimsInForce(moment)}) as claim
    where claim.service = any(${[...services]}::text[])
    group by claim.operator_key
    order by claim.operator_key
    limit ${mostOperators}
  `.execute(tx);
  return rows;
}
