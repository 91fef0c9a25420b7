import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { TargetChart, TaskChart } from '@hatangso/contracts/report-model';
import { type Facts, levelOf, type TargetFact } from './facts.ts';
import { formatDate } from './text/numbers.ts';
import { countedStates, noFigure, taskStateText } from './text/words.ts';

/** Only measures in percent with a level share an axis; the rest is told in the note and the table. */
export function targetChart({ input, targets }: Facts): TargetChart | null {
  const drawable = targets.filter(inPercent);
  if (!drawable.some(({ row }) => row !== null && row.value !== null)) return null;
  const missing = drawable.filter(({ row }) => (row?.value ?? null) === null).length;
  const otherwise = targets.length - drawable.length;
  const notes = [
    ...(missing > 0
      ? [`${missing} chỉ tiêu chưa có số liệu hoặc không áp dụng chỉ vẽ mức mục tiêu, không vẽ giá trị`]
      : []),
    ...(otherwise > 0
      ? [`${otherwise} chỉ tiêu không tính bằng phần trăm hoặc không có mức số, không vẽ`]
      : []),
  ];
  const date = formatDate(input.period.closing);
  return {
    title: `Kết quả các chỉ tiêu so với mức mục tiêu (%), tính đến ngày ${date}`,
    categories: drawable.map((fact) => `${fact.name} (${fact.target.due.slice(0, 4)})`),
    valueName: 'Thực hiện',
    values: drawable.map(({ row }) => row?.value ?? null),
    levelName: 'Mức mục tiêu',
    levels: drawable.map((fact) => levelOf(fact).level ?? 0),
    absences: drawable.map(({ row }) => absence(row)),
    note: notes.length === 0 ? '' : `Ghi chú: ${notes.join('; ')}.`,
  };
}

function absence(row: IndicatorRow | null): string {
  if ((row?.value ?? null) !== null) return '';
  return row?.status === 'not_applicable' ? 'không áp dụng' : noFigure;
}

function inPercent(fact: TargetFact): boolean {
  const { unit, level, comparison } = levelOf(fact);
  return unit === '%' && level !== null && comparison !== 'rank';
}

/** Numbers of tasks by state, without those not yet due; null when there are none. */
export function taskChart({ input, tasks }: Facts): TaskChart | null {
  if (tasks.length === 0) return null;
  const counted = countedStates
    .map((state) => ({
      name: taskStateText(state),
      count: tasks.filter((task) => task.state === state).length,
    }))
    .filter(({ count }) => count > 0);
  return {
    title: `Nhiệm vụ, giải pháp theo trạng thái, tính đến ngày ${formatDate(input.period.closing)}`,
    seriesName: 'Số nhiệm vụ',
    categories: counted.map(({ name }) => name),
    counts: counted.map(({ count }) => count),
  };
}
