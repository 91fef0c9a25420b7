import type { SpendingRow, SpendingTable } from '@hatangso/contracts/report-model';
import { type Facts, groupBy, officeToday, statusOf } from '../facts.ts';
import type { ReportTask } from '../input.ts';
import { formatDate, formatNumber, formatPercent } from '../text/numbers.ts';
import { countedStates, noFigure, statusText, taskStateText } from '../text/words.ts';
import type { Trace } from './traces.ts';

const none = 'không có';

/** Counts of targets by state, as section II tells them. */
export function targetCountTraces({ targets, input }: Facts): Trace[] {
  return groupBy(targets, statusOf).map(([, of]) => {
    const status = of[0] === undefined ? 'no_data' : statusOf(of[0]);
    return {
      code: null,
      key: `targets/${status}`,
      figure: `Số chỉ tiêu: ${statusText(status)}`,
      value: formatNumber(of.length, 0),
      numerator: formatNumber(of.length, 0),
      denominator: formatNumber(targets.length, 0),
      date: formatDate(input.period.closing),
      method: 'Đếm các dòng của Phụ lục I theo đánh giá',
      evidence: [`Mục tiêu: ${[...new Set(of.map(({ target }) => target.id))].join(', ')}`],
    };
  });
}

/** Counts of tasks by state, and each progress that an office reported. */
export function taskTraces(facts: Facts): Trace[] {
  const { tasks, input } = facts;
  const date = formatDate(input.period.closing);
  const counts = countedStates.flatMap((state): Trace[] => {
    const of = tasks.filter((task) => task.state === state);
    if (of.length === 0) return [];
    return [
      {
        code: null,
        key: `tasks/${state}`,
        figure: `Số nhiệm vụ: ${taskStateText(state)}`,
        value: formatNumber(of.length, 0),
        numerator: formatNumber(of.length, 0),
        denominator: formatNumber(tasks.length, 0),
        date,
        method: 'Đếm nhiệm vụ theo trạng thái đơn vị báo cáo, không tính nhiệm vụ chưa đến hạn',
        evidence: [`Nhiệm vụ: ${of.map(({ id }) => id).join(', ')}`],
      },
    ];
  });
  const running = tasks.filter(({ state, progress }) => state === 'in_progress' && progress !== null);
  return [...counts, ...running.map((task) => progressTrace(facts, task))];
}

function progressTrace({ input }: Facts, task: ReportTask): Trace {
  return {
    code: null,
    key: `tasks/${task.id}/progress`,
    figure: `Tiến độ nhiệm vụ ${task.id}`,
    value: formatPercent(task.progress ?? 0),
    numerator: none,
    denominator: none,
    date: task.asOf === null ? 'chưa báo cáo' : formatDate(task.asOf),
    method: `${officeToday(input, task.office)} tự báo cáo`,
    evidence: evidenceOf([task]),
  };
}

/** One line a task with money, then one an office and the total: the three sums, and what was spent of what was granted. */
export function spendingTraces(facts: Facts, table: SpendingTable): Trace[] {
  if (table.rows.length === 0) return [];
  const told = facts.input.tasks.filter(({ money }) =>
    Object.values(money).some((amount) => amount !== null),
  );
  return [
    ...told.map((task) => taskMoneyTrace(facts, task)),
    ...[...table.rows, table.total].map((row) => spendingTrace(facts, row, row === table.total)),
  ];
}

function taskMoneyTrace({ input }: Facts, task: ReportTask): Trace {
  const { estimate, allocated, spent } = task.money;
  const say = (amount: number | null) => (amount === null ? noFigure : formatNumber(amount, 0));
  return {
    code: null,
    key: `spending/task/${task.id}`,
    figure: `Kinh phí (đồng): nhiệm vụ ${task.id}`,
    value: `dự toán ${say(estimate)}; được giao ${say(allocated)}; đã chi ${say(spent)}`,
    numerator: say(spent),
    denominator: say(allocated),
    date: task.asOf === null ? 'chưa báo cáo' : formatDate(task.asOf),
    method: `${officeToday(input, task.office)} tự báo cáo`,
    evidence: evidenceOf([task]),
  };
}

function spendingTrace({ input }: Facts, row: SpendingRow, total: boolean): Trace {
  const tasks = input.tasks.filter(
    (task) =>
      (total || officeToday(input, task.office) === row.office) &&
      Object.values(task.money).some((amount) => amount !== null),
  );
  const { estimate, allocated, spent, share } = row.texts;
  return {
    code: null,
    key: `spending/office/${row.office}`,
    figure: `Kinh phí (đồng): ${row.office}`,
    value: `dự toán ${estimate}; được giao ${allocated}; đã chi ${spent}; tỷ lệ chi ${share}`,
    numerator: spent,
    denominator: allocated,
    date: formatDate(input.period.closing),
    method: `Cộng số báo cáo của ${tasks.length} nhiệm vụ; tỷ lệ chi chỉ tính các nhiệm vụ có cả số được giao và số đã chi`,
    evidence: evidenceOf(tasks),
  };
}

function evidenceOf(tasks: readonly ReportTask[]): string[] {
  const told = tasks.flatMap(({ evidence }) =>
    evidence.map(({ label, id }) => `${label} (đợt ${id.slice(0, 8)})`),
  );
  return told.length === 0 ? ['Báo cáo tiến độ của đơn vị, chưa kèm tài liệu'] : [...new Set(told)];
}
