import type { DeclaredNumbers, TextHistory } from '@hatangso/contracts/report-desk';
import type { PeriodKind } from '@hatangso/contracts/reporting';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { WrittenWords } from '../input.ts';

/** Which report: of a unit, on a plan, of a year's period. */
export interface ReportKey {
  readonly unitCode: string;
  readonly plan: string;
  readonly year: number;
  readonly period: PeriodKind;
}

/** Of each place the newest words known at a moment (ISO instant), by place; those taken back have no content. */
export async function newestWords(tx: Tx, key: ReportKey, knownAt: string): Promise<WrittenWords[]> {
  const { rows } = await sql<WrittenWords>`
    select distinct on (place) place, version, content, computed, numbers, declared -> 'typed' as typed,
           entered_by_name as by, known_from as at
    from reporting.texts
    where unit_code = ${key.unitCode} and plan_id = ${key.plan} and year = ${key.year}::int and period = ${key.period}
      and known_from <= ${knownAt}::timestamptz
    order by place, version desc
  `.execute(tx);
  return rows;
}

/** Every version of one place, newest first. */
export async function versionsOf(
  tx: Tx,
  key: ReportKey,
  place: string,
): Promise<(TextHistory['versions'][number] & Pick<WrittenWords, 'computed' | 'numbers'>)[]> {
  const { rows } = await sql<TextHistory['versions'][number] & Pick<WrittenWords, 'computed' | 'numbers'>>`
    select version, content as text, computed, numbers, entered_by_name as by, known_from as at
    from reporting.texts
    where unit_code = ${key.unitCode} and plan_id = ${key.plan} and year = ${key.year}::int and period = ${key.period}
      and place = ${place}
    order by version desc
  `.execute(tx);
  return rows;
}

export interface NewWords {
  readonly place: string;
  readonly version: number;
  readonly content: string | null;
  readonly computed: string | null;
  readonly numbers: Readonly<Record<string, string>>;
  readonly declared: DeclaredNumbers;
}

/** Who acts, when. */
export interface Hand {
  readonly provinceCode: string;
  readonly now: Date;
  readonly actor: { readonly id: string; readonly name?: string | null };
}

/** Adds a version on top of the earlier ones. */
export async function addWords(tx: Tx, key: ReportKey, words: NewWords, hand: Hand): Promise<void> {
  await sql`
    insert into reporting.texts
      (unit_code, province_code, plan_id, year, period, place, version, content, computed, numbers, declared,
       known_from, entered_by, entered_by_name)
    values (${key.unitCode}, ${hand.provinceCode}, ${key.plan}, ${key.year}::int, ${key.period}, ${words.place},
            ${words.version}::int, ${words.content}, ${words.computed}, ${JSON.stringify(words.numbers)}::json,
            ${JSON.stringify(words.declared)}::json, ${hand.now.toISOString()}::timestamptz, ${hand.actor.id},
            ${hand.actor.name ?? null})
  `.execute(tx);
}
