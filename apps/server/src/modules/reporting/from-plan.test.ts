import { readFileSync } from 'node:fs';
import { planFile } from '@hatangso/contracts/plan';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { buildReport } from './build.ts';
import { planForReport } from './from-plan.ts';
import { sampleReportInput } from './sample/report.ts';

const file = new URL('../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url);
const plan = planFile.parse(parse(readFileSync(file, 'utf8')));
const period = { from: '2026-01-01', closing: '2026-11-30' };

test("the ward's plan: its own words, today's offices and recipients, the missing heading", () => {
  const result = planForReport(plan, period);
  expect(result.name).toBe('phát triển Hạ tầng số');
  expect(result.document).toMatchObject({ number: null, date: null });
  expect(result.targets.length).toBe(plan.targets.length);
  expect(result.recipients.map(({ today }) => today)).toEqual([
    'UBND tỉnh Quảng Ngãi',
    'Sở Khoa học và Công nghệ',
  ]);
  expect(result.deadlines).toEqual({ offices: { day: '12-10', before: true }, upward: null });
  expect(result.territoryNote).toContain('trước ngày 01/07/2025');
  const office = result.offices.find(({ planName }) => planName.includes('Địa chính'));
  expect(office?.today).toBe('Phòng Kinh tế, Hạ tầng và Đô thị');
  expect(result.sections.find(({ reference }) => reference === 'IV.3')?.heading ?? null).toBeNull();
});

test('before the successors came the plan stands as it was', () => {
  const result = planForReport(plan, { from: '2025-01-01', closing: '2025-06-30' });
  expect(result.recipients).toEqual([]);
  expect(result.offices.filter(({ today }) => today !== null)).toEqual([]);
});

test('a whole report of the real plan before any figure: every target is there and says it has no figure', () => {
  const empty = sampleReportInput({
    plan: planForReport(plan, period),
    indicators: [],
    previous: [],
    atDue: [],
    tasks: [],
  });
  const model = buildReport(empty);
  const rows = model.annexes.targets.groups.flatMap((group) => group.rows);
  expect(rows.length).toBe(plan.targets.reduce((sum, { measures }) => sum + measures.length, 0));
  for (const row of rows) expect(row.actual).toBe('chưa có số liệu');
});
