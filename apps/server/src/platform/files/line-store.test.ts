import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LineStore, LineWriter } from './line-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'lines-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function write(name: string, numbers: readonly number[], text: string): Promise<string> {
  const path = join(folder, name);
  const writer = await LineWriter.open<{ n: number; text: string }>(path);
  for (const n of numbers) await writer.add(n, { n, text });
  await writer.finish();
  return path;
}

test('lines are found by order and by number, also in other alphabets', async () => {
  const path = await write('a', [2, 3, 7, 9], 'Tổ dân phố\u2028');
  const store = await LineStore.open<{ n: number; text: string }>(path);
  expect([store.count, store.orderOf(3), store.orderOf(4), store.orderOf(10)]).toEqual([4, 1, 2, 4]);
  expect([store.has(7), store.has(8)]).toEqual([true, false]);
  expect((await store.page(1, 3)).map(({ n }) => n)).toEqual([3, 7]);
  expect((await store.page(3, 99)).map(({ text }) => text)).toEqual(['Tổ dân phố\u2028']);
  expect([...(await store.pick([9, 8, 2])).keys()]).toEqual([9, 2]);
  expect((await Array.fromAsync(store.stream(2))).map(({ n }) => n)).toEqual([7, 9]);
});

test('whoever reads while a new version comes gets one of the two, never a mixture', async () => {
  const numbers = Array.from({ length: 300 }, (_, index) => index + 1);
  const path = await write('b', numbers, 'v0');
  const rewriting = (async () => {
    for (let version = 1; version < 40; version += 1) await write('b', numbers, 'x'.repeat(version * 3));
  })();
  let over = false;
  void rewriting.then(() => {
    over = true;
  });
  while (!over) {
    const store = await LineStore.open<{ n: number; text: string }>(path);
    const page = await store.page(100, 200);
    expect(page.map(({ n }) => n)).toEqual(numbers.slice(100, 200));
    expect(new Set(page.map(({ text }) => text)).size).toBe(1);
  }
  await rewriting;
});
