import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorSource } from '@hatangso/contracts/indicator-sources';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { claimBatches, groupClaims, householdClaims, meets, placeServices } from '../../coverage/index.ts';
import { householdsInForce, type Moment } from '../../survey/index.ts';
import { byUnit } from './by-unit.ts';
import type { ClaimShare, CoverageCell, CoverageSums, PlaceCoverage, TableClaim } from './evidence.ts';
import { type Measure, measuresOf } from './measures.ts';
import { holds } from './survey-columns.ts';

export interface GatheredCoverage {
  readonly cells: ReadonlyMap<string, CoverageCell[]>;
  readonly tables: ReadonlyMap<string, TableClaim[]>;
  readonly places: ReadonlyMap<string, PlaceCoverage[]>;
  readonly claims: ReadonlyMap<string, ClaimShare[]>;
}

type Covering = Extract<
  IndicatorSource,
  { kind: 'coverage_people' | 'coverage_households' | 'groups_with_service' }
>;

type Covered = Measure<Covering>;

/** What the operators' claims cover: households group by group, places, and the claims themselves. */
export async function gatherCoverage(
  tx: Tx,
  definitions: readonly IndicatorDefinition[],
  moment: Moment,
): Promise<GatheredCoverage> {
  const claims = await gatherClaims(tx, moment);
  // Without a claim nothing is covered and nothing uncovered: spare the spatial join.
  if (claims.size === 0) return { cells: new Map(), tables: new Map(), places: new Map(), claims };
  return {
    claims,
    cells: await gatherCells(tx, coverageMeasures(definitions), moment),
    tables: await gatherTables(tx, moment),
    places: await gatherPlaces(tx, moment),
  };
}

const covering: readonly IndicatorSource['kind'][] = [
  'coverage_people',
  'coverage_households',
  'groups_with_service',
];

const coverageMeasures = (definitions: readonly IndicatorDefinition[]): Covered[] =>
  measuresOf(definitions).filter((one): one is Covered => covering.includes(one.source.kind));

interface CellRow {
  readonly unit_code: string;
  readonly group_code: string;
  readonly batch_id: string;
  readonly rows: number;
  readonly digest: string;
  readonly round_date: string;
  readonly sums: readonly (number | null)[];
}

async function gatherCells(
  tx: Tx,
  measures: readonly Covered[],
  moment: Moment,
): Promise<Map<string, CoverageCell[]>> {
  if (measures.length === 0) return new Map();
  const served = measures.map(
    ({ source }, at) => sql`bool_or(${meets('service', source)}) as ${sql.ref(`s${at}`)}`,
  );
  const { rows } = await sql<CellRow>`
    with
      household as materialized (${householdsInForce(moment)}),
      service as (${householdClaims('household', moment)}),
      served as (select unit_code, batch_id, row_no, ${sql.join(served)} from service group by unit_code, batch_id, row_no),
      counted as (
        select household.unit_code, household.group_code, household.batch_id, household.row_digest, household.round_date,
               household.geom is not null as located, ${sql.join(measures.map(columnsOf))}
        from household
        left join served using (unit_code, batch_id, row_no)
        offset 0
      )
    select unit_code, group_code, batch_id, count(*) as rows, bit_xor(row_digest)::text as digest, max(round_date) as round_date,
           to_json(array[${sql.join(measures.flatMap((_, at) => eightSums(at)))}]::double precision[]) as sums
    from counted
    group by unit_code, group_code, batch_id
  `.execute(tx);
  return byUnit(rows, (row) => cellOf(row, measures));
}

/** x: what the household is, in people or as one; y: the same where it is served; null where it does not say. */
function columnsOf({ definition, source }: Covered, at: number): RawBuilder<unknown> {
  const amount = source.kind === 'coverage_people' ? sql`household.people` : sql`1`;
  const where = 'where' in source ? (source.where ?? []) : [];
  const inside = holds(definition, where, 'household');
  const x =
    where.length === 0 ? amount : sql`case when ${inside} then ${amount} when not (${inside}) then 0 end`;
  const y = sql`case when coalesce(${sql.ref(`served.s${at}`)}, false) then ${x} else (${x}) * 0 end`;
  return sql`(${x})::double precision as ${sql.ref(`x${at}`)}, (${y})::double precision as ${sql.ref(`y${at}`)}`;
}

function eightSums(at: number): RawBuilder<unknown>[] {
  const [x, y] = [sql.ref(`x${at}`), sql.ref(`y${at}`)];
  return [
    sql`count(${x}) filter (where located)`,
    sql`sum(${y}) filter (where located)`,
    sql`sum(${x}) filter (where located)`,
    sql`sum(${y} * ${y}) filter (where located)`,
    sql`sum(${x} * ${x}) filter (where located)`,
    sql`sum(${x} * ${y}) filter (where located)`,
    sql`count(${x}) filter (where not located)`,
    sql`sum(${x}) filter (where not located)`,
  ];
}

