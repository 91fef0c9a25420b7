import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { DraftMade, DraftRows, DraftView } from '@hatangso/contracts/drafts';
import type { Batch } from '@hatangso/contracts/evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { callerOf } from '../support/http.ts';
import { refused } from './hostile-list.ts';
import { endPrograms, freshInstallation, householdSheet, type Serving, serve, units } from './program.ts';

// Sheets brought in step by step, as people do it: hostile files, and a server killed in the middle.

const data = freshInstallation();
const drafts = '/wards/21172/drafts';
let server: Serving;
let secret = '';
let pid = 0;
const { ask, send } = callerOf(() => ({ url: server.url, secret }));

async function start(): Promise<void> {
  server = await serve(['--data', data]);
  ({ secret, pid } = JSON.parse(readFileSync(join(data, 'server.json'), 'utf8')) as {
    secret: string;
    pid: number;
  });
}
async function kill(): Promise<void> {
  process.kill(pid, 'SIGKILL');
  await server.ended;
}

beforeAll(async () => {
  await start();
  await send('/imports/units?province=51&asOf=2025-07-01', units);
  await send(
    '/wards/21172/imports/groups?asOf=2026-01-01',
    'Mã TDP;Tên TDP;Số hộ\nTDP01;Tổ Một;20\nTDP02;Tổ Hai;20\n',
  );
});
afterAll(() => {
  endPrograms();
  rmSync(data, { recursive: true, force: true });
});

async function settled(id: string, milliseconds: number): Promise<DraftView> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const view = await ask<DraftView>(`${drafts}/${id}`);
    if (!['reading', 'checking', 'taking'].includes(view.phase)) return view;
    if (Date.now() > end) throw new Error(`still ${view.phase}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test.each(refused)(
  '$what is told on its page and takes nothing in',
  { timeout: 120_000 },
  async ({ kind, content, name }) => {
    const made = await send<DraftMade>(`${drafts}?kind=${kind}`, content(), name ?? 'sheet.csv');
    if (made.status !== 200) return expect([413, 422]).toContain(made.status);
    const view = await settled(made.body.id, 90_000);
    expect(view.mayTake).toBe(false);
    const told =
      view.problem !== null ||
      view.missing.length > 0 ||
      view.kind === null ||
      view.rows.withProblems > 0 ||
      view.needsZone;
    expect(told || view.rows.total === 0, JSON.stringify(view).slice(0, 600)).toBe(true);
    expect(view.problem?.code).not.toBe('internal.unexpected');
    const rows = await ask<DraftRows>(`${drafts}/${made.body.id}/rows`);
    expect(Array.isArray(rows.rows)).toBe(true);
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    await ask(`${drafts}/${made.body.id}`, 'DELETE');
  },
);

test('thrown away, nothing of a file stays in the folder', () => {
  expect(readdirSync(join(data, 'drafts'))).toEqual([]);
});

test('killed while reading, the work goes on after the start; killed while taking in, it is all or none', {
  timeout: 300_000,
}, async () => {
  const made = await send<DraftMade>(drafts, householdSheet(30_000));
  await kill();
  await start();
  const read = await settled(made.body.id, 120_000);
  expect(read).toMatchObject({ phase: 'ready', mayTake: true, rows: { total: 30_000, withProblems: 0 } });
  void ask(`${drafts}/${made.body.id}/take`, 'POST').catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 900));
  await kill();
  await start();
  const after = await settled(made.body.id, 120_000);
  const { imports } = await ask<{ imports: Batch[] }>('/wards/21172/imports');
  const taken = imports.filter(({ kind }) => kind === 'households');
  if (after.phase === 'taken') expect(taken).toMatchObject([{ rowsTaken: 30_000 }]);
  else {
    expect(taken).toEqual([]);
    expect(after).toMatchObject({ phase: 'ready', interrupted: true });
  }
});
