import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { closedSourcesAcross } from './closings-across.ts';
import type { Computed } from './compute/computed.ts';
import { nothingBeside } from './compute/computed.ts';
import { indicatorRowOf } from './indicator-rows.ts';
import type { Target } from './status.ts';

export interface AcrossAsked {
  /** A province's wards, or with null all that the scope shows. */
  readonly provinceCode: string | null;
  readonly asOf: string;
  readonly knownAt: string;
  readonly definitions: readonly IndicatorDefinition[];
  /** Targets of a ward by indicator; its state without one is that of an indicator without target. */
  readonly targetsOf: (unitCode: string) => ReadonlyMap<string, readonly Target[]>;
  /** Days on which targets were due: their figures are read too. */
  readonly dues: readonly string[];
  /** For figures alone: where a path began is not read, so the rows say nothing of paths. */
  readonly lastOnly?: true;
}

export interface UnitRows {
  readonly unitCode: string;
  /** The date whose stored figures these are: the last one computed until the as-of date. */
  readonly storedAt: string;
  /** One a definition, in their order. */
  readonly rows: readonly IndicatorRow[];
}

/** The columns of a stored figure, as an array to keep the answer small. */
type Cells = readonly [
  indicator: string,
  source: string,
  value: number | null,
  numerator: number | null,
  denominator: number | null,
  low: number | null,
  high: number | null,
  method: string,
  evidenceDate: string | null,
  digest: string,
];

interface StoredRow {
  readonly unit_code: string;
  readonly as_of: string;
  readonly is_last: boolean;
  readonly figures: readonly Cells[] | null;
}

/**
 * Stored figures of many wards as their own screens show them, in one set-based reading; nothing is computed. A ward
 * whose evidence changed after its figures were stored is left out, like one without any: the caller names both.
 * Read are, per ward, the last date stored until the as-of date, those on or before which targets were due, and of each
 * figure the first; so forecasts, which need all dates, are not to be taken from these rows.
 */
export async function figuresAcross(tx: Tx, asked: AcrossAsked): Promise<UnitRows[]> {
  const stored = await readAcross(tx, asked);
  const closedOf = await closedSourcesAcross(tx, asked.provinceCode, asked.knownAt);
  return [...Map.groupBy(stored, (row) => row.unit_code)].map(([unitCode, dates]) => {
    const figures = new Map(
      dates.map((row) => [row.is_last ? asked.asOf : row.as_of, (row.figures ?? []).map(computedOf)]),
    );
    const context = {
      asOf: asked.asOf,
      knownAt: asked.knownAt,
      demonstration: false,
      figures,
      targets: asked.targetsOf(unitCode),
      closedOn: closedOf(unitCode),
    };
    return {
      unitCode,
      storedAt: dates.find((row) => row.is_last)?.as_of ?? asked.asOf,
      rows: asked.definitions.map((definition) => indicatorRowOf(definition, context)),
    };
  });
}

const cells = [
  'indicator',
  'source',
  'value',
  'numerator',
  'denominator',
  'low',
  'high',
  'method',
  'evidence_date',
  'digest',
];
const columns = (of: string) =>
  sql.join(['unit_code', 'as_of', 'is_last', ...cells].map((column) => sql.ref(`${of}.${column}`)));
/** A date of which nothing is stored still says that it was computed. */
const nothing = sql`null::text, null::text, null::double precision, null::double precision, null::double precision,
  null::double precision, null::double precision, null::text, null::date, null::text`;

async function readAcross(tx: Tx, asked: AcrossAsked): Promise<readonly StoredRow[]> {
  const codes = asked.definitions.map(({ code }) => code);
  const { rows } = await sql<StoredRow>`
    with
      changed as (
        select batch.unit_code, max(greatest(batch.taken_at, coalesce(batch.undone_at, batch.taken_at))) as at
        from evidence.batches as batch
        where (${asked.provinceCode}::text is null or batch.province_code = ${asked.provinceCode}::text)
          and batch.speaks_from <= ${asked.asOf}::date
        group by batch.unit_code
      ),
      computed as (
        select date.unit_code, date.as_of, date.known_at,
               date.as_of = max(date.as_of) over (partition by date.unit_code) as is_last,
               lead(date.as_of) over (partition by date.unit_code order by date.as_of) as next_of
        from indicators.computed_dates as date
        where (${asked.provinceCode}::text is null or date.province_code = ${asked.provinceCode}::text)
          and date.as_of <= ${asked.asOf}::date
      ),
      good as (
        select last.unit_code
        from computed as last
        left join changed on changed.unit_code = last.unit_code
        where last.is_last and (changed.at is null or changed.at <= last.known_at)
      ),
      wanted as (
        select computed.*
        from computed
        join good using (unit_code)
        where computed.is_last
           or exists (select from unnest(${[...asked.dues]}::date[]) as due
                      where due >= computed.as_of and (computed.next_of is null or due < computed.next_of))
      ),
      dated as (
        select figure.*, wanted.is_last
        from wanted
        join indicators.figures as figure
          on figure.unit_code = wanted.unit_code and figure.as_of = wanted.as_of and figure.known_at = wanted.known_at
        where figure.indicator in (${sql.join(codes)})
      ),
      -- where a path begins, and what a target is judged by of whose day nothing is known
      first as (
        select begun.*, false as is_last
        from dated
        cross join lateral (
          select earlier.*
          from indicators.figures as earlier
          -- the table by its key: a common table expression has none
          join indicators.computed_dates as date
            on date.unit_code = earlier.unit_code and date.as_of = earlier.as_of and date.known_at = earlier.known_at
          where earlier.unit_code = dated.unit_code and earlier.indicator = dated.indicator and earlier.source = dated.source
            and earlier.as_of < dated.as_of
          order by earlier.as_of
          limit 1
        ) as begun
        where dated.is_last
      ),
      told as (
        select ${columns('dated')} from dated ${asked.lastOnly === true ? sql`` : sql`union select ${columns('first')} from first`}
        union select unit_code, as_of, is_last, ${nothing} from wanted
      )
    select unit_code, as_of, is_last,
           json_agg(json_build_array(indicator, source, value, numerator, denominator, low, high, method, evidence_date, digest))
             filter (where indicator is not null) as figures
    from told
    group by unit_code, as_of, is_last
    order by unit_code, as_of
  `.execute(tx);
  return rows;
}

function computedOf([
  indicator,
  source,
  value,
  numerator,
  denominator,
  low,
  high,
  method,
  evidenceDate,
  digest,
]: Cells): Computed {
  const figure = {
    indicator,
    source,
    value,
    numerator,
    denominator,
    low,
    high,
    method,
    evidenceDate,
    digest,
  };
  return { ...figure, definitionVersion: 1, evidence: [], beside: nothingBeside, groups: [] };
}
