import type { BackupMade } from '@hatangso/contracts/backups';
import type { Writing } from './every-write.ts';

/** Routes of backups that write. */
export async function writeBackups({ ask, keep, house }: Writing): Promise<void> {
  const made = keep(
    'POST /country/backups',
    await house.ask<BackupMade>('POST', '/country/backups', { wait: true }),
  );
  await ask('DELETE', '/country/backups/:name', `/country/backups/${made.body.backup?.name}`);
  await ask('PUT', '/country/backup-schedule', '/country/backup-schedule', {
    hour: 2,
    keep: { daily: 7, weekly: 4, monthly: 12 },
  });
}