function cellOf(row: CellRow, measures: readonly Covered[]): CoverageCell {
  const sums = new Map<string, CoverageSums>();
  measures.forEach((measure, at) => {
    const part = row.sums.slice(at * 8, at * 8 + 8).map((value) => value ?? 0);
    const [n = 0, y = 0, x = 0, yy = 0, xx = 0, xy = 0, unlocated = 0, unlocatedX = 0] = part;
    sums.set(measure.key, { n, y, x, yy, xx, xy, unlocated, unlocatedX });
  });
  const { group_code: group, batch_id: batchId, rows, digest, round_date: evidenceDate } = row;
  return { group, batchId, rows, digest, evidenceDate, sums };
}

async function gatherTables(tx: Tx, moment: Moment): Promise<Map<string, TableClaim[]>> {
  const { rows } = await sql<{
    unit_code: string;
    group_code: string;
    service: string;
    downlink_mbps: number | null;
    low: number;
    high: number;
  }>`
    select unit_code, group_code, service, downlink_mbps, low, high from (${groupClaims(moment)}) as stated
  `.execute(tx);
  return byUnit(rows, ({ group_code: group, service, downlink_mbps: downlinkMbps, low, high }) => ({
    group,
    service,
    downlinkMbps,
    low,
    high,
  }));
}

async function gatherClaims(tx: Tx, moment: Moment): Promise<Map<string, ClaimShare[]>> {
  interface Row {
    readonly unit_code: string;
    readonly batch_id: string;
    readonly service: string;
    readonly rows: number;
    readonly areas: number;
    readonly tables: number;
    readonly with_speed: number;
    readonly digest: string;
    readonly spoken_on: string;
  }
  const { rows } = await sql<Row>`
    select stated.unit_code, stated.batch_id, stated.service, stated.rows, stated.areas, stated.tables, stated.with_speed,
           stated.digest::text as digest, least(greatest(batch.as_of, stated.latest_from), ${moment.asOf}::date) as spoken_on
    from (${claimBatches(moment)}) as stated
    join evidence.batches as batch on batch.unit_code = stated.unit_code and batch.id = stated.batch_id
  `.execute(tx);
  return byUnit(rows, (row) => ({
    batchId: row.batch_id,
    service: row.service,
    rows: row.rows,
    areas: row.areas,
    tables: row.tables,
    withSpeed: row.with_speed,
    digest: row.digest,
    // A letter of today about coverage since 2024 speaks of today; a claim for a later day only of that day.
    evidenceDate: row.spoken_on,
  }));
}

async function gatherPlaces(tx: Tx, moment: Moment): Promise<Map<string, PlaceCoverage[]>> {
  interface Row {
    readonly unit_code: string;
    readonly code: string;
    readonly kind: string;
    readonly batch_id: string;
    readonly row_no: number;
    readonly best: Record<string, number> | null;
    readonly partly: Record<string, number> | null;
  }
  const { rows } = await sql<Row>`
    with
      place as materialized (
        select unit_code, code, kind from territory.places_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz)
      ),
      origin as (
        select distinct on (s.unit_code, s.code) s.unit_code, s.code, s.batch_id, s.row_no
        from territory.place_statements as s
        where s.known_from <= ${moment.knownAt}::timestamptz and s.known_to > ${moment.knownAt}::timestamptz
        order by s.unit_code, s.code, s.spoken_on desc, s.known_from desc, s.batch_id, s.row_no desc
      ),
      service as (
        select unit_code, place_code, json_object_agg(service, speed) filter (where whole) as best,
               json_object_agg(service, speed) filter (where not whole) as partly
        from (
          select unit_code, place_code, service, whole, coalesce(max(downlink_mbps), 0) as speed
          from (${placeServices(moment)}) as available
          group by unit_code, place_code, service, whole
        ) as one
        group by unit_code, place_code
      )
    select place.unit_code, place.code, place.kind, origin.batch_id, origin.row_no, service.best, service.partly
    from place
    join origin on origin.unit_code = place.unit_code and origin.code = place.code
    left join service on service.unit_code = place.unit_code and service.place_code = place.code
    where ${moment.unitCode}::text is null or place.unit_code = ${moment.unitCode}::text
    order by place.unit_code, place.code
  `.execute(tx);
  return byUnit(rows, ({ code, kind, batch_id, row_no, best, partly }) => ({
    code,
    kind,
    batchId: batch_id,
    rows: 1,
    digest: String(row_no),
    evidenceDate: null,
    best: best ?? {},
    partly: partly ?? {},
  }));
}
