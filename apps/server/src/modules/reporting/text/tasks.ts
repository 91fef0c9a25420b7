import type { Block } from '@hatangso/contracts/report-model';
import {
  coordinatingToday,
  type Facts,
  groupBy,
  officeIdToday,
  officeToday,
  sectionHeading,
} from '../facts.ts';
import type { ReportInput, ReportTask } from '../input.ts';
import { heading, item, paragraph } from './blocks.ts';
import { closingMark, countMark, taskMark } from './named.ts';
import { formatDate, formatPercent } from './numbers.ts';
import { clause, continued, sentence } from './plain.ts';

const parts: Readonly<Record<string, string>> = {
  IV: 'Nhiệm vụ',
  V: 'Giải pháp',
  VI: 'Kinh phí',
  VII: 'Tổ chức thực hiện',
};

/** States told in section III, in this order; the others go to section V. */
const told = ['done', 'in_progress', 'maintained'] as const;

const leads = {
  done: 'đã hoàn thành',
  in_progress: 'đang triển khai',
  maintained: 'tiếp tục duy trì',
} as const;

/** Section III: by part of the plan, by section, by office; what has not begun is told under shortcomings. */
export function taskBlocks(facts: Facts): Block[] {
  const { input } = facts;
  const tellable = facts.tasks.filter(({ state }) => told.some((known) => known === state));
  const blocks: Block[] = [
    paragraph('tasks/overview', overview(facts)),
    { kind: 'chart', chart: 'tasks', place: 'tasks/chart' },
  ];
  for (const [index, [part, ofPart]] of groupBy(tellable, ({ reference }) => partOf(reference)).entries()) {
    blocks.push(heading(`tasks/${part}`, 1, `${index + 1}. ${parts[part] ?? `Mục ${part}`}`));
    for (const [reference, ofSection] of groupBy(ofPart, (task) => task.reference)) {
      const lead = `Mục ${reference} của Kế hoạch: ${sectionHeading(input, reference)}`;
      blocks.push(heading(`tasks/${reference}/head`, 2, lead));
      for (const [office, tasks] of groupBy(ofSection, (task) => officeToday(input, task.office))) {
        const id = officeIdToday(input, tasks[0]?.office ?? null);
        const text = sentence(`${office}: ${officeText(input, reference, tasks)}`);
        blocks.push(item(`tasks/${reference}/${id ?? 'none'}`, text, id));
      }
    }
  }
  return blocks;
}

function partOf(reference: string): string {
  return reference.split('.')[0] ?? reference;
}

function overview({ tasks, notDue, input }: Facts): string {
  const count = (state: ReportTask['state']) => tasks.filter((task) => task.state === state).length;
  const states = [
    ['done', 'nhiệm vụ đã hoàn thành'],
    ['in_progress', 'nhiệm vụ đang triển khai'],
    ['maintained', 'nhiệm vụ tiếp tục duy trì'],
    ['not_started', 'nhiệm vụ chưa thực hiện'],
    ['unreported', 'nhiệm vụ đơn vị chưa báo cáo'],
    ['suspended', 'nhiệm vụ tạm dừng'],
    ['cancelled', 'nhiệm vụ không tiếp tục thực hiện'],
  ] as const;
  const parts = states.flatMap(([state, words]) =>
    count(state) === 0 ? [] : [`${countMark(`tasks.${state}`, count(state))} ${words}`],
  );
  const later = notDue === 0 ? '' : ` Không nêu ${countMark('tasks.not_due', notDue)} nhiệm vụ chưa đến hạn.`;
  if (tasks.length === 0) return `Chưa có nhiệm vụ nào đến hạn báo cáo.${later}`;
  return (
    `Tính đến ngày ${closingMark(input)}, trong ${countMark('tasks', tasks.length)} nhiệm vụ, giải pháp đến hạn ` +
    `báo cáo có ${parts.join('; ')} (chi tiết tại Phụ lục II).${later}`
  );
}

function officeText(input: ReportInput, reference: string, tasks: readonly ReportTask[]): string {
  const groups = told.flatMap((state) => {
    const of = tasks.filter((task) => task.state === state);
    if (of.length === 0) return [];
    const number = of.length === 1 ? '' : ` ${countMark(`tasks.${reference}.${state}`, of.length)} nhiệm vụ:`;
    const clauses = of.map((task) => withoutRepeat(taskClause(input, task), state));
    return [`${leads[state]}${number} ${clauses.join('; ')}`];
  });
  return groups.join('; ');
}

/** "tiếp tục duy trì" before a task that itself says "duy trì kết nối" is said once; so is "triển khai". */
function withoutRepeat(text: string, state: (typeof told)[number]): string {
  if (state === 'maintained') return text.replace(/^(tiếp tục )?(phối hợp )?duy trì /, '');
  return state === 'in_progress' ? text.replace(/^triển khai[, ]\s*/, '') : text;
}

/** "hỗ trợ mở rộng vùng phủ 5G: đã lắp 04 trạm (Công văn số …; số liệu ngày …)". */
function taskClause(input: ReportInput, task: ReportTask): string {
  const result = task.resultInPeriod ?? task.result;
  const what = result === null ? taskName(task) : `${taskName(task)}, kết quả: ${continued(result)}`;
  const coordinating = coordinatingToday(input, task);
  const details = [
    ...(coordinating.length === 0 ? [] : [`phối hợp: ${coordinating.join(', ')}`]),
    ...(task.state === 'in_progress' && task.progress !== null
      ? [`tiến độ ${taskMark(task.id, 'progress', formatPercent(task.progress))}`]
      : []),
    ...evidenceTexts(task),
    task.asOf === null
      ? 'đơn vị chưa báo cáo thời điểm'
      : `cập nhật ngày ${taskMark(task.id, 'date', formatDate(task.asOf))}`,
  ];
  return `${what} (${details.join('; ')})`;
}

/** Three pieces of evidence at most; the rest is in annex II. */
function evidenceTexts(task: ReportTask): string[] {
  const labels = task.evidence.slice(0, 3).map(({ label }) => clause(label));
  return task.evidence.length > 3 ? [...labels, 'và tài liệu khác tại Phụ lục II'] : labels;
}

/** A few words for the task, the plan's own where there are none. */
export function taskName(task: ReportTask): string {
  return continued(task.short ?? task.text);
}

/** True when the task should have been done by the closing date and is not. */
export function isOverdue(task: ReportTask, closing: string): boolean {
  return (
    task.due !== null &&
    task.due < closing &&
    ['in_progress', 'not_started', 'unreported', 'suspended'].includes(task.state)
  );
}
