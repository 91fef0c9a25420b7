import type { AnnexTaskRow, AnnexTasks } from '@hatangso/contracts/report-model';
import {
  coordinatingToday,
  type Facts,
  groupBy,
  officeIdToday,
  officeToday,
  sectionHeading,
} from '../facts.ts';
import type { ReportInput, ReportTask } from '../input.ts';
import { documentList } from '../text/direction.ts';
import { formatDate, formatMoney, formatPercent } from '../text/numbers.ts';
import { clause, sentence } from '../text/plain.ts';
import { isOverdue } from '../text/tasks.ts';
import { noFigure, taskStateText } from '../text/words.ts';

/** Annex II: tasks by section of the plan, numbered through; those not yet due are left out. */
export function annexTasks(facts: Facts): AnnexTasks {
  let count = 0;
  const groups = groupBy(facts.tasks, ({ reference }) => reference).map(([reference, tasks]) => ({
    heading: `Mục ${reference} của Kế hoạch: ${sectionHeading(facts.input, reference)}`,
    rows: tasks.map((task) => taskRow(facts.input, task, `${++count}`)),
  }));
  return {
    title: `KẾT QUẢ THỰC HIỆN CÁC NHIỆM VỤ, GIẢI PHÁP ĐẾN NGÀY ${formatDate(facts.input.period.closing)}`,
    groups,
    documents: documentList(facts),
  };
}

function taskRow(input: ReportInput, task: ReportTask, number: string): AnnexTaskRow {
  const progress =
    task.progress === null || task.state !== 'in_progress' ? '' : ` (${formatPercent(task.progress)})`;
  const late = isOverdue(task, input.period.closing) ? ', quá hạn' : '';
  const coordinating = coordinatingToday(input, task);
  return {
    number,
    id: task.id,
    officeId: officeIdToday(input, task.office),
    task: task.text,
    office: [
      officeToday(input, task.office),
      ...(coordinating.length === 0 ? [] : [`phối hợp: ${coordinating.join('; ')}`]),
    ].join('; '),
    due: task.due === null ? 'Thường xuyên' : formatDate(task.due),
    inPeriod: resultText(task.resultInPeriod, task, 'Trong kỳ chưa có kết quả được báo cáo'),
    cumulated: resultText(task.result, task, 'Chưa có kết quả được báo cáo'),
    state: `${taskStateText(task.state)}${progress}${late}`,
    note: noteText(task),
    internal: internalText(input, task),
  };
}

function resultText(result: string | null, task: ReportTask, none: string): string {
  if (result === null) return none;
  return task.asOf === null ? sentence(result) : `${clause(result)} (ngày ${formatDate(task.asOf)}).`;
}

function noteText(task: ReportTask): string {
  const evidence = task.evidence.map(({ label }) => clause(label));
  const cause = task.cause === null ? [] : [`nguyên nhân: ${clause(task.cause.text)}`];
  const parts = [...evidence, ...cause];
  return parts.length === 0 ? 'Chưa có minh chứng' : sentence(parts.join('; '));
}

/** The red column: money, difficulties and where the word about the task comes from. */
function internalText(input: ReportInput, task: ReportTask): string {
  const money = (['estimate', 'allocated', 'spent'] as const).map((key) => {
    const amount = task.money[key];
    return `${moneyNames[key]} ${amount === null ? noFigure : formatMoney(amount)}`;
  });
  const told = Object.values(task.money).some((amount) => amount !== null)
    ? [`Kinh phí: ${money.join(', ')}`]
    : [];
  const difficulties = task.difficulties.map(
    ({ text, answer }) =>
      `Vướng mắc: ${clause(text)}${answer === null ? ' (chưa trả lời)' : ` (${officeToday(input, answer.by)} trả lời: ${clause(answer.text)})`}`,
  );
  const batches = task.evidence.map(({ kind, id }) => `${kind}/${id.slice(0, 8)}`);
  const source = batches.length === 0 ? 'Chưa có đợt nhập liệu' : `Đợt nhập liệu: ${batches.join(', ')}`;
  const serves =
    task.targets.length === 0
      ? ['Chưa gắn với chỉ tiêu nào']
      : [`Phục vụ chỉ tiêu: ${task.targets.join(', ')}`];
  return `${[...told, ...difficulties, source, ...serves].join('. ')}.`;
}

const moneyNames = { estimate: 'dự toán', allocated: 'được giao', spent: 'đã chi' } as const;
