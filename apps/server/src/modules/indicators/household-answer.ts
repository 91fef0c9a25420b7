import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type {
  Condition,
  HouseholdFlag,
  HouseholdNumber,
  Predicate,
  SumExpression,
  SurveySource,
} from '@hatangso/contracts/indicator-sources';
import { householdColumn } from './definition.ts';

/** One household's answers; null is "not asked", never "no" and never 0. */
export type Household = Readonly<
  Record<Exclude<HouseholdNumber, 'adults'>, number | null> &
    Record<Exclude<HouseholdFlag, 'connected'>, boolean | null>
>;

/** What a household that answered adds to both sums. */
export interface Contribution {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * What one household adds to a survey source, or null where it has not answered: where what it adds cannot be
 * told from what was asked. Three-valued as SQL's `case when p then f when not p then 0 end`: a condition on an
 * unasked field is unknown, yet one that is false settles the conjunction (a household without fibre adds 0 to
 * connections with IPv6 whether or not IPv6 was asked). The generated SQL must agree with this, row by row.
 */
export function contribution(
  definition: IndicatorDefinition,
  source: SurveySource,
  household: Household,
): Contribution | null {
  const inside = holds(definition, source.where ?? [], household);
  if (inside === null) return null;
  if (!inside) return { numerator: 0, denominator: 0 };
  const numerator = summand(definition, source.numerator, household);
  const denominator = summand(definition, source.denominator, household);
  return numerator === null || denominator === null ? null : { numerator, denominator };
}

function summand(definition: IndicatorDefinition, sum: SumExpression, household: Household): number | null {
  const inside = holds(definition, sum.where ?? [], household);
  if (inside === null) return null;
  if (!inside) return 0;
  return 'count' in sum ? 1 : numberOf(definition, sum.sum, household);
}

/** All conditions hold (true), one does not (false), or it cannot be told (null). */
function holds(definition: IndicatorDefinition, predicate: Predicate, household: Household): boolean | null {
  const answers = predicate.map((one) => satisfies(definition, one, household));
  if (answers.includes(false)) return false;
  return answers.includes(null) ? null : true;
}

function satisfies(definition: IndicatorDefinition, one: Condition, household: Household): boolean | null {
  if ('is' in one) {
    const flag = one.field === 'connected' ? connected(household) : household[one.field];
    return flag === null ? null : flag === one.is;
  }
  const value = numberOf(definition, one.field, household);
  if (value === null) return null;
  return (
    (one.at_least === undefined || value >= one.at_least) &&
    (one.above === undefined || value > one.above) &&
    (one.at_most === undefined || value <= one.at_most) &&
    (one.below === undefined || value < one.below) &&
    (one.equals === undefined || value === one.equals)
  );
}

/** Whether a household has a fixed connection, as far as its answers tell. */
const connected = ({ has_fibre: fibre, has_ipv6: ipv6 }: Household): boolean | null =>
  fibre === true || ipv6 !== null ? true : fibre === null ? null : false;

function numberOf(
  definition: IndicatorDefinition,
  field: HouseholdNumber,
  household: Household,
): number | null {
  const column = householdColumn(definition, field);
  return column === 'adults' ? null : household[column];
}
