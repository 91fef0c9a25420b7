import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import type { Batch, ImportReport } from '@hatangso/contracts/evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf } from '../support/http.ts';
import { mergedSheet, utf16, windows1258, workbook } from './hostile-files.ts';
import { heading, refused } from './hostile-list.ts';
import { endPrograms, freshInstallation, hatangso, type Serving, serve, units } from './program.ts';

const data = freshInstallation();
/** Where the server lays uploads down: its own, so that what it leaves behind is seen. */
const spool = mkdtempSync(join(tmpdir(), 'hatangso-spool-'));
const files = mkdtempSync(join(tmpdir(), 'hatangso-hostile-'));
let server: Serving;
let secret = '';
let pid = 0;
const { ask, send } = callerOf(() => ({ url: server.url, secret }));

interface Refusal {
  readonly code: string;
  readonly rows?: readonly { readonly code: string; readonly messages: { readonly vi: string } }[];
}

beforeAll(async () => {
  server = await serve(['--data', data], { env: { TMPDIR: spool } });
  ({ secret, pid } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as {
    secret: string;
    pid: number;
  });
  await send('/imports/units?province=51&asOf=2025-07-01', units);
  await send('/wards/21172/imports/groups?asOf=2026-01-01', 'Mã TDP;Tên TDP;Số hộ\nTDP01;Tổ Hòa Bình;2\n');
});

afterAll(() => {
  endPrograms();
  for (const path of [data, spool, files]) rmSync(path, { recursive: true, force: true });
});

const imports = async (): Promise<Batch[]> => (await ask<{ imports: Batch[] }>('/imports')).imports;

/** The most memory the server ever held, in MB. */
const peak = (): number =>
  Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

test.each(refused)(
  '$what is refused, in bounded time',
  { timeout: 90_000 },
  async ({ kind, content, codes, name }) => {
    const bytes = content();
    const began = performance.now();
    const { status, body } = await send<ImportReport & Refusal>(`/wards/21172/imports/${kind}`, bytes, name);
    expect(performance.now() - began).toBeLessThan(45_000);
    expect([400, 413, 415, 422]).toContain(status);
    const told = [body.code, ...(body.rows ?? []).map((row) => row.code)];
    expect(
      told.filter((code) => codes.includes(code)),
      JSON.stringify(body).slice(0, 800),
    ).not.toEqual([]);
    expect((await fetch(`${server.url}/health/live`)).status).toBe(200);
  },
);

test('a body of 2 GB is cut off at the limit and nothing of it stays', { timeout: 120_000 }, async () => {
  const chunk = Buffer.alloc(2 ** 20, 0x78);
  let sent = 0;
  const body = Readable.from(
    (async function* () {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="a.csv"\r\n\r\n');
      for (; sent < 2048; sent += 1) yield chunk;
    })(),
  );
  const answer = await fetch(`${server.url}/api/v1/wards/21172/imports/households`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'multipart/form-data; boundary=b' },
    body: Readable.toWeb(body) as ReadableStream,
    duplex: 'half',
  } as RequestInit).then(
    ({ status }) => status,
    () => 'cut off',
  );
  expect([413, 'cut off']).toContain(answer);
  expect(sent).toBeLessThan(1024);
  expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
});

test('on the command line: a sparse file of 2 GB, a folder, a file of nothing', {
  timeout: 120_000,
}, async () => {
  const sparse = join(files, 'huge.csv');
  const handle = openSync(sparse, 'w');
  writeSync(handle, heading);
  ftruncateSync(handle, 2 * 2 ** 30);
  closeSync(handle);
  mkdirSync(join(files, 'folder.csv'));
  writeFileSync(join(files, 'nothing.csv'), '');
  const run = (name: string) =>
    hatangso([
      'import',
      'households',
      join(files, name),
      '--ward',
      '21172',
      '--data',
      data,
      '--json',
      '--lang',
      'en',
    ]);
  const [huge, folder, nothing] = [await run('huge.csv'), await run('folder.csv'), await run('nothing.csv')];
  expect([huge.code, folder.code, nothing.code]).toEqual([1, 2, 1]);
  expect(huge.stderr).toMatch(/^The file or request is larger than the limit of 256 MB/);
  expect(nothing.stderr).toMatch(/^The file "nothing\.csv" is empty/);
  for (const { stdout, stderr } of [huge, folder, nothing]) {
    expect(stdout).toBe('');
    expect(stderr).not.toMatch(/\n\s+at /);
  }
});

const sheet = 'Mã hộ;Tổ dân phố;Số nhân khẩu\nH1;Tổ Hoà Bình;4\nH2;Tổ Hòa Bình;3\n';
const readable: readonly (readonly [string, string | Uint8Array, string?])[] = [
  ['UTF-8 with semicolons', sheet],
  ['UTF-8 with a BOM and commas', `\ufeff${sheet.replaceAll(';', ',')}`],
  ['tabs and lines of Windows', sheet.replaceAll(';', '\t').replaceAll('\n', '\r\n')],
  ['UTF-16', utf16(sheet.replaceAll(';', '\t'))],
  ['Windows-1258', windows1258(sheet)],
  ['decomposed letters', sheet.normalize('NFD')],
  ['a title over the heading', `DANH SÁCH HỘ;;\n;;\n${sheet}`],
  ['merged cells in a workbook', workbook(mergedSheet), 'ho.xlsx'],
  ['a workbook with a wrong name', workbook(mergedSheet), 'ho.csv'],
];

test.each(readable.map(([what, content, name]) => ({ what, content, name })))(
  '$what is read as a person reads it',
  async ({ content, name }) => {
    const { body } = await send<ImportReport & Refusal>(
      '/wards/21172/imports/households?dryRun=true',
      content,
      name,
    );
    expect(body, JSON.stringify(body).slice(0, 600)).toMatchObject({
      rowsRead: 2,
      rowsTaken: 2,
      problems: [],
      unknownColumns: [],
    });
  },
);

test('after all of it the server stands, holds what it held, and has left nothing lying about', async () => {
  expect((await imports()).map(({ kind }) => kind).sort()).toEqual(['groups', 'units']);
  expect(readdirSync(spool)).toEqual([]);
  // the embedded database alone is some 900 MB
  expect(peak()).toBeLessThan(2_500);
});
