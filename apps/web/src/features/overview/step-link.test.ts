import { type NextStep, stepKinds } from '@hatangso/contracts/overview';
import { expect, test } from 'vitest';
import { pagesOf, turned } from './slides.ts';
import { stepLink } from './step-link.ts';

const step = (
  kind: NextStep['kind'],
  about: NextStep['about'],
  params: NextStep['params'] = {},
): NextStep => ({
  kind,
  urgency: 'soon',
  office: null,
  about,
  count: 1,
  params,
  name: null,
  items: [],
});

test('a step leads to where it is taken', () => {
  expect(stepLink(step('tasks_overdue', { kind: 'task', id: 'IV.1.a' }))).toBe('ke-hoach/nhiem-vu/IV.1.a');
  expect(stepLink(step('tasks_overdue', { kind: 'task', id: null }))).toBe('ke-hoach/nhiem-vu');
  expect(stepLink(step('no_evidence', { kind: 'indicator', id: 'iot_rank' }))).toBe('chi-so/iot_rank');
  expect(stepLink(step('close_figures', { kind: 'indicator', id: 'a' }, { year: 2026 }))).toBe(
    'bao-cao/2026/chot',
  );
  expect(stepLink(step('chain_broken', { kind: 'plan', id: null }, { part: 'passed' }))).toBe(
    'ke-hoach/dieu-chinh',
  );
  expect(stepLink(step('chain_broken', { kind: 'plan', id: null }, { part: 'tasks' }))).toBe(
    'ke-hoach/chuoi',
  );
  for (const kind of stepKinds)
    expect(stepLink(step(kind, { kind: 'settings', id: null }))).not.toMatch(/^\/|undefined/);
});

test('pages hold few rows, never of two dates, and are filled alike; after the last comes the first', () => {
  const rows = (count: number, due: string) =>
    Array.from({ length: count }, () => ({ due, passed: false }) as never);
  const pages = pagesOf([...rows(11, '2030-12-31'), ...rows(7, '2025-12-31')], 6);
  expect(pages.map((page) => [page.due.slice(0, 4), page.rows.length])).toEqual([
    ['2030', 6],
    ['2030', 5],
    ['2025', 4],
    ['2025', 3],
  ]);
  expect([turned(3, 1, 4), turned(0, -1, 4), turned(0, 1, 0)]).toEqual([0, 3, 0]);
});
