import { searchKinds } from '@hatangso/contracts/search';
import { expect, test } from 'vitest';

// the catalogue asks the browser which language was chosen, routes which address it is at
Object.assign(globalThis, { localStorage: { getItem: () => null } });
const { addressOf } = await import('./search-source.ts');
const hit = (kind: (typeof searchKinds)[number], id: string, unitCode = '21172') => ({
  ...{ kind, id, unitCode },
  ...{ label: 'x', detail: null },
});
const uuid = '0199a8b2-1111-7000-8000-000000000001';

test('every hit leads to the thing itself, by an address of its own', () => {
  expect(searchKinds.map((kind) => addressOf(hit(kind, kind === 'unit' ? '20194' : uuid)))).toEqual([
    `/21172/ke-hoach/nhiem-vu/${uuid}`,
    `/21172/ke-hoach/chi-tieu#${uuid}`,
    `/21172/chi-so/${uuid}`,
    `/21172/ban-do?to=${uuid}`,
    `/21172/ban-do?diem=${uuid}`,
    `/21172/so-lieu/${uuid}`,
    `/21172/so-lieu/tai-lieu/${uuid}`,
    `/21172/quan-tri/nguoi/${uuid}`,
    '/20194',
  ]);
});

test('an indicator of the country or a province is the one its wards show', () => {
  expect(addressOf(hit('indicator', 'cashless', 'VN'))).toBe('/VN?chi-so=cashless');
  expect(addressOf(hit('indicator', 'cashless', '51'))).toBe('/51?chi-so=cashless');
});
