import type { BoardRow, OfficeRef } from '@hatangso/contracts/overview';
import { expect, test } from 'vitest';
import type { BoardFigure } from '../../indicators/index.ts';
import type { LintFinding } from '../../plan/index.ts';
import { nextSteps } from './next-steps.ts';
import type { StepGround } from './step-ground.ts';

const culture: OfficeRef = { id: 'van-hoa', name: 'Phòng Văn hóa – Xã hội' };
const clerk: OfficeRef = { id: 'van-phong', name: 'Văn phòng' };

const row = (indicator: string, more: Partial<BoardRow> = {}): BoardRow => ({
  key: indicator,
  plan: 'p',
  target: 'III.1.a',
  reference: 'III.1',
  indicator,
  name: { vi: `Chỉ số ${indicator}`, en: indicator },
  unit: '%',
  value: 80,
  numerator: null,
  denominator: null,
  low: null,
  high: null,
  bounds: null,
  source: 'survey',
  method: 'count',
  evidenceDate: '2026-10-01',
  stale: false,
  comparison: 'at_least',
  level: 100,
  due: '2030-12-31',
  passed: false,
  valueAtDue: null,
  status: 'on_track',
  pathLevel: null,
  requiredRate: null,
  forecast: null,
  forecastYear: null,
  office: culture,
  trend: [],
  awaits: [],
  ...more,
});

const ground = (more: Partial<StepGround> = {}): StepGround => ({
  asOf: '2026-11-22',
  language: 'vi',
  rows: [],
  figures: [],
  tasks: [],
  difficulties: [],
  lacks: [],
  compiler: clerk,
  deadlines: { year: 2026, offices: null, upward: null, closing: null, released: null },
  findings: [],
  needs: [],
  unserved: [],
  officeOf: () => null,
  ...more,
});
const due = (daysLeft: number) => ({
  year: 2026,
  offices: { day: '2026-12-10', daysLeft, before: true },
  upward: null,
  closing: null,
  released: null,
});
const owing = (office: OfficeRef) => ({ office, part: 'draft', figures: [], tasks: [] });
const kinds = (of: StepGround) => nextSteps(of).map(({ kind, urgency }) => `${kind} ${urgency}`);

test('nothing waits where nothing is wrong', () => {
  expect(nextSteps(ground({ rows: [row('a')] }))).toEqual([]);
});

test('parts of the report are asked for from thirty days before the day, pressing in the last week, until it is issued', () => {
  const lacks = [owing(culture), owing(clerk), { ...owing(culture), part: 'handed_in' }];
  expect(kinds(ground({ lacks, deadlines: due(31) }))).toEqual([]);
  expect(kinds(ground({ lacks, deadlines: due(30) }))).toEqual(['part_due soon']);
  expect(kinds(ground({ lacks, deadlines: due(7) }))).toEqual(['part_due now']);
  expect(kinds(ground({ lacks, deadlines: due(-3) }))).toEqual(['part_due now']);
  const released = { ...due(3), released: { number: '12/BC', date: '2026-12-01' } };
  expect(kinds(ground({ lacks, deadlines: released }))).toEqual([]);
  const [step] = nextSteps(ground({ lacks, deadlines: due(7) }));
  expect(step).toMatchObject({
    count: 2,
    office: clerk,
    params: { days: 7 },
    about: { kind: 'report', id: '2026' },
  });
});

test('overdue tasks stand under their office, with the oldest day counted', () => {
  const task = (id: string, office: OfficeRef | null, day: string, overdue = true) => ({
    id,
    title: `việc ${id}`,
    office,
    overdue,
    due: day,
  });
  const steps = nextSteps(
    ground({
      tasks: [
        task('1', culture, '2026-10-23'),
        task('2', culture, '2026-11-20'),
        task('3', clerk, '2026-11-21'),
        task('4', clerk, '2026-11-01', false),
      ],
    }),
  );
  expect(steps).toMatchObject([
    {
      kind: 'tasks_overdue',
      office: culture,
      count: 2,
      params: { days: 30 },
      about: { kind: 'task', id: null },
    },
    { kind: 'tasks_overdue', office: clerk, count: 1, params: { days: 1 }, about: { kind: 'task', id: '3' } },
  ]);
});

test('a difficulty without an answer presses after fifteen days; an answered one does not count', () => {
  const difficulty = (raisedOn: string, answered = false) => ({
    id: raisedOn,
    text: 'vướng',
    raisedOn,
    answered,
  });
  const young = ground({ difficulties: [difficulty('2026-11-07'), difficulty('2026-01-01', true)] });
  expect(nextSteps(young)).toMatchObject([{ urgency: 'soon', count: 1, params: { days: 15 } }]);
  const old = ground({ difficulties: [difficulty('2026-11-06')] });
  expect(nextSteps(old)).toMatchObject([{ urgency: 'now', params: { days: 16 } }]);
});

