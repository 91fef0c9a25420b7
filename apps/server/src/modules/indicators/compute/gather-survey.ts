import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type SurveySource, sourceId } from '@hatangso/contracts/indicator-sources';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { knownHouseholds, type Moment, roundsInForce } from '../../survey/index.ts';
import { byUnit } from './by-unit.ts';
import type { Sums, SurveyCell } from './evidence.ts';
import { contributionColumns, type SurveyMeasure } from './survey-columns.ts';

/** The survey sources of the definitions and of their parts, each as one pair of columns. */
export function surveyMeasures(definitions: readonly IndicatorDefinition[]): SurveyMeasure[] {
  const sources = definitions.flatMap((definition) => [
    ...definition.sources.map((source) => ({
      definition,
      source,
      key: measureKey(definition, sourceId(source)),
    })),
    ...definition.also.map(({ code, source }) => ({
      definition,
      source,
      key: measureKey(definition, sourceId(source), code),
    })),
  ]);
  return sources
    .filter((one): one is typeof one & { source: SurveySource } => one.source.kind === 'survey')
    .map((one, at) => ({ ...one, y: `y${at}`, x: `x${at}` }));
}

export const measureKey = (definition: IndicatorDefinition, source: string, part?: string): string =>
  [definition.code, source, ...(part === undefined ? [] : [part])].join(':');

/**
 * One pass over the household rows known at the moment: for every group, round and batch the number of rows and, per
 * measure, how many answered and the sums of y, x, y², x², xy. Then only the round in force of each group is kept.
 * Set-based: the same statement for one ward or for all that the scope shows.
 */
export async function gatherSurvey(
  tx: Tx,
  definitions: readonly IndicatorDefinition[],
  moment: Moment,
): Promise<ReadonlyMap<string, SurveyCell[]>> {
  const measures = surveyMeasures(definitions);
  const { rows } = await surveyStatement(measures, moment).execute(tx);
  return byUnit(rows, (row) => cellOf(row, measures));
}

interface SumRow {
  readonly unit_code: string;
  readonly group_code: string;
  readonly batch_id: string;
  readonly rows: number;
  readonly digest: string;
  readonly round_date: string;
  readonly sums: readonly (number | null)[];
}

/** Exported for the benchmark, which runs the bare sums beside it. */
export function surveyStatement(measures: readonly SurveyMeasure[], moment: Moment) {
  return sql<SumRow>`
    with
      known as (${knownHouseholds(moment)}),
      answers as (
        select known.unit_code, known.group_ref, known.round, known.batch_id, known.evidence_date, known.taken_at, known.row_digest,
               ${contributions(measures)}
        from known
        offset 0
      ),
      summed as (
        select unit_code, group_ref, round, batch_id, count(*) as rows, bit_xor(row_digest) as digest,
               max(evidence_date) as evidence_date, max(taken_at) as taken_at, ${sumsOf(measures)}
        from answers
        group by unit_code, group_ref, round, batch_id
      ),
      in_force as (${roundsInForce('summed', moment)})
    select summed.unit_code, in_force.group_code, summed.batch_id, summed.rows, summed.digest::text as digest,
           in_force.evidence_date as round_date, summed.sums
    from summed
    join in_force using (unit_code, group_ref, round)
  `;
}

/** The columns y0, x0, y1, x1, … of what each household adds. */
export function contributions(measures: readonly SurveyMeasure[]) {
  if (measures.length === 0) return sql`null as nothing`;
  return sql.join(
    measures.flatMap((measure) => {
      const { y, x } = contributionColumns(measure, 'known');
      return [
        sql`(${y})::double precision as ${sql.ref(measure.y)}`,
        sql`(${x})::double precision as ${sql.ref(measure.x)}`,
      ];
    }),
  );
}

/** Six sums a measure, in one array: fewer and shorter column names than the rows they sum. */
export function sumsOf(measures: readonly SurveyMeasure[]) {
  if (measures.length === 0) return sql`array[]::double precision[] as sums`;
  const six = measures.flatMap(({ y, x }) => {
    const [a, b] = [sql.ref(y), sql.ref(x)];
    return [
      sql`count(${a})`,
      sql`sum(${a})`,
      sql`sum(${b})`,
      sql`sum(${a} * ${a})`,
      sql`sum(${b} * ${b})`,
      sql`sum(${a} * ${b})`,
    ];
  });
  return sql`array[${sql.join(six)}]::double precision[] as sums`;
}

function cellOf(row: SumRow, measures: readonly SurveyMeasure[]): SurveyCell {
  const sums = new Map<string, Sums>();
  measures.forEach((measure, at) => {
    const [n, y, x, yy, xx, xy] = row.sums.slice(at * 6, at * 6 + 6).map((value) => value ?? 0);
    sums.set(measure.key, { n: n ?? 0, y: y ?? 0, x: x ?? 0, yy: yy ?? 0, xx: xx ?? 0, xy: xy ?? 0 });
  });
  return {
    group: row.group_code,
    batchId: row.batch_id,
    rows: row.rows,
    digest: row.digest,
    evidenceDate: row.round_date,
    sums,
  };
}
