import { join, resolve } from 'node:path';
import type { BackupSchedule } from '@hatangso/contracts/backups';
import type { BackupConfig } from './platform/backup-config.ts';
import { Problem } from './platform/problem.ts';

const number = (name: string, text: string | undefined, least: number, most: number): number => {
  const value = Number(text);
  if (text === undefined || text.trim() === '' || !Number.isInteger(value) || value < least || value > most)
    throw new Problem('backup.bad_setting', { name, value: text ?? '' });
  return value;
};

/** `HATANGSO_BACKUP_AT` (`off`, or an hour in Viet Nam) and `HATANGSO_BACKUP_KEEP` (`days/weeks/months`). */
function scheduleIn(env: NodeJS.ProcessEnv): BackupSchedule | null {
  const [at, keep] = [env.HATANGSO_BACKUP_AT, env.HATANGSO_BACKUP_KEEP];
  if (!at && !keep) return null;
  const [daily, weekly, monthly] = (keep || '7/4/12').split('/');
  return {
    hour: at === 'off' ? null : number('HATANGSO_BACKUP_AT', at || '1', 0, 23),
    keep: {
      daily: number('HATANGSO_BACKUP_KEEP', daily, 1, 366),
      weekly: number('HATANGSO_BACKUP_KEEP', weekly, 0, 520),
      monthly: number('HATANGSO_BACKUP_KEEP', monthly, 0, 1200),
    },
  };
}

/**
 * Backups of one run: `HATANGSO_BACKUP_FOLDER` (else `backups` in the installation's folder; better on another disk),
 * `HATANGSO_BACKUP_RECIPIENTS` (`age1…`, by commas) or `HATANGSO_BACKUP_PASSPHRASE_FILE`. Refused as `backup.bad_setting`.
 */
export function backupConfig(dataFolder: string, env: NodeJS.ProcessEnv): BackupConfig {
  return {
    folder: resolve(env.HATANGSO_BACKUP_FOLDER || join(dataFolder, 'backups')),
    seal: {
      recipients: (env.HATANGSO_BACKUP_RECIPIENTS ?? '')
        .split(',')
        .map((key) => key.trim())
        .filter((key) => key !== ''),
      passphraseFile: env.HATANGSO_BACKUP_PASSPHRASE_FILE || null,
    },
    schedule: scheduleIn(env),
  };
}
