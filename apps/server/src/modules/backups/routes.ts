import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import {
  backupAsked,
  backupList,
  backupMade,
  backupName,
  backupProgress,
  backupSchedule,
} from '@hatangso/contracts/backups';
import { command, query } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import { FileStream, read, write } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { Problem } from '../../platform/problem.ts';
import { goodBackups, removeBackup } from './folder.ts';
import { makeBackup, progressOf } from './make.ts';
import { backupState, setSchedule } from './schedule.ts';
import { listOf } from './status.ts';

interface Named {
  readonly name: string;
  readonly sha256: string;
}

const factOf = ({ name, sha256 }: Named) => ({
  object: { kind: 'backups.backup', id: name },
  unitCode: NATION,
  provinceCode: NATION,
  facts: { file: name, sha256 },
});

/** Whoever has a backup has everything: each download stands in the log before its first byte leaves. */
const download = query({
  name: 'backups.backup.download',
  run: async (input: Named) => input,
  audit: (input) => [factOf(input)],
});

const remove = command({
  name: 'backups.backup.remove',
  run: async (input: Named) => input,
  audit: (input) => [factOf(input)],
});

/** Backups of the whole installation: only for whoever administers all of it. */
export const backupsModule: Module = {
  name: 'backups',
  endpoints: [
    read({
      path: '/country/backups',
      summary: 'Backups that are there, when they are made, and whether the newest is too old',
      permission: 'backups.backup.read',
      response: backupList,
      handle: async ({ kernel }, run) => listOf(kernel, await run.query(backupState(kernel), null)),
    }),
    read({
      path: '/country/backups/progress',
      summary:
        'How far the backup is that is being made; asks nothing of the database, which may be busy with it',
      permission: 'backups.backup.read',
      response: backupProgress,
      handle: async ({ kernel }) => ({ progress: progressOf(kernel) }),
    }),
    write({
      method: 'POST',
      path: '/country/backups',
      summary: 'Makes a backup of the whole installation',
      permission: 'backups.backup.make',
      body: backupAsked,
      response: backupMade,
      handle: async ({ kernel, body, caller }) => {
        const { recipients, keys } = body;
        const making = makeBackup(kernel, caller, {
          ...(recipients === undefined ? {} : { seal: { recipients, passphraseFile: null } }),
          ...(keys === undefined ? {} : { withKeys: keys }),
        });
        // recorded and told in the list, whoever asked has left
        if (!body.wait) making.catch(() => undefined);
        const soon = new Promise<null>((resolve) => setTimeout(resolve, 5_000, null).unref());
        const made = await (body.wait ? making : Promise.race([making, soon]));
        return made === null ? { running: true, path: null, backup: null } : { running: false, ...made };
      },
    }),
    read({
      path: '/country/backups/:name',
      summary: 'One backup, as the file it is; whoever takes it stands in the log',
      permission: 'backups.backup.download',
      params: backupName,
      response: ['application/octet-stream'],
      handle: async ({ kernel, params: { name } }, run) => {
        const { folder } = kernel.backup;
        const found = (await goodBackups(folder)).find((backup) => backup.name === name);
        if (found === undefined) throw new Problem('backup.unknown', { name });
        await run.query(download, { name, sha256: found.sha256 });
        return new FileStream(
          name,
          'application/octet-stream',
          found.bytes,
          createReadStream(join(folder, name)),
        );
      },
    }),
    write({
      method: 'DELETE',
      path: '/country/backups/:name',
      summary: 'Removes one backup',
      permission: 'backups.backup.make',
      params: backupName,
      response: backupName,
      handle: async ({ kernel, params: { name } }, run) => {
        const { folder } = kernel.backup;
        const found = (await goodBackups(folder)).find((backup) => backup.name === name);
        if (found === undefined) throw new Problem('backup.unknown', { name });
        await run.command(remove, { name, sha256: found.sha256 });
        await removeBackup(folder, name);
        return { name };
      },
    }),
    write({
      method: 'PUT',
      path: '/country/backup-schedule',
      summary: 'When backups are made by themselves, and how many are kept',
      permission: 'backups.schedule.set',
      body: backupSchedule,
      response: backupSchedule,
      handle: async ({ kernel, body }, run) => {
        if (kernel.backup.schedule !== null)
          throw new Problem('backup.fixed', { name: 'HATANGSO_BACKUP_AT, HATANGSO_BACKUP_KEEP' });
        await run.command(setSchedule, body);
        return body;
      },
    }),
  ],
};
