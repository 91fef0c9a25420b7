import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { boundariesOf, spanOf } from './boundaries.ts';
import { computeFigures } from './compute/compute-figures.ts';
import type { Computed } from './compute/computed.ts';
import { definitionsDigest, readStored } from './stored-figures.ts';

/** Of a ward: which definitions hold, on which date, as known when (null: now, so that stored figures may serve). */
export interface WardMoment {
  readonly unitCode: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly now: Date;
}

/** How many dates of evidence a ward's history shows at most: the first and the latest ones. */
const historyDates = 24;

/**
 * The figures of a ward on the as-of date and on every date before it on which its evidence spoke: from the store
 * where still good, else computed. The last date of the map is the as-of date.
 */
export async function figuresOfWard(
  tx: Tx,
  definitions: readonly IndicatorDefinition[],
  at: WardMoment,
  alsoDates: readonly string[] = [],
): Promise<ReadonlyMap<string, readonly Computed[]>> {
  const dates = await datesOf(tx, at, alsoDates);
  const stored =
    at.knownAt === null
      ? await readStored(tx, at.unitCode, dates, definitionsDigest(definitions))
      : new Map<string, Computed[]>();
  const knownAt = at.knownAt ?? at.now.toISOString();
  const boundaries = await boundariesOf(tx, { unitCode: at.unitCode, asOf: at.asOf, knownAt });
  const spans = new Map<string, readonly Computed[]>();
  for (const [date, good] of stored) spans.set(spanOf(boundaries, date), good);
  const figures = new Map<string, readonly Computed[]>();
  for (const asOf of dates) {
    const span = spanOf(boundaries, asOf);
    const known =
      stored.get(asOf) ?? spans.get(span) ?? (await compute(tx, definitions, at.unitCode, asOf, knownAt));
    spans.set(span, known);
    figures.set(asOf, known);
  }
  return figures;
}

async function compute(
  tx: Tx,
  definitions: readonly IndicatorDefinition[],
  unitCode: string,
  asOf: string,
  knownAt: string,
): Promise<readonly Computed[]> {
  return (await computeFigures(tx, definitions, { unitCode, asOf, knownAt }))[0]?.figures ?? [];
}

/** Dates on which a figure can have changed: those that batches and register figures speak of, up to the as-of date. */
export async function datesOf(tx: Tx, at: WardMoment, alsoDates: readonly string[]): Promise<string[]> {
  const knownAt = at.knownAt ?? at.now.toISOString();
  const { rows } = await sql<{ as_of: string }>`
    select as_of from evidence.batches
    where unit_code = ${at.unitCode} and as_of <= ${at.asOf}::date and taken_at <= ${knownAt}::timestamptz
      and (undone_at is null or undone_at > ${knownAt}::timestamptz) and kind in ('households', 'places', 'claims', 'groups', 'figures')
    union
    select as_of from evidence.register_figures
    where unit_code = ${at.unitCode} and as_of <= ${at.asOf}::date
      and known_from <= ${knownAt}::timestamptz and known_to > ${knownAt}::timestamptz
    order by as_of
  `.execute(tx);
  const evidence = rows.map((row) => row.as_of);
  const shown =
    evidence.length <= historyDates
      ? evidence
      : [...evidence.slice(0, 1), ...evidence.slice(1 - historyDates)];
  const also = alsoDates.filter((date) => date <= at.asOf);
  return [...new Set([...shown, ...also, at.asOf])].sort();
}
