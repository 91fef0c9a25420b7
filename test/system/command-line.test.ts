import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch, ImportReport } from '@hatangso/contracts/evidence';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import pg from 'pg';
import { afterAll, expect, inject, test } from 'vitest';
import { inProcess } from './in-process.ts';
import { endPrograms, freshInstallation, hatangso, householdSheet, type Run, units } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-cli-'));
const standing = freshInstallation();
const file = (name: string, content: string): string => {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
};
const sheet = file('ho.csv', householdSheet(40));
const unitFile = file('units.csv', units);
const nowhere = join(folder, 'nowhere');
const json = <T>(run: Run): T => JSON.parse(run.stdout) as T;

afterAll(() => {
  endPrograms();
  for (const path of [folder, standing]) rmSync(path, { recursive: true, force: true });
});

test('wrong words end with 2, on stderr, at once and without an installation', {
  timeout: 180_000,
}, async () => {
  const wrong: readonly (readonly string[])[] = [
    [],
    ['nonsense'],
    ['init', '--nonsense'],
    ['import'],
    ['import', 'households', sheet],
    ['import', 'households', join(folder, 'absent.csv'), '--ward', '21172'],
    ['import', 'households', folder, '--ward', '21172'],
    ['indicators'],
    ['indicators', '--ward', '21172', '--lang', 'fr'],
    ['serve', '--port', '70000'],
    ['report', '--ward', '21172', '--out', 'x.docx'],
    ['report', '--ward', '21172', '--year', '2026', '--out', 'x.odt'],
    ['plan', 'lint', join(folder, 'absent.yaml')],
  ];
  const [first = [], ...others] = wrong;
  const told = async (words: readonly string[], run: Run): Promise<void> => {
    expect(run.code, `${words.join(' ')}: ${run.stderr}`).toBe(2);
    expect(run.stdout, words.join(' ')).toBe('');
    expect(run.stderr).not.toMatch(/\n\s+at /);
  };
  // the program itself once, the others without starting it
  await told(first, await hatangso([...first, '--data', nowhere]));
  for (const words of others) await told(words, await inProcess([...words, '--data', nowhere]));
  expect(existsSync(nowhere)).toBe(false);
});

test('help and refusals speak the language of --lang, else of the environment, else Vietnamese', async () => {
  const missing = ['indicators', '--ward', '21172', '--data', nowhere, '--json'];
  const [vi, en, asked, empty] = await Promise.all([
    hatangso(missing, { env: { LANG: 'vi_VN.UTF-8' } }),
    hatangso(missing, { env: { LANG: 'en_US.UTF-8', LC_ALL: '' } }),
    hatangso([...missing, '--lang', 'en'], { env: { LANG: 'vi_VN.UTF-8' } }),
    hatangso(missing, { env: { HATANGSO_DATA: folder } }),
  ]);
  for (const run of [vi, en, asked, empty]) expect([run.code, run.stdout]).toEqual([1, '']);
  expect(vi.stderr).toBe(`Chưa có cài đặt nào ở ${nowhere}; hãy chạy "hatangso init" trước\n`);
  expect(en.stderr).toBe(`There is no installation at ${nowhere}; run "hatangso init" first\n`);
  expect(asked.stderr).toBe(en.stderr);
  expect(empty.stderr).toBe(vi.stderr);
  const [help, helpEn] = await Promise.all([
    hatangso(['import', '--help']),
    hatangso(['import', '--help', '--lang=en']),
  ]);
  expect([help.code, helpEn.code, help.stderr]).toEqual([0, 0, '']);
  expect(help.stdout).toContain('nhận tệp minh chứng');
  expect(helpEn.stdout).toContain('bring a file of evidence in');
});

test('init gives the token once and is harmless afterwards', { timeout: 120_000 }, async () => {
  const place = join(folder, 'made');
  const first = await hatangso(['init', '--json', '--data', place]);
  expect([first.code, first.stderr]).toEqual([0, '']);
  expect(json<{ token: string }>(first).token).toMatch(/^hts_[\w-]{43}$/);
  const again = await hatangso(['init', '--json'], { env: { HATANGSO_DATA: place } });
  expect(again.code).toBe(0);
  expect(json<{ token: string | null }>(again).token).toBeNull();
  const demo = await hatangso(['init', '--demo', '--data', place, '--lang', 'en']);
  expect([demo.code, demo.stdout]).toEqual([1, '']);
  expect(demo.stderr).toContain('A real installation stands');
});

