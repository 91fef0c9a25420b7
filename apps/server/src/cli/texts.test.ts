import { problemText } from '@hatangso/contracts/problems';
import { expect, test } from 'vitest';
import { say } from './texts.ts';

test('days in texts are written day first; what somebody typed stays as they typed it', () => {
  const told = { number: '145/BC-UBND', date: '2026-11-23', office: 'UBND' };
  expect(say('vi', 'document.verdict.issued', told)).toContain('145/BC-UBND ngày 23/11/2026');
  expect(say('vi', 'wrong.date', { value: '2026-11-23' })).toContain('2026-11-23');
  const period = problemText('report.closing_period', { from: '2026-01-01', to: '2026-06-30' }, 'vi');
  expect(period).toContain('từ 01/01/2026 đến 30/06/2026');
  expect(problemText('report.closing_period', { from: '2026-01-01' }, 'en')).toContain('01/01/2026 to {to}');
});
