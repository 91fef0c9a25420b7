import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { knownThen, type Moment, ofUnit } from '../../survey/index.ts';
import { byUnit } from './by-unit.ts';
import type { BatchLabel, RegisterRow } from './evidence.ts';

interface Row {
  readonly unit_code: string;
  readonly indicator: string;
  readonly source: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly as_of: string;
  readonly batch_id: string;
  readonly row_no: number;
}

/** Of every indicator and supplier the newest register figure that speaks of the date or before. */
export async function gatherRegister(tx: Tx, moment: Moment): Promise<ReadonlyMap<string, RegisterRow[]>> {
  const { rows } = await sql<Row>`
    select distinct on (figure.unit_code, figure.indicator, figure.source)
           figure.unit_code, figure.indicator, figure.source, figure.numerator, figure.denominator, figure.as_of,
           figure.batch_id, figure.row_no
    from evidence.register_figures as figure
    where ${ofUnit('figure.unit_code', moment)} and ${knownThen('figure', moment)} and figure.as_of <= ${moment.asOf}::date
    order by figure.unit_code, figure.indicator, figure.source, figure.as_of desc, figure.known_from desc, figure.batch_id, figure.row_no desc
  `.execute(tx);
  return byUnit(rows, (row) => ({
    indicator: row.indicator,
    source: row.source,
    numerator: row.numerator,
    denominator: row.denominator,
    batchId: row.batch_id,
    rows: 1,
    digest: String(row.row_no),
    evidenceDate: row.as_of,
  }));
}

/** What to call each batch of the unit(s). */
export async function gatherBatches(
  tx: Tx,
  moment: Moment,
): Promise<ReadonlyMap<string, ReadonlyMap<string, BatchLabel>>> {
  const { rows } = await sql<{ unit_code: string; id: string; kind: string; file_name: string }>`
    select unit_code, id, kind, file_name from evidence.batches where ${ofUnit('unit_code', moment)}
  `.execute(tx);
  const units = new Map<string, Map<string, BatchLabel>>();
  for (const row of rows) {
    const labels = units.get(row.unit_code) ?? new Map<string, BatchLabel>();
    labels.set(row.id, { kind: row.kind, label: row.file_name });
    units.set(row.unit_code, labels);
  }
  return units;
}
