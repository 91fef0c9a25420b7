import type { PartState } from '@hatangso/contracts/report-desk';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Hand, ReportKey } from '../words/store.ts';

/** A word about one office's part as it was written down. */
export interface PartWord {
  readonly office: string;
  readonly turn: number;
  readonly state: PartState;
  readonly remark: string | null;
  readonly linesSha256: string | null;
  readonly by: string | null;
  readonly at: string;
}

/** Every word about the parts of one report, oldest first; by office. */
export async function partWords(tx: Tx, key: ReportKey): Promise<ReadonlyMap<string, PartWord[]>> {
  const { rows } = await sql<PartWord>`
    select office, turn, state, remark, lines_sha256 as "linesSha256", entered_by_name as by, known_from as at
    from reporting.parts
    where unit_code = ${key.unitCode} and plan_id = ${key.plan} and year = ${key.year}::int and period = ${key.period}
    order by office, turn
  `.execute(tx);
  return Map.groupBy(rows, ({ office }) => office);
}

export type NewPartWord = Omit<PartWord, 'by' | 'at'>;

export async function addPartWord(tx: Tx, key: ReportKey, word: NewPartWord, hand: Hand): Promise<void> {
  await sql`
    insert into reporting.parts
      (unit_code, province_code, plan_id, year, period, office, turn, state, remark, lines_sha256, known_from,
       entered_by, entered_by_name)
    values (${key.unitCode}, ${hand.provinceCode}, ${key.plan}, ${key.year}::int, ${key.period}, ${word.office},
            ${word.turn}::int, ${word.state}, ${word.remark}, ${word.linesSha256},
            ${hand.now.toISOString()}::timestamptz, ${hand.actor.id}, ${hand.actor.name ?? null})
  `.execute(tx);
}
