import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import { sql } from 'kysely';
import { command } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { wardBoard } from '../../indicators/index.ts';

/** Figures as a visitor saw them: `{indicator: [value, status]}`. */
export type Seen = Readonly<Record<string, readonly [value: number | null, status: IndicatorStatus]>>;

export interface LastVisit {
  readonly at: string;
  readonly seen: Seen;
}

/** So long a visit lasts: who looks again within it is still shown what was new when it began. */
const visitMinutes = 30;

interface Row {
  readonly seen_at: string;
  readonly seen: Seen;
  readonly before_at: string | null;
  readonly before: Seen | null;
}

const isPresent = (seenAt: string, now: Date): boolean =>
  now.getTime() - Date.parse(seenAt) < visitMinutes * 60_000;

async function visitOf(tx: Tx, unitCode: string, visitor: string): Promise<Row | null> {
  const { rows } = await sql<Row>`
    select seen_at, seen, before_at, before from overview.visits where unit_code = ${unitCode} and visitor = ${visitor}
  `.execute(tx);
  return rows[0] ?? null;
}

/** The visit before the present one; null where there was none. */
export async function lastVisit(
  tx: Tx,
  unitCode: string,
  visitor: string,
  now: Date,
): Promise<LastVisit | null> {
  const row = await visitOf(tx, unitCode, visitor);
  if (row === null) return null;
  if (!isPresent(row.seen_at, now)) return { at: row.seen_at, seen: row.seen };
  return row.before_at === null || row.before === null ? null : { at: row.before_at, seen: row.before };
}

export interface MarkInput {
  readonly unitCode: string;
  readonly provinceCode: string;
}
interface Marked {
  readonly unit: string;
  readonly since: string | null;
  readonly began: boolean;
}

/** A visit begins: keeps what the figures say now, beside what they said at the visit before. */
export const markVisit = command({
  name: 'overview.visit.mark',
  async run({ unitCode, provinceCode }: MarkInput, doing): Promise<Marked> {
    const { tx, now, actor } = doing;
    const row = await visitOf(tx, unitCode, actor.id);
    if (row !== null && isPresent(row.seen_at, now))
      return { unit: unitCode, since: row.before_at, began: false };
    const { figures } = await wardBoard.run({ unitCode }, doing);
    const seen: Seen = Object.fromEntries(
      figures.map(({ row: { code, value, status } }) => [code, [value, status] as const]),
    );
    await sql`
      insert into overview.visits as visit (unit_code, province_code, visitor, seen_at, seen)
      values (${unitCode}, ${provinceCode}, ${actor.id}, ${now.toISOString()}::timestamptz, ${JSON.stringify(seen)}::json)
      on conflict (unit_code, visitor) do update
      set before_at = visit.seen_at, before = visit.seen, seen_at = excluded.seen_at, seen = excluded.seen
      where visit.seen_at < excluded.seen_at
    `.execute(tx);
    return { unit: unitCode, since: row?.seen_at ?? null, began: true };
  },
  unchanged: ({ began }) => !began,
  audit: ({ unitCode, provinceCode }) => [
    { object: { kind: 'overview.visit', id: unitCode }, unitCode, provinceCode, facts: {} },
  ],
});
