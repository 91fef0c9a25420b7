import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BackupFile, BackupSummary } from '@hatangso/contracts/backups';
import { afterAll, expect, test } from 'vitest';
import { checkBackup, noOpening } from '../../apps/server/src/modules/backups/index.ts';
import { inProcess } from './in-process.ts';
import { endPrograms, freshInstallation, killable, serve, until } from './program.ts';

/** Makes a terminal for a program; of Debian's essential packages, absent on other systems. */
const terminal = spawnSync('script', ['--version'], { stdio: 'ignore' }).status === 0;
if (!terminal && process.env.CI === 'true') throw new Error('CI needs script (bsdutils)');
if (!terminal) process.stderr.write('\nSKIPPED: progress on a terminal; install bsdutils\n\n');

/** Backups and restores as people run them, and killed at any moment of either. */
const folder = freshInstallation();
const target = mkdtempSync(join(tmpdir(), 'hatangso-target-'));
afterAll(() => {
  endPrograms();
  for (const path of [folder, target]) rmSync(path, { recursive: true, force: true });
});
const en = { env: { HATANGSO_SYNC: 'off', LANG: 'en' } };
const json = <T>(text: string): T => JSON.parse(text) as T;
let file = '';

test('backup, list and verify by command, also through the running server; --out is a whole copy', async () => {
  const serving = await serve(['--data', folder], en);
  const out = join(target, 'copy.tar.gz');
  const made = await inProcess(['backup', '--data', folder, '--out', out, '--json'], en);
  expect([made.code, made.stderr]).toEqual([0, '']);
  const told = json<BackupFile & { path: string }>(made.stdout);
  expect(told.path).toBe(out);
  file = join(folder, 'backups', told.name);
  expect(existsSync(file)).toBe(true);
  const verified = await inProcess(['backup', 'verify', out, '--json'], en);
  expect([verified.code, json<BackupSummary>(verified.stdout)]).toMatchObject([
    0,
    { ok: true, rows: told.rows },
  ]);
  const listed = await inProcess(['backup', 'list', '--data', folder, '--lang', 'en'], en);
  expect([listed.code, listed.stdout]).toEqual([0, expect.stringContaining(told.name)]);
  const locked = await inProcess(['restore', out, '--data', folder, '--lang', 'vi'], en);
  expect([locked.code, locked.stderr]).toEqual([1, expect.stringContaining('đang được tiến trình khác mở')]);
  serving.bin.kill('SIGTERM');
  await serving.ended;
  const wrong = await inProcess(['backup', 'verify', join(folder, 'lock.sqlite'), '--lang', 'en'], en);
  expect([wrong.code, wrong.stderr]).toEqual([1, expect.stringContaining('is not a backup')]);
});

test.skipIf(!terminal)(
  'on a terminal it tells how far it is, and leaves one line; elsewhere it says nothing of it',
  async () => {
    const bin = fileURLToPath(new URL('../../apps/server/bin/hatangso.js', import.meta.url));
    const words = [process.execPath, bin, 'backup', '--data', folder, '--lang', 'en'];
    const shown = spawnSync('script', ['-qec', words.join(' '), '/dev/null'], {
      encoding: 'utf8',
      env: { ...process.env, ...en.env },
    });
    expect(shown.status, shown.stdout).toBe(0);
    const lines = shown.stdout.split('\r\u001b[K').map((line) => line.trim());
    expect(
      lines.some((line) => /^(Backing up: about \S+ %, \d+ rows|Reading the backup again)/.test(line)),
    ).toBe(true);
    expect(lines.at(-1)).toMatch(/^NOTE: [\s\S]*Backed up \d+ rows, \d+ bytes: /);
    const quiet = await inProcess(['backup', '--data', folder, '--lang', 'en'], en);
    expect([quiet.code, quiet.stderr]).toEqual([0, expect.stringMatching(/^NOTE: .*\n$/)]);
  },
);

test('a restore killed at any moment leaves an empty place or a whole installation; the next one goes through', async () => {
  const place = join(target, 'again');
  for (const milliseconds of [1_500, 4_000]) {
    const { child, ended } = killable(['restore', file, '--data', place], en);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    child.kill('SIGKILL');
    await ended;
    if (existsSync(join(place, 'db'))) rmSync(place, { recursive: true });
  }
  const whole = await inProcess(['restore', file, '--data', place, '--json'], en);
  expect([whole.code, whole.stderr]).toEqual([0, '']);
  expect(readdirSync(place)).not.toContain('restoring');
  const doctor = await inProcess(['doctor', '--data', place, '--json'], en);
  expect(json<{ checks: { code: string; ok: boolean }[] }>(doctor.stdout).checks).toContainEqual(
    expect.objectContaining({ code: 'backup', ok: true }),
  );
  const twice = await inProcess(['restore', file, '--data', place, '--lang', 'en'], en);
  expect([twice.code, twice.stderr]).toEqual([1, expect.stringContaining('There are data at')]);
});

test('a backup killed while it is made never counts, and the next one clears it away', async () => {
  const backups = join(folder, 'backups');
  const { child, ended } = killable(['backup', '--data', folder], en);
  let over = false;
  void ended.then(() => {
    over = true;
  });
  await until(() => over || readdirSync(backups).some((name) => name.endsWith('.half')), 60_000);
  child.kill('SIGKILL');
  await ended;
  const again = await inProcess(['backup', '--data', folder, '--json'], en);
  expect([again.code, again.stderr]).toEqual([0, '']);
  const names = readdirSync(backups);
  expect(names.filter((name) => name.endsWith('.half'))).toEqual([]);
  for (const name of names.filter((each) => each.endsWith('.tar.gz')))
    await checkBackup(join(backups, name), noOpening);
});
