import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type {
  Condition,
  Predicate,
  SumExpression,
  SurveySource,
} from '@hatangso/contracts/indicator-sources';
import { type RawBuilder, sql } from 'kysely';
import { householdColumn } from '../definition.ts';
import type { Measure } from './measures.ts';

/** A survey source as a pair of columns over households. */
export interface SurveyMeasure extends Measure<SurveySource> {
  /** Column names of the numerator's and denominator's contributions. */
  readonly y: string;
  readonly x: string;
}

type Fragment = RawBuilder<unknown>;
const unknown = sql`null::boolean`;

/**
 * SQL of what a household adds to numerator and denominator; null where it has not answered. The three-valued
 * twin of `contribution` in household-answer.ts, which tests hold it to.
 */
export function contributionColumns(measure: SurveyMeasure, household: string): { y: Fragment; x: Fragment } {
  const { definition, source } = measure;
  const inside = holds(definition, source.where ?? [], household);
  const y = summand(definition, source.numerator, household);
  const x = summand(definition, source.denominator, household);
  // Both or neither: a household whose denominator cannot be told says nothing through its numerator either.
  const within = (mine: Fragment, other: Fragment): Fragment =>
    source.where === undefined
      ? sql`case when (${other}) is not null then (${mine}) end`
      : sql`case when (${inside}) then case when (${other}) is not null then (${mine}) end when not (${inside}) then 0 end`;
  return { y: within(y, x), x: within(x, y) };
}

function summand(definition: IndicatorDefinition, sum: SumExpression, household: string): Fragment {
  const amount = 'count' in sum ? sql`1` : number(definition, sum.sum, household);
  if (sum.where === undefined) return amount;
  const inside = holds(definition, sum.where, household);
  return sql`case when ${inside} then ${amount} when not (${inside}) then 0 end`;
}

/** A conjunction in SQL's own three-valued logic. */
export function holds(
  definition: IndicatorDefinition,
  predicate: Predicate | readonly Condition[],
  household: string,
): Fragment {
  if (predicate.length === 0) return sql`true`;
  return sql`(${sql.join(
    predicate.map((one) => condition(definition, one, household)),
    sql` and `,
  )})`;
}

function condition(definition: IndicatorDefinition, one: Condition, household: string): Fragment {
  if ('is' in one) {
    const flag = one.field === 'connected' ? connected(household) : sql.ref(`${household}.${one.field}`);
    return one.is ? sql`${flag}` : sql`not ${flag}`;
  }
  const value = number(definition, one.field, household);
  const bounds = [
    one.at_least === undefined ? null : sql`${value} >= ${sql.lit(one.at_least)}`,
    one.above === undefined ? null : sql`${value} > ${sql.lit(one.above)}`,
    one.at_most === undefined ? null : sql`${value} <= ${sql.lit(one.at_most)}`,
    one.below === undefined ? null : sql`${value} < ${sql.lit(one.below)}`,
    one.equals === undefined ? null : sql`${value} = ${sql.lit(one.equals)}`,
  ].filter((bound) => bound !== null);
  return bounds.length === 0 ? unknown : sql`(${sql.join(bounds, sql` and `)})`;
}

/** Has a fixed connection: with fibre, or where anything was said of IPv6; null where neither was asked. */
function connected(household: string): Fragment {
  const [fibre, ipv6] = [sql.ref(`${household}.has_fibre`), sql.ref(`${household}.has_ipv6`)];
  return sql`(case when ${fibre} or ${ipv6} is not null then true when not ${fibre} then false end)`;
}

const number = (
  definition: IndicatorDefinition,
  field: Parameters<typeof householdColumn>[1],
  household: string,
): Fragment => sql`${sql.ref(`${household}.${householdColumn(definition, field)}`)}`;
