import { permissions } from '@hatangso/contracts/permissions';
import { expect, test } from 'vitest';
import { modules } from '../../apps/server/src/app.ts';

const endpoints = modules().flatMap((module) =>
  module.endpoints.map((endpoint) => ({ module: module.name, ...endpoint })),
);

test('every route names a permission of the catalogue, says what it does, and has a contract', () => {
  expect(endpoints.length).toBeGreaterThan(8);
  for (const endpoint of endpoints) {
    const place = `${endpoint.method} ${endpoint.path}`;
    expect(permissions, place).toContain(endpoint.permission);
    expect(endpoint.summary.length, place).toBeGreaterThan(5);
    expect(
      Array.isArray(endpoint.response) ? endpoint.response.length > 0 : 'safeParse' in endpoint.response,
      place,
    ).toBe(true);
    const named = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    if (named.length > 0) expect(endpoint.params, place).toBeDefined();
  }
});

test('no two routes are the same', () => {
  const shapes = endpoints.map((endpoint) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':x')}`);
  expect(new Set(shapes).size).toBe(shapes.length);
});

test('a read permission goes with a GET and only there', () => {
  const wrong = endpoints.filter(
    ({ method, permission }) => method !== 'GET' && permission.endsWith('.read'),
  );
  expect(wrong.map(({ method, path }) => `${method} ${path}`)).toEqual([]);
});
