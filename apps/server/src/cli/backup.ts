import { copyFileSync, renameSync, writeFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import type { BackupList, BackupMade, BackupProgress } from '@hatangso/contracts/backups';
import { type Config, readConfig } from '../config.ts';
import { checkBackup, type Opening, summaryOf } from '../modules/backups/index.ts';
import { syncPath } from '../platform/files/sync.ts';
import { type OnStep, restore } from '../restore.ts';
import { type CommonOptions, type Session, withSession } from './session.ts';
import { say } from './texts.ts';

export interface BackupOptions extends CommonOptions {
  readonly out?: string;
  readonly encryptFor?: readonly string[];
  readonly withKeys?: boolean;
}

export interface OpenOptions extends CommonOptions {
  readonly passphraseFile?: string;
  readonly identityFile?: string;
}

/** `backup`: through the running server or in this process; both write into the folder of backups. */
export async function backup(options: BackupOptions): Promise<void> {
  await withSession(options, async (session) => {
    const { encryptFor: recipients, withKeys: keys } = options;
    const made = await watching(session, () =>
      session.json<BackupMade>({
        method: 'POST',
        path: '/country/backups',
        body: {
          wait: true,
          ...(recipients === undefined ? {} : { recipients }),
          ...(keys === true ? { keys } : {}),
        },
      }),
    );
    if (made.path === null || made.backup === null) throw new Error('a backup without a file');
    const path = options.out ?? made.path;
    if (options.out !== undefined) await bring(session, made.backup.name, made.path, options.out);
    const { rows, bytes, encrypted } = made.backup;
    if (!encrypted && options.json !== true) process.stderr.write(`${session.say('backup.plain')}\n`);
    session.print({ ...made.backup, path }, session.say('backup.made', { rows, bytes, path }));
  });
}

/** On a terminal, tells how far it is, in one line that goes away again; elsewhere nothing. */
async function watching<T>(session: Session, work: () => Promise<T>): Promise<T> {
  if (!process.stderr.isTTY || session.options.json === true) return work();
  const look = () =>
    session.json<{ progress: BackupProgress | null }>({ method: 'GET', path: '/country/backups/progress' });
  // opens the way to the application, once
  await look();
  let over = false;
  const telling = (async () => {
    while (!over) {
      const found = await look().catch(() => null);
      if (found?.progress != null && !over) tell(session, found.progress);
      await setTimeout(250, undefined, { ref: false });
    }
  })();
  try {
    return await work();
  } finally {
    over = true;
    await telling;
    process.stderr.write('\r\u001b[K');
  }
}

function tell(session: Session, { step, table, rows, about }: BackupProgress): void {
  // an estimate: what is not over is never told as whole
  const percent = about === 0 ? '?' : Math.min(99, Math.floor((100 * rows) / Math.max(about, rows)));
  process.stderr.write(
    `\r\u001b[K${session.say(`backup.step.${step}`, { percent, rows, table: table ?? '' })}`,
  );
}

/** The file where it is asked for: copied, or from a server elsewhere downloaded. */
async function bring(session: Session, name: string, from: string, to: string): Promise<void> {
  const half = `${to}.half`;
  if (session.config.server === null) copyFileSync(from, half);
  else writeFileSync(half, await session.bytes({ method: 'GET', path: `/country/backups/${name}` }));
  syncPath(half);
  renameSync(half, to);
}

/** `backup list`: exit 1 when the newest is too old. */
export async function listBackups(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const list = await session.json<BackupList>({ method: 'GET', path: '/country/backups' });
    const { language } = session.config;
    const lines = list.backups.map(
      ({ name, madeAt, bytes, rows, encrypted }) =>
        `${madeAt}  ${String(rows).padStart(9)}  ${String(bytes).padStart(12)}  ${encrypted ? 'age' : '---'}  ${name}`,
    );
    const { failure, late, folder } = list;
    session.print(
      list,
      [
        ...(lines.length === 0 ? [session.say('backup.none', { folder })] : lines),
        ...(failure === null
          ? []
          : [session.say('backup.failed', { at: failure.at, reason: failure.messages[language] })]),
        ...(late ? [session.say('backup.late')] : []),
      ].join('\n'),
    );
    if (late) process.exitCode = 1;
  });
}

const openingOf = (config: Config, { passphraseFile, identityFile }: OpenOptions): Opening => ({
  passphraseFile: passphraseFile ?? config.backup.seal.passphraseFile,
  identityFile: identityFile ?? null,
});

const print = (options: CommonOptions, value: unknown, text: string): void =>
  void process.stdout.write(`${options.json === true ? JSON.stringify(value) : text}\n`);

/** `backup verify FILE`: needs no installation. */
export async function verifyBackup(file: string, options: OpenOptions): Promise<void> {
  const config = readConfig(options);
  const summary = summaryOf(await checkBackup(file, openingOf(config, options)));
  const { ok: _ok, ...params } = summary;
  const shown = { ...params, demonstration: String(params.demonstration), keys: String(params.keys) };
  print(options, summary, say(config.language, 'backup.good', shown));
}

/** `restore FILE`: works on the folder or database itself, never through a server. */
export async function restoreBackup(file: string, options: OpenOptions): Promise<void> {
  const config = { ...readConfig(options), logLevel: process.env.HATANGSO_LOG ?? 'error' };
  const onStep: OnStep = (step, done, all) => {
    if (process.stderr.isTTY)
      process.stderr.write(`\r\u001b[K${say(config.language, `restore.step.${step}`, { done, all })}`);
  };
  const summary = summaryOf(await restore(config, file, openingOf(config, options), onStep));
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
  const place =
    config.databaseUrl === null ? config.dataFolder : new URL(config.databaseUrl).pathname.slice(1);
  const { rows, madeAt } = summary;
  const lines = [say(config.language, 'restore.done', { rows, place, madeAt })];
  if (!summary.keys) lines.push(say(config.language, 'restore.noKeys', { folder: config.keysFolder }));
  print(options, { ...summary, place }, lines.join('\n'));
}