test('a figure is to be closed where sources differ clearly and none was closed yet', () => {
  const figure = (closed: boolean) =>
    ({
      row: {
        code: 'a',
        name: { vi: 'A', en: 'A' },
        unit: '%',
        sources: [{ source: 'survey', closed }],
        missing: { groups: [] },
      },
      differences: [
        { source: 'register:X', difference: -6, withinInterval: false },
        { source: 'register:Y', difference: 9, withinInterval: false },
      ],
      office: null,
    }) as unknown as BoardFigure;
  const [step] = nextSteps(ground({ rows: [row('a')], figures: [figure(false)] }));
  expect(step).toMatchObject({
    kind: 'close_figures',
    urgency: 'later',
    office: culture,
    params: { source: 'survey', other: 'register:Y', difference: 9 },
  });
  expect(nextSteps(ground({ rows: [row('a')], figures: [figure(true)] }))).toEqual([]);
  expect(nextSteps(ground({ figures: [figure(false)], deadlines: due(40) }))[0]?.urgency).toBe('soon');
});

test('households to survey are told group by group, the rest behind the link', () => {
  const groups = Array.from({ length: 8 }, (_, at) => ({
    group: `${at}`,
    name: `Tổ ${at}`,
    households: 20 - at,
  }));
  const needs = [{ indicator: 'a', households: 132, groups, everyone: false }];
  const [step] = nextSteps(ground({ rows: [row('a')], needs }));
  expect(step).toMatchObject({
    kind: 'survey_more',
    office: culture,
    count: 8,
    params: { households: 132, everyone: 0 },
  });
  expect(step?.items).toHaveLength(5);
  expect(step?.items[0]).toEqual({ id: '0', label: 'Tổ 0', amount: 20 });
});

test('an indicator without a figure is told once, though two targets ask for it; stale and behind ones by office', () => {
  const rows = [
    row('a', { status: 'no_data', value: null }),
    row('a', { status: 'no_data', value: null, due: '2025-12-31', passed: true }),
    row('b', { status: 'behind' }),
    row('c', { stale: true, evidenceDate: '2024-05-01', office: clerk }),
    row('d', { stale: true, evidenceDate: '2025-05-01', office: clerk }),
  ];
  expect(nextSteps(ground({ rows }))).toMatchObject([
    { kind: 'no_evidence', count: 1, name: { vi: 'Chỉ số a' }, about: { id: 'a' } },
    { kind: 'stale_evidence', office: clerk, count: 2, params: { day: '2024-05-01' }, about: { id: null } },
    { kind: 'targets_behind', count: 1, about: { id: 'b' } },
  ]);
});

test('breaks of the chain stand by what they are about; notices are none, unset days are apart', () => {
  const finding = (
    code: LintFinding['code'],
    severity: LintFinding['severity'],
    params = {},
  ): LintFinding => ({
    code,
    severity,
    params,
    path: 'x',
    line: 1,
  });
  const steps = nextSteps(
    ground({
      findings: [
        finding('plan.target_passed', 'broken', { item: 'III.1.a', indicator: 'a', due: '2025-12-31' }),
        finding('plan.task_without_target', 'broken', { item: 'V.6.a' }),
        finding('plan.task_without_office', 'broken', { item: 'V.6.a' }),
        finding('plan.filled_by_default', 'notice', { item: 'V', fields: 'due' }),
        finding('plan.upward_deadline_unset', 'broken'),
        finding('plan.number_missing', 'broken'),
      ],
    }),
  );
  expect(steps.map(({ kind, params, count }) => [kind, params['part'], count])).toEqual([
    ['chain_broken', 'tasks', 2],
    ['chain_broken', 'passed', 1],
    ['chain_broken', 'documents', 1],
    ['dates_unset', 'dates', 1],
  ]);
  expect(steps[0]?.items[0]?.label).toContain('V.6.a');
});

test('the most pressing comes first, whatever it is about', () => {
  const order = kinds(
    ground({
      rows: [row('a', { status: 'no_data', value: null })],
      difficulties: [{ id: 'd', text: 't', raisedOn: '2026-01-01', answered: false }],
      tasks: [{ id: '1', title: 't', office: clerk, overdue: true, due: '2026-10-01' }],
      lacks: [owing(culture)],
      deadlines: due(20),
      unserved: [{ indicator: 'a', places: [{ code: '1', name: 'Bến xe' }] }],
    }),
  );
  expect(order).toEqual([
    'tasks_overdue now',
    'difficulties_unanswered now',
    'part_due soon',
    'no_evidence soon',
    'places_unserved later',
  ]);
});
