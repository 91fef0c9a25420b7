import type { Block, SpendingRow, SpendingTable } from '@hatangso/contracts/report-model';
import { type Facts, groupBy, officeToday } from '../facts.ts';
import type { ReportTask, TaskMoney } from '../input.ts';
import { paragraph } from './blocks.ts';
import { mark } from './marks.ts';
import { closingMark, moneyMark } from './named.ts';
import { formatDate, formatNumber, formatPercent } from './numbers.ts';
import { clause, sentence } from './plain.ts';
import { noFigure } from './words.ts';

type Amount = keyof TaskMoney;

/** Table of section IV: by office that answers today; an amount nobody told stays null. */
export function spendingTable({ input }: Facts): SpendingTable {
  const groups = groupBy(input.tasks, (task) => officeToday(input, task.office));
  const rows = groups
    .filter(([, tasks]) => tasks.some(({ money }) => Object.values(money).some((amount) => amount !== null)))
    .map(([office, tasks]) => spendingRow(office, tasks));
  return {
    title: `Kinh phí thực hiện theo đơn vị, tính đến ngày ${formatDate(input.period.closing)}`,
    unitNote: 'Đơn vị tính: đồng',
    rows,
    total: spendingRow('Tổng cộng', input.tasks),
  };
}

function spendingRow(office: string, tasks: readonly ReportTask[]): SpendingRow {
  const estimate = sum(tasks, 'estimate');
  const allocated = sum(tasks, 'allocated');
  const spent = sum(tasks, 'spent');
  const share = spentShare(tasks);
  return {
    office,
    estimate,
    allocated,
    spent,
    texts: {
      estimate: amountText(estimate),
      allocated: amountText(allocated),
      spent: amountText(spent),
      share: share === null ? 'chưa tính được' : formatPercent(share),
    },
  };
}

/** Sum of what was told; null when nobody told anything, never 0. */
function sum(tasks: readonly ReportTask[], amount: Amount): number | null {
  const told = tasks.flatMap(({ money }) => money[amount] ?? []);
  return told.length === 0 ? null : told.reduce((total, one) => total + one, 0);
}

/**
 * Spent over allocated, in percent, over the tasks for which both are told: a sum over other tasks would compare
 * different things. Null where there are none or nothing was allocated.
 */
function spentShare(tasks: readonly ReportTask[]): number | null {
  const both = tasks.filter(({ money }) => money.allocated !== null && money.spent !== null);
  const allocated = sum(both, 'allocated');
  const spent = sum(both, 'spent');
  return allocated === null || spent === null || allocated === 0 ? null : (100 * spent) / allocated;
}

function amountText(amount: number | null): string {
  return amount === null ? noFigure : formatNumber(amount, 0);
}

/** Section IV: the plan's principle, the totals in a sentence, the table, and who has not told. */
export function spendingBlocks(facts: Facts, table: SpendingTable): Block[] {
  const { plan } = facts.input;
  const blocks: Block[] = [];
  if (plan.budgetPrinciple !== null) {
    const text = sentence(`Nguyên tắc theo Kế hoạch: ${clause(plan.budgetPrinciple)}`);
    blocks.push(paragraph('spending/principle', text));
  }
  if (table.rows.length === 0) {
    const text = `Kinh phí thực hiện: ${noFigure} (đang chờ các đơn vị báo cáo dự toán, kinh phí được giao và đã chi).`;
    return [...blocks, paragraph('spending/totals', text)];
  }
  blocks.push(paragraph('spending/totals', totals(table.total, closingMark(facts.input))));
  blocks.push({ kind: 'table', table: 'spending', place: 'spending/table' });
  const silent = facts.tasks.filter(
    ({ money }) => money.spent === null && (money.estimate ?? money.allocated) !== null,
  );
  if (silent.length > 0) blocks.push(paragraph('spending/silent', silentText(facts, silent)));
  return blocks;
}

function totals(total: SpendingRow, date: string): string {
  const share = total.texts.share.endsWith('%')
    ? `, bằng ${mark('money:total.share', total.texts.share)} kinh phí được giao của các nhiệm vụ đã báo cáo cả hai số liệu`
    : '';
  return (
    `Tính đến ngày ${date}: dự toán ${moneyMark('total.estimate', total.estimate)}; ` +
    `được giao ${moneyMark('total.allocated', total.allocated)}; ` +
    `đã chi ${moneyMark('total.spent', total.spent)}${share}.`
  );
}

function silentText({ input }: Facts, tasks: readonly ReportTask[]): string {
  const offices = groupBy(tasks, (task) => officeToday(input, task.office)).map(([office]) => office);
  return `Số đã chi chưa gồm ${mark('count:spending.silent', `${tasks.length}`)} nhiệm vụ chưa có số liệu, đang chờ báo cáo của ${offices.join('; ')}.`;
}
