import type { BackupMade } from '@hatangso/contracts/backups';
import { expect, test } from 'vitest';
import { patience, type Stage } from './stage.ts';

/** Whoever has a backup has everything: it is for those alone who administer the whole installation. */
export function guardsBackups(stage: Stage): void {
  test(
    'a backup that is there is refused as one that is not, but to the country’s administrator',
    patience,
    async () => {
      const made = await stage.house().ask<BackupMade>('POST', '/country/backups', { wait: true });
      const name = made.body.backup?.name ?? '';
      expect(name).toMatch(/^hatangso-/);
      const absent = 'hatangso-20260101T000000Z-00000000.tar.gz';
      for (const actor of stage.actors())
        for (const method of ['GET', 'DELETE'] as const) {
          const chief = actor.role === 'administrator' && actor.unit === 'VN';
          if (chief && method === 'DELETE') continue;
          const ask = (file: string) => stage.call({ method }, `/country/backups/${file}`, actor);
          const [there, nowhere] = [await ask(name), await ask(absent)];
          if (chief) {
            expect([there.status, nowhere.body?.code]).toEqual([200, 'backup.unknown']);
            expect(there.bytes.length).toBe(made.body.backup?.bytes);
            expect(String(there.headers['content-disposition'])).toMatch(/^attachment/);
            continue;
          }
          expect([actor.name, method, there.status]).toEqual([
            actor.name,
            method,
            actor.role === null ? 401 : 403,
          ]);
          expect(there.bytes.toString()).toBe(nowhere.bytes.toString());
        }
      const left = await stage.house().ask<{ backups: unknown[] }>('GET', '/country/backups');
      expect(left.body.backups).toHaveLength(1);
    },
  );
}
