import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generatedFiles } from '../../apps/server/src/demonstration/files.ts';
import { endPrograms, hatangso, type Serving, serving } from './program.ts';

/** The demonstration as `npm start` makes it in an empty folder, and as a person meets it. */
const folder = mkdtempSync(join(tmpdir(), 'hatangso-demo-'));
const demo = join(folder, 'demo');
let server: Serving;
let secret = '';

const get = async (path: string): Promise<Response> =>
  fetch(`${server.url}/api/v1${path}`, { headers: { authorization: `Bearer ${secret}` } });

beforeAll(async () => {
  server = await serving(['start', '--data', folder, '--port', '0']);
  secret = (JSON.parse(readFileSync(join(demo, 'server.json'), 'utf8')) as { secret: string }).secret;
});

afterAll(() => {
  endPrograms();
  rmSync(folder, { recursive: true, force: true });
});

test('what is generated is the same every time', () => {
  expect(generatedFiles()).toEqual(generatedFiles());
  const households =
    generatedFiles()
      .find(({ round }) => round === 'khao-sat-2026')
      ?.content.split('\n').length ?? 0;
  expect(households).toBeGreaterThan(10_000);
});

test('it has figures for most indicators, and each says that it is a demonstration', async () => {
  const answer = await get('/wards/21172/indicators');
  const rows = (await answer.json()) as IndicatorRow[];
  expect(rows.every((row) => row.demonstration === true)).toBe(true);
  expect(rows.filter((row) => row.value !== null).length).toBeGreaterThan(18);
  const states = new Set(rows.map((row) => row.status));
  for (const state of ['met', 'on_track', 'missed', 'no_data'] as const) expect(states).toContain(state);
  expect(answer.headers.get('x-hatangso-demonstration')).toBe('true');
  for (const path of [
    '/wards/21172/imports',
    '/units',
    '/wards/21172/groups',
    '/wards/21172/tasks',
    '/doctor',
  ]) {
    expect(await (await get(path)).json(), path).toMatchObject({ demonstration: true });
  }
});

test('no real data comes in, and the way out is told; a real installation beside it just works', async () => {
  const sheet = join(folder, 'g.csv');
  writeFileSync(sheet, 'Mã TDP,Tên TDP,Số hộ\nA,Tổ A,10\n');
  const refused = await hatangso([
    'import',
    'groups',
    sheet,
    '--ward',
    '21172',
    '--data',
    demo,
    '--lang',
    'en',
  ]);
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('hatangso init');
  const raised = await fetch(`${server.url}/api/v1/wards/21172/difficulties`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ office: 'van-phong-thong-ke', text: 'Thiếu số liệu' }),
  });
  expect(await raised.json()).toMatchObject({ code: 'install.demonstration' });
  const made = await hatangso(['init', '--data', folder, '--json']);
  expect(JSON.parse(made.stdout)).toMatchObject({
    demonstration: false,
    token: expect.stringMatching(/^hts_/),
  });
  const listed = await hatangso(['imports', '--data', folder, '--json']);
  expect(JSON.parse(listed.stdout)).toEqual([]);
});

test('every page of the report says so', async (context) => {
  const file = join(folder, 'r.pdf');
  const written = await hatangso([
    'report',
    '--ward',
    '21172',
    '--year',
    '2026',
    '--out',
    file,
    '--data',
    demo,
  ]);
  expect([written.code, written.stderr]).toEqual([0, '']);
  let text: string;
  try {
    text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 64 * 2 ** 20 });
  } catch (error) {
    if (process.env.CI === 'true') throw error;
    process.stderr.write('\nSKIPPED: reading the PDF; install poppler-utils\n');
    return context.skip('install poppler-utils');
  }
  const pages = text.split('\f').filter((page) => page.trim() !== '');
  expect(pages.length).toBeGreaterThan(10);
  expect(pages.filter((page) => !page.includes('SỐ LIỆU TRÌNH DIỄN'))).toEqual([]);
});
