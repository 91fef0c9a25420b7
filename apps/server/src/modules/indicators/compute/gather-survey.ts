import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { SurveySource } from '@hatangso/contracts/indicator-sources';
import { type RawBuilder, sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { knownHouseholds, type Moment, roundsInForce } from '../../survey/index.ts';
import { byUnit } from './by-unit.ts';
import type { Sums, SurveyCell } from './evidence.ts';
import { type Measure, measuresOf } from './measures.ts';
import { contributionColumns, type SurveyMeasure } from './survey-columns.ts';

/** The survey sources of the definitions and of their parts, each as one pair of columns. */
export const surveyMeasures = (definitions: readonly IndicatorDefinition[]): SurveyMeasure[] =>
  measuresOf(definitions)
    .filter((one): one is Measure<SurveySource> => one.source.kind === 'survey')
    .map((one, at) => ({ ...one, y: `y${at}`, x: `x${at}` }));

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
  const layout = measures.map((measure) => ({
    key: measure.key,
    names: neededSums(measure).map(({ name }) => name),
  }));
  return byUnit(rows, (row) => cellOf(row, layout));
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

function surveyStatement(measures: readonly SurveyMeasure[], moment: Moment) {
  return sql<SumRow>`
    with
      known as (${knownHouseholds(moment)}),
      answers as (
        select known.unit_code, known.group_ref, known.batch_id, known.evidence_date, known.row_digest, ${contributions(measures)}
        from known
        offset 0
      ),
      summed as materialized (
        select unit_code, group_ref, batch_id, count(*) as rows, bit_xor(row_digest) as digest, max(evidence_date) as evidence_date,
               ${sumsOf(measures)}
        from answers
        group by unit_code, batch_id, group_ref
      ),
      -- a batch is of one round and came in at one moment: read once here, not compared row by row above
      dated as materialized (
        select summed.unit_code, summed.group_ref, summed.batch_id, summed.evidence_date,
               coalesce(batch.round, batch.id::text) as round, batch.taken_at
        from summed
        join evidence.batches as batch on batch.unit_code = summed.unit_code and batch.id = summed.batch_id
      ),
      in_force as (${roundsInForce('dated', moment)})
    select summed.unit_code, in_force.group_code, summed.batch_id, summed.rows, summed.digest::text as digest,
           in_force.evidence_date as round_date, summed.sums
    from in_force
    join dated using (unit_code, group_ref, round)
    join summed using (unit_code, group_ref, batch_id)
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

/**
 * The sums a measure needs, all in one array (fewer and shorter column names than the rows they sum). What follows
 * from the others is not summed: a part that is 0 or 1 is its own square; a denominator that is always 1 is n.
 */
export function sumsOf(measures: readonly SurveyMeasure[]) {
  if (measures.length === 0) return sql`'[]'::json as sums`;
  // JSON: the driver reads a million numbers of an array one character at a time.
  const needed = measures.flatMap((measure) => neededSums(measure).map(({ text }) => text));
  return sql`to_json(array[${sql.join(needed)}]::double precision[]) as sums`;
}

interface NeededSum {
  readonly name: keyof Sums;
  readonly text: RawBuilder<unknown>;
}

function neededSums({ y: yName, x: xName, source }: SurveyMeasure): NeededSum[] {
  const [y, x] = [sql.ref(yName), sql.ref(xName)];
  const yIsFlag = 'count' in source.numerator;
  const xIsFlag = 'count' in source.denominator;
  const xIsOne = alwaysOne(source);
  return [
    { name: 'n', text: sql`count(${y})` },
    { name: 'y', text: sql`sum(${y})` },
    ...(xIsOne ? [] : [{ name: 'x' as const, text: sql`sum(${x})` }]),
    ...(yIsFlag ? [] : [{ name: 'yy' as const, text: sql`sum(${y} * ${y})` }]),
    ...(xIsFlag ? [] : [{ name: 'xx' as const, text: sql`sum(${x} * ${x})` }]),
    ...(xIsOne ? [] : [{ name: 'xy' as const, text: sql`sum(${x} * ${y})` }]),
  ];
}

const alwaysOne = ({ denominator, where }: SurveySource): boolean =>
  'count' in denominator && denominator.where === undefined && where === undefined;

interface Layout {
  readonly key: string;
  /** Which sums stand for the measure, in their order. */
  readonly names: readonly (keyof Sums)[];
}

function cellOf(row: SumRow, layout: readonly Layout[]): SurveyCell {
  const sums = new Map<string, Sums>();
  let at = 0;
  for (const { key, names } of layout) {
    const found: Partial<Record<keyof Sums, number>> = {};
    for (const name of names) {
      found[name] = row.sums[at] ?? 0;
      at += 1;
    }
    const { n = 0, y = 0 } = found;
    const x = found.x ?? n;
    sums.set(key, { n, y, x, yy: found.yy ?? y, xx: found.xx ?? x, xy: found.xy ?? y });
  }
  return {
    group: row.group_code,
    batchId: row.batch_id,
    rows: row.rows,
    digest: row.digest,
    evidenceDate: row.round_date,
    sums,
  };
}
