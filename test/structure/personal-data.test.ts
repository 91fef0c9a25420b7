import { permissions } from '@hatangso/contracts/permissions';
import { categoryNames } from '@hatangso/contracts/privacy';
import { expect, test } from 'vitest';
import { readInventory } from '../../apps/server/src/modules/privacy/index.ts';
import { textOf } from './sources.ts';

/** What a column of a person's may be called; those that only look so are listed with why. */
const looksPersonal =
  /(^|_)(name|phone|email|mail|address|birth|born|cccd|ip|agent|login|actor|by|person|subject|visitor|owner|signer|contact|words|remark|reason|addressee|place|host|geom|lon|lat)(_|$)/;

/** `schema.table.column` of the golden schema: only lines of its first part are columns. */
const columns = textOf('apps/server/sql/schema.sql')
  .split(/^-- (?!columns)/m)
  .find((part) => part.includes('\n-- columns') || part.startsWith('columns'))
  ?.split('\n')
  .flatMap((line) => {
    const found = /^([a-z_]+\.[a-z_]+): "?([a-z0-9_]+)"? /.exec(line);
    return found === null ? [] : [`${found[1]}.${found[2]}`];
  });

const inventory = readInventory();
const listed = inventory.categories.flatMap((category) => category.columns);
const excepted = Object.values(inventory.exceptions).flat();

test('every column that looks personal is in the inventory, or excepted with a reason', () => {
  const ours = (columns ?? []).filter((column) => !column.startsWith('hatangso_ledger.'));
  expect(ours.length).toBeGreaterThan(300);
  const known = new Set([...listed, ...excepted]);
  const unknown = ours.filter(
    (column) => looksPersonal.test(column.split('.').at(-1) ?? '') && !known.has(column),
  );
  expect(unknown).toEqual([]);
});

test('every column of the inventory is there, once', () => {
  const there = new Set(columns);
  expect([...listed, ...excepted].filter((column) => !there.has(column))).toEqual([]);
  expect(listed.filter((column, at) => listed.indexOf(column) !== at || excepted.includes(column))).toEqual(
    [],
  );
});

test('every kind of personal data is told once, and is read behind permissions that exist', () => {
  expect(inventory.categories.map(({ category }) => category).sort()).toEqual([...categoryNames].sort());
  const known: readonly string[] = [...permissions, 'public'];
  for (const { category, readers, days, most, nightly } of inventory.categories) {
    expect([category, readers.filter((one) => !known.includes(one))]).toEqual([category, []]);
    expect([category, days !== null || !nightly]).toEqual([category, true]);
    expect([category, most === undefined || (days ?? 0) <= most]).toEqual([category, true]);
  }
});
