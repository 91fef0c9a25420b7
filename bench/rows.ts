import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium } from 'playwright-core';
import { makeApp } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { openKernel } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { newSecret } from '../apps/server/src/modules/identity/index.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { type Row, report } from './report.ts';
import { scrollAndFilter } from './rows-screen.ts';
import { unitFile, ward, workbook } from './ward-evidence.ts';

/**
 * The rows under a figure on the screen: a ward of 100,000 households, scrolled and filtered in Chromium, the main
 * thread's tasks read from its performance trace. Bound: no pause over 100 ms. On PostgreSQL where it is there, or
 * with `--embedded`. `WEB=http://…` looks at a running web app (which passes on to `PORT`) instead of the built one.
 */
export async function benchRows(households: number): Promise<Row[]> {
  const database = await databaseFor();
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-bench-'));
  const config = {
    ...readConfig({ data: folder }, process.env),
    databaseUrl: database.url,
    logLevel: 'error',
  };
  await (await initialise(config, false)).engine.close();
  const kernel = await openKernel(config);
  const secret = newSecret();
  const app = await makeApp(kernel, config, secret);
  const headers = { authorization: `Bearer ${secret}` };
  await fill(app, headers, households);
  const reader = await tokenOf(app, headers);
  const address = await app.listen({ port: Number(process.env.PORT ?? 0), host: '127.0.0.1' });
  const browser: Browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const rows = await scrollAndFilter(browser, process.env.WEB ?? address, reader, households);
    return rows.map((row) => ({ ...row, name: `${database.name}, ${row.name}` }));
  } finally {
    await browser.close();
    await app.close();
    await kernel.engine.close();
    database.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The desk knows people and tokens, not the installation's own secret. */
async function tokenOf(
  app: FastifyInstance,
  headers: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  const payload = { name: 'bench', role: 'chair', level: 'ward', unitCode: ward };
  const answer = await app.inject({ method: 'POST', url: '/api/v1/tokens', headers, payload });
  return { authorization: `Bearer ${(JSON.parse(answer.body) as { secret: string }).secret}` };
}

async function databaseFor(): Promise<{ name: string; url: string | null; stop: () => void }> {
  const found = findPostgres();
  if ('missing' in found || process.argv.includes('--embedded'))
    return { name: 'embedded', url: null, stop: () => undefined };
  const cluster = await startCluster(found.bin);
  cluster.sql('postgres', 'create database bench');
  return { name: 'postgres', url: cluster.url('bench'), stop: () => cluster.stop() };
}

async function fill(
  app: FastifyInstance,
  headers: Readonly<Record<string, string>>,
  households: number,
): Promise<void> {
  const send = async (path: string, name: string, content: string | Buffer): Promise<void> => {
    const form = new FormData();
    form.append('file', new Blob([content as string | Uint8Array<ArrayBuffer>]), name);
    const encoded = new Response(form);
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { ...headers, 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 500));
  };
  const size = Math.ceil(households / 30);
  const groups = Array.from({ length: 30 }, (_, at) => `TDP${at + 1},Tổ dân phố số ${at + 1},${size}`);
  await send('/imports/units?province=51&asOf=2025-07-01', 'u.geojson', unitFile());
  await send(
    `/wards/${ward}/imports/groups?asOf=2025-07-01`,
    'g.csv',
    `Mã TDP,Tên TDP,Số hộ\n${groups.join('\n')}\n`,
  );
  await send(`/wards/${ward}/imports/households`, 'h.xlsx', workbook(households));
}

if (import.meta.main) report('rows', await benchRows(Number(process.argv[2] ?? 100_000)));
