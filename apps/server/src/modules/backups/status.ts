import type { BackupFile, BackupList } from '@hatangso/contracts/backups';
import { type ProblemCode, problems, problemText } from '@hatangso/contracts/problems';
import { runQuery } from '../../platform/action.ts';
import { nationScope } from '../../platform/db/scope.ts';
import { type Kernel, machineActor } from '../../platform/kernel.ts';
import { isSealed } from './file/seal.ts';
import { goodBackups } from './folder.ts';
import { isMaking } from './make.ts';
import { lastDue } from './retention.ts';
import { backupState, type Failure, type Schedule } from './schedule.ts';

/** What the database told (`backupState`). */
export interface KnownState {
  readonly schedule: Schedule;
  readonly fixed: boolean;
  readonly last: Failure | null;
  readonly madeAt: string;
}

/** A day's backup may fail once before anybody is woken. */
const patienceMs = 48 * 3_600_000;

/** When the newest was made, else when the installation was; what a clock that ran ahead dated later does not count. */
function since(now: Date, madeAt: string, good: readonly Pick<BackupFile, 'madeAt'>[]): number {
  const ahead = now.getTime() + 3_600_000;
  const newest = good.map((backup) => Date.parse(backup.madeAt)).find((moment) => moment <= ahead);
  return newest ?? Math.min(Date.parse(madeAt), now.getTime());
}

/** Too old, or none although the installation stands long enough; never where none is made by itself. */
export function isLate(
  now: Date,
  { schedule, madeAt }: Pick<KnownState, 'schedule' | 'madeAt'>,
  good: readonly Pick<BackupFile, 'madeAt'>[],
): boolean {
  if (schedule.hour === null) return false;
  return now.getTime() - since(now, madeAt, good) > patienceMs;
}

/** Whether one is to be made now: what was due since the newest one, or since the installation began, is not there. */
export function isDue(
  now: Date,
  { schedule, madeAt }: Pick<KnownState, 'schedule' | 'madeAt'>,
  good: readonly Pick<BackupFile, 'madeAt'>[],
): boolean {
  if (schedule.hour === null) return false;
  return since(now, madeAt, good) < lastDue(now, schedule.hour).getTime();
}

/** In one word, for whoever watches from outside. */
export async function backupHealth(kernel: Kernel): Promise<'good' | 'late' | 'off'> {
  const caller = { actor: machineActor('health', nationScope), scope: nationScope, language: 'en' } as const;
  const known = await runQuery(kernel, backupState(kernel), null, caller);
  if (known.schedule.hour === null) return 'off';
  return isLate(kernel.clock(), known, await goodBackups(kernel.backup.folder)) ? 'late' : 'good';
}

export async function listOf(kernel: Kernel, known: KnownState): Promise<BackupList> {
  const good = await goodBackups(kernel.backup.folder);
  return {
    folder: kernel.backup.folder,
    encrypted: isSealed(kernel.backup.seal),
    schedule: known.schedule,
    fixed: known.fixed,
    running: isMaking(kernel),
    late: isLate(kernel.clock(), known, good),
    backups: [...good],
    failure: failureOf(known.last),
  };
}

const isCode = (code: string): code is ProblemCode => code in problems;

function failureOf(last: Failure | null): BackupList['failure'] {
  if (last === null || last.problem === null) return null;
  const code: ProblemCode = isCode(last.problem) ? last.problem : 'internal.unexpected';
  const params = { folder: '', reason: last.reason ?? '', file: last.file_name, name: last.file_name };
  return {
    at: last.ended_at,
    by: last.started_by,
    problem: code,
    reason: last.reason ?? '',
    messages: { vi: problemText(code, params, 'vi'), en: problemText(code, params, 'en') },
  };
}
