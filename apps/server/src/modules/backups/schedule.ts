import { type BackupSchedule, backupSchedule } from '@hatangso/contracts/backups';
import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { NATION } from '../../platform/db/scope.ts';
import type { Kernel } from '../../platform/kernel.ts';

export type Schedule = BackupSchedule;

/** Every night at one, unless somebody said otherwise; a demonstration has nothing to lose. */
const usual = (demonstration: boolean): Schedule => ({
  hour: demonstration ? null : 1,
  keep: { daily: 7, weekly: 4, monthly: 12 },
});

/** The schedule that holds, and whether it can be set on the screen. */
export async function scheduleOf(
  kernel: Pick<Kernel, 'backup' | 'installation'>,
  tx: Tx,
): Promise<{ readonly schedule: Schedule; readonly fixed: boolean }> {
  if (kernel.backup.schedule !== null) return { schedule: kernel.backup.schedule, fixed: true };
  const set = await newestSchedule(tx);
  if (set === null) return { schedule: usual(kernel.installation.demonstration), fixed: false };
  const { hour, ...keep } = set;
  return { schedule: backupSchedule.parse({ hour, keep }), fixed: false };
}

interface SetWord {
  readonly hour: number | null;
  readonly daily: number;
  readonly weekly: number;
  readonly monthly: number;
}

/** What somebody said last; null where nobody did. */
async function newestSchedule(tx: Tx): Promise<SetWord | null> {
  const { rows } = await sql<SetWord>`
    select hour, keep_daily as daily, keep_weekly as weekly, keep_monthly as monthly
    from backups.schedules
    where unit_code = ${NATION}
    order by turn desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

/** Adds a word on top of the earlier ones, which stay. */
export const setSchedule = command({
  name: 'backups.schedule.set',
  turn: () => 'backups.schedule',
  async run({ hour, keep }: Schedule, { tx, now, actor }) {
    const before = await newestSchedule(tx);
    const { rows } = await sql<{ turn: number }>`
      insert into backups.schedules
        (unit_code, province_code, turn, hour, keep_daily, keep_weekly, keep_monthly, known_from, entered_by)
      select ${NATION}::text, ${NATION}::text, coalesce(max(turn), 0) + 1, ${hour}::integer, ${keep.daily}::integer,
             ${keep.weekly}::integer, ${keep.monthly}::integer, ${now.toISOString()}::timestamptz, ${actor.id}::text
      from backups.schedules
      where unit_code = ${NATION}
      returning turn
    `.execute(tx);
    return { turn: rows[0]?.turn ?? 0, before };
  },
  audit: ({ hour, keep }, { turn, before }) => [
    {
      object: { kind: 'backups.schedule', id: String(turn) },
      unitCode: NATION,
      provinceCode: NATION,
      facts: { hour, ...keep },
      change: { before: { ...before }, after: { hour, ...keep } },
    },
  ],
});

export interface Failure {
  readonly ended_at: string;
  readonly started_by: string;
  readonly problem: string | null;
  readonly reason: string | null;
  readonly file_name: string;
}

/** What the database knows of backups: the schedule, the newest attempt, how old the installation is. */
export const backupState = (kernel: Kernel) =>
  query({
    name: 'backups.backup.read',
    async run(_input: null, { tx }) {
      const { rows } = await sql<Failure>`
        select ended_at, started_by, problem, reason, file_name
        from backups.runs
        where unit_code = ${NATION}
        order by ended_at desc, started_at desc
        limit 1
      `.execute(tx);
      const born = await sql<{ at: string }>`select created_at as at from platform.installation`.execute(tx);
      return {
        ...(await scheduleOf(kernel, tx)),
        last: rows[0] ?? null,
        madeAt: born.rows[0]?.at ?? kernel.clock().toISOString(),
      };
    },
  });
