import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { type Browser, chromium, type Page } from 'playwright-core';
import { makeApp } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { kernelOn } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { newSecret } from '../apps/server/src/modules/identity/index.ts';
import { computeFigures } from '../apps/server/src/modules/indicators/compute/compute-figures.ts';
import { standardDefinitions } from '../apps/server/src/modules/indicators/index.ts';
import { storeFigures } from '../apps/server/src/modules/indicators/stored-figures.ts';
import { nationScope } from '../apps/server/src/platform/db/scope.ts';
import { ownerTransaction, transaction } from '../apps/server/src/platform/db/transaction.ts';
import type { Kernel } from '../apps/server/src/platform/kernel.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { fillUnits } from './fill-country.ts';
import { bringUnits, haveUnits } from './real-units.ts';
import { median, type Row, report } from './report.ts';

/**
 * The map of the country on the screen: 3,321 real units with made-up evidence and its figures on PostgreSQL, in Chromium
 * at 1440 × 900, drawn by the processor (no graphics card). From the address until nothing is left to load or to draw,
 * and until another figure is drawn. Bound: usable within 2 s.
 */
const rounds = 5;
const busy = '.frame[aria-busy=true]';
const still = '.frame[aria-busy=false]';

async function fill(kernel: Kernel): Promise<void> {
  await bringUnits(kernel);
  await ownerTransaction(kernel.engine, (tx) => fillUnits(tx));
  const moment = { unitCode: null, asOf: '2026-11-22', knownAt: new Date().toISOString() };
  await transaction(kernel.engine, nationScope, 'write', async (tx) => {
    const units = await computeFigures(tx, standardDefinitions(), moment);
    await storeFigures(tx, units, moment, 'bench');
  });
}

/** Somebody administers it: an installation without people asks for its first administrator before anything else. */
async function readerOf(app: FastifyInstance, secret: string): Promise<Record<string, string>> {
  const ask = async (path: string, payload: object) => {
    const headers = { authorization: `Bearer ${secret}` };
    const answer = await app.inject({ method: 'POST', url: `/api/v1${path}`, headers, payload });
    if (answer.statusCode !== 200) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`);
    return answer;
  };
  const roles = [{ role: 'administrator', unitCode: 'VN' }];
  await ask('/people', { name: 'Bench', login: 'bench', assignments: roles });
  const answer = await ask('/tokens', { name: 'bench', role: 'auditor', level: 'nation', unitCode: 'VN' });
  return { authorization: `Bearer ${(JSON.parse(answer.body) as { secret: string }).secret}` };
}

async function openPage(browser: Browser, headers: Record<string, string>): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: headers,
    serviceWorkers: 'block',
  });
  // nothing stands between page and server: an intercepted request would go through this process and switch caches off
  return context.newPage();
}

/** Seconds from the address in the bar until the map stands. */
async function look(page: Page, url: string): Promise<number> {
  const started = performance.now();
  await page.goto(url, { waitUntil: 'commit' });
  await page.locator(still).waitFor({ timeout: 60_000 });
  const seconds = (performance.now() - started) / 1000;
  if ((await page.locator(busy).count()) > 0) throw new Error('the map is still being drawn');
  return seconds;
}

export async function benchCountryMap(picture: string | undefined): Promise<Row[]> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(`needs ${found.missing}`);
  if (!haveUnits()) throw new Error('needs the country’s boundaries');
  const cluster = await startCluster(found.bin);
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-bench-'));
  const browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--enable-unsafe-swiftshader'],
  });
  try {
    cluster.sql('postgres', 'create database bench');
    const config = {
      ...readConfig({ data: folder }, process.env),
      databaseUrl: cluster.url('bench'),
      logLevel: 'error',
    };
    const { engine, installation } = await initialise(config, false);
    const kernel = kernelOn(engine, installation, config);
    await fill(kernel);
    cluster.sql('bench', 'vacuum analyze');
    const secret = newSecret();
    const app = await makeApp(kernel, config, secret);
    const base = await app.listen({ port: 0, host: '127.0.0.1' });
    const headers = await readerOf(app, secret);
    const first: number[] = [];
    const again: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const page = await openPage(browser, headers);
      first.push(await look(page, `${base}/VN/ban-do`));
      again.push(await look(page, `${base}/VN/ban-do`));
      if (round === 0 && picture !== undefined) await page.screenshot({ path: picture });
      await page.context().close();
    }
    await app.close();
    await engine.close();
    return [
      {
        name: 'country map: address to drawn, nothing kept by the browser',
        value: median(first),
        unit: 's',
        bound: '≤ 2 s',
      },
      { name: 'country map: the same once more', value: median(again), unit: 's', bound: '≤ 2 s' },
    ];
  } finally {
    await browser.close();
    cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) report('country-map', await benchCountryMap(process.argv[2]));
