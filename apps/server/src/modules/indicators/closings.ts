import { createHash, randomUUID } from 'node:crypto';
import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { CloseBody } from '@hatangso/contracts/indicator-routes';
import { sourceId } from '@hatangso/contracts/indicator-sources';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { plansInForce } from '../plan/index.ts';
import { chooseSource } from './choose-source.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { figuresOfWard } from './figures-of-ward.ts';
import { demandInCharge } from './in-charge.ts';

export interface Closing {
  readonly indicator: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly source: string | null;
}

export interface CloseInput extends CloseBody {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly indicator: string;
  /** The day whose figures are closed, ISO: sources must speak on it, and the proposal is that of this day. */
  readonly closing: string;
}

export interface Closed extends Omit<CloseBody, 'reason'> {
  readonly id: string;
  /** The source that was closed for the same period until now. */
  readonly before: string | null;
  readonly indicator: string;
}

/**
 * The office in charge chooses the source of an indicator for a period (so lieu chot); null opens it again. Whether the
 * period may still be closed is for the reports that rest on it to say: this is called by the command that asks them.
 */
export async function closeSource(input: CloseInput, { tx, now, actor }: Doing): Promise<Closed> {
  const { unitCode, provinceCode, indicator, from, to, source } = input;
  const plans = await plansInForce(tx, unitCode, to, now.toISOString());
  const definitions = definitionsWith(plans);
  const definition = definitions.find((one) => one.code === indicator);
  if (definition === undefined) throw new Problem('indicator.unknown', { code: indicator });
  demandInCharge(actor, plans, definition, to);
  await mustSpeak(tx, definition, definitions, input, now);
  const id = randomUUID();
  const earlier = await sql<{ source: string | null }>`
    select source from indicators.closings
    where unit_code = ${unitCode} and indicator = ${indicator} and period_from = ${from}::date and period_to = ${to}::date
    order by closed_at desc, id
    limit 1
  `.execute(tx);
  await sql`
    insert into indicators.closings
      (unit_code, province_code, id, indicator, period_from, period_to, source, reason, closed_at, closed_by, closed_by_name)
    values (${unitCode}, ${provinceCode}, ${id}, ${indicator}, ${from}, ${to}, ${source},
            ${input.reason?.trim() || null}, ${now.toISOString()}, ${actor.id}, ${actor.name})
  `.execute(tx);
  return { id, indicator, from, to, source, before: earlier.rows[0]?.source ?? null };
}

export const closingFacts = (
  { unitCode, provinceCode, indicator, from, to, source }: CloseInput,
  { id, before }: Closed,
) => [
  {
    object: { kind: 'indicators.closing', id },
    unitCode,
    provinceCode,
    facts: { indicator, from, to, ...sourceOf(source) },
    change: { before: sourceOf(before), after: sourceOf(source) },
  },
];

/** A register's source ends in its supplier as people wrote it, who may be a person: the log keeps a digest of it. */
function sourceOf(source: string | null): Readonly<Record<string, string | null>> {
  if (source === null) return { source };
  const digest = createHash('sha256').update(source).digest('hex');
  return { source: source.split(':', 1)[0] ?? '', sourceSha256: digest };
}

/** Only a source that has a figure on the closing day can be closed, and another than the proposed one only with a reason. */
async function mustSpeak(
  tx: Tx,
  definition: IndicatorDefinition,
  definitions: readonly IndicatorDefinition[],
  { unitCode, indicator, from, to, closing, source, reason }: CloseInput,
  now: Date,
): Promise<void> {
  if (source === null) return;
  const figures = await figuresOfWard(tx, definitions, { unitCode, asOf: closing, knownAt: null, now });
  const own = (figures.get(closing) ?? []).filter((one) => one.indicator === indicator);
  if (!own.some((one) => one.source === source))
    throw new Problem('indicator.close_unknown_source', { code: indicator, source, period: `${from}/${to}` });
  const compares = definition.sources.some(
    (one) => one.comparesOnly === true && sourceId(one) === source.split(':', 1)[0],
  );
  if (compares) throw new Problem('indicator.close_comparison_only', { code: indicator, source });
  const proposed = chooseSource(definition, own, null).chosen?.source ?? source;
  if (source !== proposed && (reason?.trim() ?? '') === '')
    throw new Problem('indicator.close_needs_reason', { code: indicator, source, proposed });
}

/** Which source is closed for an indicator on a date: of the periods that hold it the shortest, newest word. */
export async function closedSources(
  tx: Tx,
  unitCode: string,
  knownAt: string,
): Promise<(indicator: string, date: string) => string | null> {
  const { rows } = await sql<Closing>`
    select distinct on (indicator, period_from, period_to) indicator, period_from, period_to, source
    from indicators.closings
    where unit_code = ${unitCode} and closed_at <= ${knownAt}::timestamptz
    order by indicator, period_from, period_to, closed_at desc, id
  `.execute(tx);
  return closedAmong(rows);
}

/** The same from a ward's closings, one a period. */
export function closedAmong(rows: readonly Closing[]): (indicator: string, date: string) => string | null {
  const length = (one: Closing): number => Date.parse(one.period_to) - Date.parse(one.period_from);
  const shortestFirst = rows.toSorted((a, b) => length(a) - length(b));
  return (indicator, date) =>
    shortestFirst.find(
      (one) =>
        one.indicator === indicator &&
        one.source !== null &&
        one.period_from <= date &&
        date <= one.period_to,
    )?.source ?? null;
}
