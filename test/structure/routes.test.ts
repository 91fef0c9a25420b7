import {
  grants,
  kindTakers,
  mayTakeKind,
  permissions,
  permissionsOf,
  type Role,
  roleNames,
} from '@hatangso/contracts/permissions';
import { expect, test } from 'vitest';
import { importKinds, modules } from '../../apps/server/src/app.ts';
import { unitOfPath } from '../../apps/server/src/platform/http/reach.ts';

const endpoints = modules().flatMap((module) =>
  module.endpoints.map((endpoint) => ({ module: module.name, ...endpoint })),
);

test('every route names a permission of the catalogue, says what it does, and has a contract', () => {
  expect(endpoints.length).toBeGreaterThan(8);
  for (const endpoint of endpoints) {
    const place = `${endpoint.method} ${endpoint.path}`;
    expect([...permissions, 'public'], place).toContain(endpoint.permission);
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

/** What a stranger may send: ways in and out, and the digest of a file to ask whether it is genuine. Anything more is to be thought about here first. */
const publicWrites = [
  'DELETE /session',
  'POST /invitations/:token',
  'POST /public/verifications',
  'POST /session',
  'POST /session/demonstration',
  'POST /session/passkey',
  'POST /session/provider',
  'POST /session/provider/finish',
  'POST /session/second',
  'POST /setup',
];

test('a stranger sends nothing but what it takes to come in or to ask', () => {
  const found = endpoints.filter(({ method, permission }) => method !== 'GET' && permission === 'public');
  expect(found.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(publicWrites);
});

test('a unit stands in an address where the one rule of reach reads it', () => {
  const elsewhere = endpoints.filter(({ path }) => path.includes(':code') && unitOfPath(path) === null);
  expect(elsewhere.map(({ path }) => path)).toEqual([]);
  expect(unitOfPath('/wards/:code')).toBe('ward');
  expect(unitOfPath('/wards/:code/tasks')).toBe('ward');
  expect(unitOfPath('/public/wards/:code.html')).toBe('ward');
  expect(unitOfPath('/provinces/:code/overview')).toBe('province');
  expect(unitOfPath('/country/overview')).toBe('nation');
  expect(unitOfPath('/units/:unit')).toBeNull();
  expect(unitOfPath('/wards/:codes')).toBeNull();
});

test('every role holds no permission that the administrator of its unit lacks: somebody can give it', () => {
  for (const role of roleNames)
    for (const permission of permissionsOf(role))
      expect([role, permission, permissionsOf('administrator').has(permission)]).toEqual([
        role,
        permission,
        true,
      ]);
});

test('every kind of evidence says who brings it in, of those who may bring in any', () => {
  expect(Object.keys(kindTakers).sort()).toEqual(importKinds.map(({ kind }) => kind).sort());
  const takers = (kind: (typeof importKinds)[number]): readonly Role[] =>
    grants[kind.level === 'nation' ? 'territory.unit.take' : 'evidence.batch.take'];
  for (const kind of importKinds)
    for (const role of roleNames)
      if (mayTakeKind(role, kind.kind))
        expect([kind.kind, role, takers(kind)]).toEqual([kind.kind, role, expect.arrayContaining([role])]);
});