test('with --json only JSON on stdout, refusals on stderr with their rows', {
  timeout: 180_000,
}, async () => {
  const at = (...words: string[]): Promise<Run> =>
    inProcess([...words, '--data', standing, '--json', '--lang', 'en']);
  const taken = await at('import', 'units', unitFile, '--province', '51', '--as-of', '2025-07-01');
  expect([taken.code, taken.stderr]).toEqual([0, '']);
  expect(json<ImportReport>(taken)).toMatchObject({
    kind: 'units',
    rowsRead: 2,
    rowsTaken: 2,
    already: false,
  });
  const dry = await at('import', 'households', sheet, '--ward', '21172', '--dry-run');
  expect(json<ImportReport>(dry)).toMatchObject({ id: null, dryRun: true, rowsTaken: 40 });
  const bad = file('bad.csv', 'Mã hộ;Tổ dân phố;Số nhân khẩu\nH1;TDP01;ba\nH2;TDP01;4\n');
  const mixed = await at('import', 'households', sheet, bad, '--ward', '21172');
  expect(mixed.code).toBe(1);
  // the first file stands and is told, the second is refused with its row
  expect(json<ImportReport[]>(mixed)).toMatchObject([{ rowsTaken: 40 }]);
  expect(mixed.stderr).toMatch(/^The file "bad\.csv".*\n {2}Row 2, column "Số nhân khẩu", "ba": /);
  const unknown = await at('import', 'cats', sheet, '--ward', '21172');
  expect([unknown.code, unknown.stdout]).toEqual([1, '']);
  expect(unknown.stderr).toContain('cats');
  const people = await hatangso(['imports', '--data', standing]);
  expect(people.stdout.trim().split('\n')).toHaveLength(2);
  expect((await at('undo', '00000000-0000-4000-8000-000000000000')).code).toBe(1);
});

test('an older Node runs itself again on Node 24', { timeout: 60_000 }, async (context) => {
  const node = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const found = existsSync(path) ? spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout : '';
    return /^v(1[4-9]|2[0-3])\./.test(found ?? '');
  });
  if (node === undefined) return context.skip('no older Node on this machine');
  const run = await hatangso(['imports', '--data', standing, '--json'], { node });
  expect([run.code, run.stderr]).toEqual([0, '']);
  expect(json<Batch[]>(run).map(({ kind }) => kind)).toEqual(['households', 'units']);
});

test('the same verbs on PostgreSQL by --database-url and DATABASE_URL', {
  timeout: 120_000,
}, async (context) => {
  const maintenance = inject('postgresUrl');
  if (maintenance === null) return context.skip(`PostgreSQL is missing: ${inject('postgresMissing')}`);
  const client = new pg.Client({ connectionString: maintenance });
  await client.connect();
  await client.query('create database system_cli');
  await client.end();
  const url = maintenance.replace(/\/postgres$/, '/system_cli');
  const work = join(folder, 'elsewhere');
  mkdirSync(work);
  const by = (...words: string[]): Promise<Run> =>
    hatangso([...words, '--json'], { cwd: work, env: { DATABASE_URL: url } });
  const before = await by('imports');
  expect([before.code, before.stderr.includes('hatangso init')]).toEqual([1, true]);
  const made = await hatangso(['init', '--json', '--database-url', url], { cwd: work });
  expect(json<{ token: string; place: string }>(made).token).toMatch(/^hts_/);
  expect(made.stdout + made.stderr).not.toContain('postgresql://');
  expect(json<{ token: string | null }>(await by('init')).token).toBeNull();
  expect((await by('import', 'units', unitFile, '--province', '51', '--as-of', '2025-07-01')).code).toBe(0);
  const taken = json<ImportReport>(await by('import', 'households', sheet, '--ward', '21172'));
  expect(taken).toMatchObject({ rowsTaken: 40 });
  expect(json<ImportReport>(await by('import', 'households', sheet, '--ward', '21172'))).toMatchObject({
    already: true,
    id: taken.id,
  });
  const rows = json<IndicatorRow[]>(await by('indicators', '--ward', '21172'));
  expect(rows.find(({ code }) => code === 'households_with_fibre')).toMatchObject({
    numerator: 20,
    denominator: 40,
  });
  expect((await by('undo', taken.id ?? '', '--ward', '21172')).code).toBe(0);
  const after = json<IndicatorRow[]>(await by('indicators', '--ward', '21172'));
  expect(after.find(({ code }) => code === 'households_with_fibre')).toMatchObject({
    value: null,
    status: 'no_data',
  });
  // beside a database of its own the folder keeps what stands apart from the database, and nothing else
  expect(['audit', 'keys']).toEqual(expect.arrayContaining(readdirSync(join(work, 'data'))));
  // by the owner of the tables nothing is served
  for (const [lang, words] of [
    ['vi', 'Không phục vụ bằng vai trò "postgres"'],
    ['en', 'does not serve as the PostgreSQL role "postgres", because it has SUPERUSER, OWNER'],
  ] as const) {
    const refused = await hatangso(['serve', '--port', '0', '--lang', lang], {
      cwd: work,
      env: { DATABASE_URL: url },
    });
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining(words)]);
  }
  const unreachable = await hatangso([
    'imports',
    '--database-url',
    'postgresql://nobody:geheim@127.0.0.1:9/none',
  ]);
  expect([unreachable.code, unreachable.stderr.includes('geheim')]).toEqual([1, false]);
});
