import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Batch } from '@hatangso/contracts/evidence';
import { afterAll, expect, test } from 'vitest';
import {
  alive,
  endPrograms,
  freshInstallation,
  hatangso,
  householdSheet,
  type Run,
  type Serving,
  serve,
  units,
  until,
} from './program.ts';

const data = freshInstallation();
const files = mkdtempSync(join(tmpdir(), 'hatangso-files-'));
const file = (name: string, content: string): string => {
  writeFileSync(join(files, name), content);
  return join(files, name);
};
const notePath = join(data, 'server.json');
const note = (): { url: string; secret: string; pid: number } => JSON.parse(readFileSync(notePath, 'utf8'));
const run = (...words: string[]): Promise<Run> =>
  hatangso([...words, '--data', data, '--json', '--lang', 'en']);
const sheets = (name: string, count: number): string[] =>
  Array.from({ length: count }, (_, at) => file(`${name}${at}.csv`, householdSheet(30, `${name}${at}-`)));
const bringIn = (path: string): Promise<Run> =>
  run('import', 'households', path, '--ward', '21172', '--round', 'R1', '--as-of', '2026-11-01');

/** Households of the round, over the figure that counts them. */
async function households(): Promise<number> {
  const rows = JSON.parse((await run('indicators', '--ward', '21172')).stdout) as {
    code: string;
    denominator: number;
  }[];
  return rows.find(({ code }) => code === 'households_with_fibre')?.denominator ?? 0;
}
const batches = async (): Promise<Batch[]> =>
  (JSON.parse((await run('imports', '--ward', '21172')).stdout) as Batch[]).filter(
    ({ kind }) => kind === 'households',
  );

afterAll(() => {
  endPrograms();
  for (const path of [data, files]) rmSync(path, { recursive: true, force: true });
});

let server: Serving;
let token = '';

test('serve and many imports at the same time lose nothing', { timeout: 240_000 }, async () => {
  server = await serve(['--data', data], { env: { HATANGSO_LOG: 'trace' } });
  expect(statSync(notePath).mode & 0o777).toBe(0o600);
  expect(
    (await run('import', 'units', file('units.csv', units), '--province', '51', '--as-of', '2025-07-01'))
      .code,
  ).toBe(0);
  const made = await fetch(`${server.url}/api/v1/tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${note().secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'test', role: 'administrator' }),
  });
  token = ((await made.json()) as { secret: string }).secret;
  const overHttp = async (path: string): Promise<number> => {
    const form = new FormData();
    form.append('file', new Blob([readFileSync(path)]), 'sheet.csv');
    const address = `${server.url}/api/v1/wards/21172/imports/households?round=R1&asOf=2026-11-01`;
    return (
      await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body: form })
    ).status;
  };
  const [byHand, sent] = [sheets('cli', 4), sheets('http', 4)];
  const [runs, statuses] = await Promise.all([
    Promise.all(byHand.map(bringIn)),
    Promise.all(sent.map(overHttp)),
  ]);
  expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(byHand.map(() => [0, '']));
  expect(statuses).toEqual(sent.map(() => 200));
  expect((await batches()).map(({ rowsTaken }) => rowsTaken)).toEqual(Array.from({ length: 8 }, () => 30));
  expect(await households()).toBe(240);
});

test('killed outright, the server leaves its note and nothing trusts it', { timeout: 240_000 }, async () => {
  const { pid, secret, url } = note();
  process.kill(pid, 'SIGKILL');
  const end = await server.ended;
  expect(end.code).toBe(1);
  // no credential in the log, at its most talkative
  expect(end.stderr + end.stdout).not.toContain(secret);
  expect(end.stderr + end.stdout).not.toContain(token);
  expect(note().pid).toBe(pid);
  // another program at the address of the note: it is not ours, and gets no file
  const asked: string[] = [];
  const stranger = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    response.writeHead(401).end();
  });
  await new Promise<void>((resolve) => stranger.listen(Number(new URL(url).port), '127.0.0.1', resolve));
  expect((stranger.address() as AddressInfo).port).toBe(Number(new URL(url).port));
  expect(await households()).toBe(240);
  stranger.close();
  expect(asked.filter((line) => !line.startsWith('GET '))).toEqual([]);
});

test('two imports without a server: whoever comes second is told who holds the folder', {
  timeout: 240_000,
}, async () => {
  const before = await households();
  const runs = await Promise.all(sheets('both', 2).map(bringIn));
  const done = runs.filter(({ code }) => code === 0);
  const refused = runs.filter(({ code }) => code !== 0);
  expect(done.length).toBeGreaterThan(0);
  for (const one of refused) {
    expect(one.code).toBe(1);
    expect(one.stderr).toMatch(/^The folder .* is open in another process \(PID \d+\)/);
  }
  expect(await households()).toBe(before + 30 * done.length);
});

test('when the process that was started is killed, the one that holds the folder ends too', {
  timeout: 240_000,
}, async () => {
  const before = await households();
  const serving = await serve(['--data', data]);
  const { pid } = note();
  expect(pid).not.toBe(serving.bin.pid);
  serving.bin.kill('SIGKILL');
  expect(await until(() => !alive(pid), 20_000)).toBe(true);
  expect(await households()).toBe(before);
});

test('asked to stop, the server ends with 0 and takes its note away', { timeout: 240_000 }, async () => {
  const serving = await serve(['--data', data]);
  serving.bin.kill('SIGTERM');
  const end = await serving.ended;
  expect(end.code).toBe(0);
  // nobody signs in there yet, and the start said how to begin; nothing else was to be told
  expect(end.stderr.trim().split('\n')).toEqual([expect.stringContaining('/thiet-lap')]);
  expect(() => note()).toThrow();
});
