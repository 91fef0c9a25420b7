import type { ChainTarget, PlanChain } from '@hatangso/contracts/plan-desk';
import { expect, test } from 'vitest';
import { restOf, stripsOf } from './links.ts';

const broken = (code: string, line: number) => ({ code, line, path: '', messages: { vi: code, en: code } });
const measure: ChainTarget['measures'][number] = {
  indicator: 'x',
  name: { vi: 'x', en: 'x' },
  comparison: 'at_least',
  level: 1,
  unit: '%',
  sources: [],
  evidence: [{ kind: 'households', id: 'b', label: 'b', rows: 3 }],
  awaits: [],
  figure: { value: 1, unit: '%', asOf: '2026-11-22', evidenceDate: null, stale: false, status: 'met' },
  breaks: [],
};
const target = (id: string, more: Partial<ChainTarget>): ChainTarget => ({
  id,
  text: id,
  due: '2030-12-31',
  office: null,
  bases: ['kh'],
  tasks: ['t1'],
  measures: [measure],
  breaks: [],
  ...more,
});
const chain: PlanChain = {
  asOf: '2026-11-22',
  plan: 'p',
  title: 'p',
  bases: [
    {
      id: 'kh',
      role: 'ground',
      kind: 'x',
      number: null,
      date: null,
      issuer: null,
      subject: null,
      breaks: [broken('plan.document', 9)],
    },
  ],
  targets: [
    target('whole', {}),
    target('no-task', { tasks: [], breaks: [broken('plan.target_without_task', 20)] }),
    target('no-figure', { measures: [{ ...measure, evidence: [], figure: null }] }),
    target('no-base', { bases: [] }),
    target('task-broken', { tasks: ['t2'] }),
  ],
  tasks: [
    { id: 't1', title: 't1', office: null, state: 'done', overdue: false, breaks: [] },
    {
      id: 't2',
      title: 't2',
      office: null,
      state: 'done',
      overdue: false,
      breaks: [broken('plan.task_without_office', 40)],
    },
    {
      id: 't3',
      title: 't3',
      office: null,
      state: 'done',
      overdue: false,
      breaks: [broken('plan.task_without_target', 30)],
    },
  ],
  breaks: [broken('plan.number_missing', 2)],
  counts: { targets: 5, whole: 1, breaks: 5 },
};

test('each strip tells which of its links hold', () => {
  const strips = new Map(stripsOf(chain).map((strip) => [strip.target.id, strip]));
  expect(strips.get('whole')).toMatchObject({
    whole: true,
    links: { base: true, task: true, evidence: true, figure: true },
  });
  expect(strips.get('no-task')).toMatchObject({ whole: false, links: { task: false } });
  expect(strips.get('no-figure')?.links).toMatchObject({ evidence: false, figure: false });
  expect(strips.get('no-base')?.links.base).toBe(false);
  expect(strips.get('task-broken')).toMatchObject({ whole: false, links: { task: true } });
});

test('what is broken outside of every strip is told apart, in the order of the file', () => {
  expect(restOf(chain).map(({ line }) => line)).toEqual([2, 9, 30]);
});
