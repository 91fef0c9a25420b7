import { createHash, randomUUID } from 'node:crypto';
import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { CloseBody } from '@hatangso/contracts/indicator-routes';
import { sourceId } from '@hatangso/contracts/indicator-sources';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { plansInForce } from '../plan/index.ts';
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
}

/** The office in charge chooses the source of an indicator for a period (so lieu chot); null opens it again. */
export const closeFigure = command({
  name: 'indicators.figure.close',
  async run(input: CloseInput, { tx, now, actor }) {
    const plans = await plansInForce(tx, input.unitCode, input.to, now.toISOString());
    const definitions = definitionsWith(plans);
    const definition = definitions.find((one) => one.code === input.indicator);
    if (definition === undefined) throw new Problem('indicator.unknown', { code: input.indicator });
    demandInCharge(actor, plans, definition, input.to);
    await mustSpeak(tx, definition, definitions, input, now);
    const id = randomUUID();
    await sql`
      insert into indicators.closings
        (unit_code, province_code, id, indicator, period_from, period_to, source, reason, closed_at, closed_by, closed_by_name)
      values (${input.unitCode}, ${input.provinceCode}, ${id}, ${input.indicator}, ${input.from}, ${input.to}, ${input.source},
              ${input.reason ?? null}, ${now.toISOString()}, ${actor.id}, ${actor.name})
    `.execute(tx);
    return { id, indicator: input.indicator, from: input.from, to: input.to, source: input.source };
  },
  audit: (input, output) => [
    {
      object: { kind: 'indicators.closing', id: output.id },
      unitCode: input.unitCode,
      provinceCode: input.provinceCode,
      facts: { indicator: input.indicator, from: input.from, to: input.to, ...sourceOf(input.source) },
    },
  ],
});

/** A register's source ends in its supplier as people wrote it, who may be a person: the log keeps a digest of it. */
function sourceOf(source: string | null): Readonly<Record<string, string | null>> {
  if (source === null) return { source };
  const digest = createHash('sha256').update(source).digest('hex');
  return { source: source.split(':', 1)[0] ?? '', sourceSha256: digest };
}

/** Only a source that has a figure at the end of the period can be closed. */
async function mustSpeak(
  tx: Tx,
  definition: IndicatorDefinition,
  definitions: readonly IndicatorDefinition[],
  input: CloseInput,
  now: Date,
): Promise<void> {
  if (input.source === null) return;
  const asOf = [input.to, todayIn(now)].toSorted()[0] ?? input.to;
  const figures = await figuresOfWard(tx, definitions, {
    unitCode: input.unitCode,
    asOf,
    knownAt: null,
    now,
  });
  const speaking = (figures.get(asOf) ?? [])
    .filter((one) => one.indicator === input.indicator)
    .map((one) => one.source);
  const period = `${input.from}/${input.to}`;
  if (!speaking.includes(input.source)) {
    throw new Problem('indicator.close_unknown_source', {
      code: input.indicator,
      source: input.source,
      period,
    });
  }
  const compares = definition.sources.some(
    (one) => one.comparesOnly === true && sourceId(one) === input.source?.split(':', 1)[0],
  );
  if (compares)
    throw new Problem('indicator.close_comparison_only', { code: input.indicator, source: input.source });
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
    order by indicator, period_from, period_to, closed_at desc
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
