import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeApp, modules } from '../../apps/server/src/app.ts';
import { type House, openHouse } from '../support/house.ts';
import { bringWard } from '../support/ward.ts';
import { triedAddresses } from '../system/fuzz/address.ts';
import { nobodys, wards } from '../system/matrix/world.ts';

/** Every declared route and page, asked by nobody and by an administrator over https, and whatever else answers. */
let house: House;
let app: FastifyInstance;
const web = mkdtempSync(join(tmpdir(), 'hatangso-web-'));

beforeAll(async () => {
  house = await openHouse('embedded');
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>desk</title>');
  writeFileSync(join(web, 'assets', 'desk.js'), 'export {};');
  const config = { ...house.config, webFolder: web, trustedProxies: ['127.0.0.1'] };
  app = await makeApp(house.kernel, config, house.secret);
  await app.ready();
});
afterAll(async () => {
  await app?.close();
  await house?.close();
  rmSync(web, { recursive: true, force: true });
});

interface Answer {
  readonly what: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

async function get(asked: InjectOptions & { url: string }): Promise<Answer> {
  const headers = { 'x-forwarded-proto': 'https', ...asked.headers };
  const answer = await app.inject({ method: 'GET', ...asked, headers });
  const what = `${asked.method ?? 'GET'} ${asked.url.slice(0, 100)} → ${answer.statusCode}`;
  return { what, status: answer.statusCode, headers: answer.headers, text: answer.body };
}

const administrator = (): Record<string, string> => ({ authorization: `Bearer ${house.secret}` });

/** What an answer lacks, in words; empty where it is as it must be. */
function lacks({ status, headers, text }: Answer): string[] {
  const policy = String(headers['content-security-policy'] ?? '');
  const wanted: readonly (readonly [string, boolean])[] = [
    ['nosniff', headers['x-content-type-options'] === 'nosniff'],
    ['a referrer policy', headers['referrer-policy'] === 'same-origin'],
    ['a permissions policy', String(headers['permissions-policy']).includes('camera=()')],
    ['an opener policy', headers['cross-origin-opener-policy'] === 'same-origin'],
    ['a resource policy', headers['cross-origin-resource-policy'] === 'same-origin'],
    ['transport security', String(headers['strict-transport-security']).includes('max-age=31536000')],
    ['a cache rule', String(headers['cache-control'] ?? '') !== ''],
    ['a policy without frames', policy.includes("frame-ancestors 'none'")],
    ['a policy without plug-ins', /object-src 'none'|default-src 'none'/.test(policy)],
    ['a policy without strange scripts', !/script-src[^;]*('unsafe-inline'|'unsafe-eval'|\*)/.test(policy)],
    ['no open sharing', headers['access-control-allow-origin'] === undefined],
    ['no maker’s name', headers['x-powered-by'] === undefined && headers.server === undefined],
    ['a type', status === 204 || status === 304 || text === '' || headers['content-type'] !== undefined],
  ];
  const leaks =
    status >= 400 && /node_modules|\/tmp\/|apps\/server|\.ts:\d+|\bat async\b|select\s.+\sfrom\s/i.test(text);
  return [...wanted.filter(([, holds]) => !holds).map(([what]) => what), ...(leaks ? ['silence'] : [])];
}

const wrongOf = (answers: readonly Answer[]): string[] =>
  answers.flatMap((answer) => {
    const found = lacks(answer);
    return found.length === 0 ? [] : [`${answer.what} lacks ${found.join(', ')}`];
  });

const endpoints = modules().flatMap((module) => module.endpoints);
const pages = modules().flatMap((module) => module.pages ?? []);

test('every route answers with the headers that protect it, refused or not', async () => {
  const answers: Answer[] = [];
  for (const { method, path } of endpoints) {
    for (const address of triedAddresses(
      path,
      path.includes('/provinces/') ? '48' : wards.c,
      nobodys,
      wards.c,
    )) {
      const url = `/api/v1${address}`;
      const body = method === 'POST' || method === 'PUT' ? { payload: { nonsense: true } } : {};
      answers.push(await get({ method, url, ...body }));
      answers.push(await get({ method, url, ...body, headers: administrator() }));
    }
  }
  expect(answers.length).toBeGreaterThan(2 * endpoints.length - 1);
  expect(wrongOf(answers)).toEqual([]);
  expect(answers.filter(({ status }) => status === 500).map(({ what }) => what)).toEqual([]);
});

test('pages, the desk, its files and everything that is none of them too', async () => {
  const asked: (InjectOptions & { url: string })[] = [
    ...pages.map(({ path }) => ({ url: path.replace(/:\w+/g, wards.c).replace('*', 'x') })),
    ...['/', '/assets/desk.js', '/21172/ban-do', '/nowhere.php', '/assets/nothing.js'].map((url) => ({
      url,
    })),
    ...['/health/live', '/health/ready', '/metrics', '/api/v1/openapi.json'].map((url) => ({ url })),
    { url: '/metrics', headers: administrator() },
    { url: '/api/v1/openapi.json', headers: administrator() },
    { url: '/api/v1/nothing-here' },
    { url: '/api/v1/%' },
    { url: `/api/v1/imports/${'x'.repeat(500)}` },
    { url: '/assets/..%2f..%2f..%2fetc/passwd' },
    { url: '/.git/config' },
    { method: 'OPTIONS' as const, url: '/api/v1/session' },
    { method: 'PUT' as const, url: '/api/v1/session' },
    { method: 'POST' as const, url: '/api/v1/session', payload: 'x'.repeat(1024 * 1024 + 1) },
    {
      method: 'POST' as const,
      url: '/api/v1/session',
      payload: '<a/>',
      headers: { 'content-type': 'text/xml' },
    },
    {
      method: 'POST' as const,
      url: '/api/v1/session',
      payload: '{"a":',
      headers: { 'content-type': 'application/json' },
    },
  ];
  const answers: Answer[] = [];
  for (const one of asked) answers.push(await get(one));
  expect(wrongOf(answers)).toEqual([]);
  expect(answers.filter(({ status }) => status >= 500).map(({ what }) => what)).toEqual([]);
  expect(answers.filter(({ text }) => text.includes('root:x')).map(({ what }) => what)).toEqual([]);
});

test('what somebody uploaded comes back only as a file to keep, with nothing in it that could run', async () => {
  await bringWard(house, wards.a, '51', { west: 108.78, south: 15.13, east: 108.82, north: 15.17 });
  const page = '<!doctype html><script>alert(1)</script>';
  const sent = await house.send<{ id: string }>(`/wards/${wards.a}/documents`, 'a"\r\nx: y.html', page);
  if (sent.status !== 200) {
    // not a kind of file that is taken: even better
    expect(sent.status).toBe(400);
    return;
  }
  const back = await get({
    url: `/api/v1/wards/${wards.a}/documents/${sent.body.id}`,
    headers: administrator(),
  });
  expect(back.status).toBe(200);
  expect(wrongOf([back])).toEqual([]);
  expect(back.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''[\w%.'()*!~-]+$/);
  expect(back.headers['content-type']).not.toMatch(/html|svg|xml/);
  expect(back.headers['content-security-policy']).toMatch(/sandbox/);
  expect(back.headers.x).toBeUndefined();
});
