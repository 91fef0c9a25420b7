import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { baseMapHosts, baseMapModule, noBaseMap } from './base-map.ts';
import { readConfig } from './config.ts';
import type { Asked, Endpoint, Writer } from './platform/http/endpoint.ts';
import type { Kept } from './platform/http/kept.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-base-'));
afterAll(() => rmSync(folder, { recursive: true }));
const archive = join(folder, 'base.pmtiles');
writeFileSync(archive, Buffer.from(Array.from({ length: 1000 }, (_, at) => at % 256)));

const endpointOf = (base: Parameters<typeof baseMapModule>[0], path: string): Endpoint => {
  const found = baseMapModule(base).endpoints.find((one) => one.path === path);
  if (found === undefined) throw new Error(path);
  return found;
};
const ask = (base: Parameters<typeof baseMapModule>[0], path: string, range?: string) =>
  endpointOf(base, path).handle(
    { conditions: { range } } as unknown as Asked<never, never, never>,
    {} as Writer,
  );
const standing = { ...noBaseMap, pmtiles: archive, attribution: '© somebody' };

test('the archive is read in parts, never whole', async () => {
  const part = (await ask(standing, '/map/base.pmtiles', 'bytes=10-19')) as Kept;
  expect([...(part.body as Uint8Array)]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  expect(part.contentRange).toBe('bytes 10-19/1000');
  const last = (await ask(standing, '/map/base.pmtiles', 'bytes=990-5000')) as Kept;
  expect(last.contentRange).toBe('bytes 990-999/1000');
  for (const range of [undefined, 'bytes=0-', 'bytes=5-1', 'bytes=2000-2001', 'bytes=0-99999999'])
    await expect(ask(standing, '/map/base.pmtiles', range)).rejects.toMatchObject({ code: 'map.base_range' });
});

test('without a base map there is none, and no other host', async () => {
  await expect(ask(noBaseMap, '/map/base.pmtiles', 'bytes=0-1')).rejects.toMatchObject({
    code: 'map.no_base',
  });
  expect(await ask(noBaseMap, '/map/settings')).toEqual({ pmtiles: null, style: null, attribution: null });
  expect(await ask(standing, '/map/settings')).toEqual({
    pmtiles: '/api/v1/map/base.pmtiles',
    style: null,
    attribution: '© somebody',
  });
  expect(baseMapHosts(noBaseMap)).toEqual([]);
  expect(baseMapHosts({ ...noBaseMap, style: 'https://maps.example.vn/style.json' })).toEqual([
    'https://maps.example.vn',
  ]);
});

test('a style whose tiles come from further hosts: those named are allowed, as hosts and nothing else', () => {
  const styled = { ...noBaseMap, style: 'https://maps.example.vn/style.json' };
  const hosts = [
    'tiles.example.vn',
    'http://10.0.0.5:8081/',
    '*.Pictures.example.vn',
    'https://maps.example.vn',
  ];
  expect(baseMapHosts({ ...styled, hosts })).toEqual([
    'https://maps.example.vn',
    'https://tiles.example.vn',
    'http://10.0.0.5:8081',
    'https://*.pictures.example.vn',
  ]);
  expect(baseMapHosts({ ...noBaseMap, hosts })).toEqual([]);
  for (const named of [
    "'unsafe-eval'",
    'a.vn; script-src *',
    '*',
    'data:',
    'https://a.vn/tiles',
    'a vn',
    '*.',
  ])
    expect(() => baseMapHosts({ ...styled, hosts: [named] }), named).toThrowError(
      expect.objectContaining({ code: 'map.bad_host' }),
    );
  expect(() => baseMapHosts({ ...noBaseMap, style: 'style.json' })).toThrowError(
    expect.objectContaining({ code: 'map.bad_host' }),
  );
  const config = readConfig({}, { HATANGSO_MAP_HOSTS: ' tiles.example.vn , https://b.vn' });
  expect(config.baseMap.hosts).toEqual(['tiles.example.vn', 'https://b.vn']);
  expect(readConfig({}, {}).baseMap.hosts).toEqual([]);
});
