import { createHash } from 'node:crypto';
import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { UnitFigures } from './compute/compute-figures.ts';
import type { Computed } from './compute/computed.ts';

/** Which definitions a stored figure was made by. */
export const definitionsDigest = (definitions: readonly IndicatorDefinition[]): string =>
  createHash('sha256').update(JSON.stringify(definitions)).digest('hex');

interface FigureRow {
  readonly as_of: string;
  readonly figure: Computed;
}

/**
 * Stored figures of a unit on those of the dates that are still good: computed by the same definitions, with nothing
 * brought in or taken back since. A date that is absent has to be computed.
 */
export async function readStored(
  tx: Tx,
  unitCode: string,
  dates: readonly string[],
  definitionsSha: string,
): Promise<Map<string, Computed[]>> {
  const { rows } = await sql<FigureRow>`
    with
      good as (
        select computed.as_of
        from indicators.computed_dates as computed
        where computed.unit_code = ${unitCode} and computed.as_of = any(${[...dates]}::date[])
          and computed.definitions_sha256 = ${definitionsSha}
          and not exists (
            select from evidence.batches as batch
            where batch.unit_code = ${unitCode} and batch.speaks_from <= computed.as_of
              and greatest(batch.taken_at, coalesce(batch.undone_at, batch.taken_at)) > computed.known_at
          )
      )
    select good.as_of, json_build_object(
      'indicator', f.indicator, 'source', f.source, 'definitionVersion', f.definition_version, 'value', f.value,
      'numerator', f.numerator, 'denominator', f.denominator, 'low', f.low, 'high', f.high, 'method', f.method,
      'evidenceDate', f.evidence_date, 'evidence', f.evidence, 'digest', f.digest, 'beside', f.beside, 'groups', f.groups) as figure
    from good
    left join indicators.figures as f on f.unit_code = ${unitCode} and f.as_of = good.as_of and f.known_at = (
      select known_at from indicators.computed_dates as c where c.unit_code = ${unitCode} and c.as_of = good.as_of)
  `.execute(tx);
  const found = new Map<string, Computed[]>();
  for (const { as_of, figure } of rows) {
    const list = found.get(as_of) ?? [];
    if (figure.indicator !== null) list.push(figure);
    found.set(as_of, list);
  }
  return found;
}

const chunkFigures = 4_000;

/** Stores the figures of units on a date, over what was stored for that date with less knowledge. */
export async function storeFigures(
  tx: Tx,
  units: readonly UnitFigures[],
  moment: { readonly asOf: string; readonly knownAt: string },
  definitionsSha: string,
): Promise<number> {
  const rows = units.flatMap((unit) => unit.figures.map((figure) => rowOf(unit, figure)));
  for (let start = 0; start < rows.length; start += chunkFigures) {
    await insertFigures(tx, rows.slice(start, start + chunkFigures), moment);
  }
  const marks = units.map(({ unitCode, provinceCode }) => ({
    unit_code: unitCode,
    province_code: provinceCode,
  }));
  await sql`
    insert into indicators.computed_dates (unit_code, province_code, as_of, known_at, definitions_sha256)
    select unit_code, province_code, ${moment.asOf}::date, ${moment.knownAt}::timestamptz, ${definitionsSha}
    from json_to_recordset(${JSON.stringify(marks)}::json) as given (unit_code text, province_code text)
    on conflict (unit_code, as_of) do update set known_at = excluded.known_at, definitions_sha256 = excluded.definitions_sha256
    where computed_dates.known_at <= excluded.known_at
  `.execute(tx);
  return rows.length;
}

const rowOf = ({ unitCode, provinceCode }: UnitFigures, figure: Computed) => ({
  unit_code: unitCode,
  province_code: provinceCode,
  indicator: figure.indicator,
  source: figure.source,
  definition_version: figure.definitionVersion,
  value: figure.value,
  numerator: figure.numerator,
  denominator: figure.denominator,
  low: figure.low,
  high: figure.high,
  method: figure.method,
  evidence_date: figure.evidenceDate,
  evidence: figure.evidence,
  digest: figure.digest,
  beside: figure.beside,
  groups: figure.groups,
});

async function insertFigures(
  tx: Tx,
  rows: readonly ReturnType<typeof rowOf>[],
  moment: { readonly asOf: string; readonly knownAt: string },
): Promise<void> {
  await sql`
    insert into indicators.figures
      (unit_code, province_code, as_of, indicator, source, definition_version, value, numerator, denominator, low, high,
       method, evidence_date, evidence, digest, beside, groups, known_at)
    select unit_code, province_code, ${moment.asOf}::date, indicator, source, definition_version, value, numerator, denominator,
           low, high, method, evidence_date, evidence, digest, beside, groups, ${moment.knownAt}::timestamptz
    from json_to_recordset(${JSON.stringify(rows)}::json) as given (
      unit_code text, province_code text, indicator text, source text, definition_version integer, value double precision,
      numerator double precision, denominator double precision, low double precision, high double precision, method text,
      evidence_date date, evidence json, digest text, beside json, groups json)
    on conflict (unit_code, as_of, indicator, source) do update set
      definition_version = excluded.definition_version, value = excluded.value, numerator = excluded.numerator,
      denominator = excluded.denominator, low = excluded.low, high = excluded.high, method = excluded.method,
      evidence_date = excluded.evidence_date, evidence = excluded.evidence, digest = excluded.digest,
      beside = excluded.beside, groups = excluded.groups, known_at = excluded.known_at
    where figures.known_at <= excluded.known_at
  `.execute(tx);
}
