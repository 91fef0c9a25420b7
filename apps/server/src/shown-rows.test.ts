import { expect, test } from 'vitest';
import { importKinds } from './app.ts';

test('what is shown of a kind’s rows is there: in its table, and in its sheet under a heading', () => {
  const shown = importKinds.filter((kind) => kind.shown !== undefined);
  expect(shown.map(({ kind }) => kind).sort()).toEqual([
    'claims',
    'figures',
    'groups',
    'households',
    'places',
    'progress',
  ]);
  for (const { kind, spec, shown: rows } of shown)
    for (const [column, key] of Object.entries(rows?.columns ?? {})) {
      expect(Object.keys(rows?.table.columns ?? {}), kind).toContain(column);
      expect(spec?.columns.map((one) => one.key) ?? [], kind).toContain(key);
    }
});
