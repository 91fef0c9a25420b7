import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeApp } from '../apps/server/src/app.ts';
import { readConfig } from '../apps/server/src/config.ts';
import { openKernel } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { newSecret } from '../apps/server/src/modules/identity/index.ts';
import { recompute } from '../apps/server/src/modules/indicators/index.ts';
import { median, type Row, report } from './report.ts';
import { claims, unitFile, ward, workbook } from './ward-evidence.ts';

/**
 * One ward on one computer, the embedded engine, over HTTP as a person would: a sheet of 12,000 households comes in, and
 * the figures of all indicators are there. Bound: visible within 1 s of the import (of its commit).
 */
export async function benchWard(households: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-bench-'));
  const config = { ...readConfig({ data: folder }, {}), logLevel: 'error' };
  await (await initialise(config, false)).engine.close();
  const kernel = await openKernel(config);
  const secret = newSecret();
  const app = await makeApp(kernel, config, secret);
  const headers = { authorization: `Bearer ${secret}` };
  let batch = '';
  const send = async (path: string, name: string, content: string | Buffer): Promise<number> => {
    const form = new FormData();
    form.append('file', new Blob([content as string | Uint8Array<ArrayBuffer>]), name);
    const encoded = new Response(form);
    const started = performance.now();
    const answer = await app.inject({
      method: 'POST',
      url: `/api/v1${path}`,
      headers: { ...headers, 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    });
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 500));
    batch = (JSON.parse(answer.body) as { id: string }).id;
    return (performance.now() - started) / 1000;
  };
  await send('/imports/units?province=51&asOf=2025-07-01', 'u.geojson', unitFile());
  const groups = Array.from({ length: 30 }, (_, at) => `TDP${at + 1},Tổ dân phố số ${at + 1},400`).join('\n');
  await send(`/wards/${ward}/imports/groups?asOf=2025-07-01`, 'g.csv', `Mã TDP,Tên TDP,Số hộ\n${groups}\n`);
  await send(`/wards/${ward}/imports/claims?asOf=2026-01-01`, 'c.geojson', claims(1500));
  const imports: number[] = [];
  const figures: number[] = [];
  const reads: number[] = [];
  for (let at = 0; at < 3; at += 1) {
    imports.push(
      await send(`/wards/${ward}/imports/households?round=r${at}`, `h${at}.xlsx`, workbook(households)),
    );
    // The same computing once more, by itself: what the import did after its commit.
    const computing = performance.now();
    await recompute(kernel, ward, '51', batch);
    figures.push((performance.now() - computing) / 1000);
    const started = performance.now();
    const answer = await app.inject({ method: 'GET', url: `/api/v1/wards/${ward}/indicators`, headers });
    if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 500));
    reads.push((performance.now() - started) / 1000);
  }
  const rss = process.memoryUsage().rss / 2 ** 20;
  await app.close();
  await kernel.engine.close();
  rmSync(folder, { recursive: true, force: true });
  const visible = figures.map((seconds, at) => seconds + (reads[at] ?? 0));
  return [
    {
      name: `ward, embedded: ${households} households (XLSX) in, figures made`,
      value: median(imports),
      unit: 's',
    },
    {
      name: 'ward, embedded: from commit until the figures can be read',
      value: median(visible),
      unit: 's',
      bound: '≤ 1 s',
    },
    { name: 'ward, embedded: reading all indicators', value: median(reads), unit: 's' },
    { name: 'ward, embedded: memory of the process', value: rss, unit: 'MB' },
  ];
}

if (import.meta.main) report('ward', await benchWard(Number(process.argv[2] ?? 12_000)));
