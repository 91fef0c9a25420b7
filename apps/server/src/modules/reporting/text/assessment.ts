import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import type { Block } from '@hatangso/contracts/report-model';
import {
  allDifficulties,
  type Facts,
  groupBy,
  levelOf,
  officeToday,
  statusOf,
  type TargetFact,
} from '../facts.ts';
import type { CauseKind, ReportTask } from '../input.ts';
import { comparisonTexts, dateOf, isLarge } from './figure.ts';
import { formatCount, formatDate } from './numbers.ts';
import { clause, continued, sentence } from './plain.ts';
import { briefClause, levelsOf, toldOnce } from './targets.ts';
import { isOverdue, taskName } from './tasks.ts';
import { differenceText, valueText } from './words.ts';

const inText = 3;

/** Section V: what was reached, what falls short, and why. */
export function assessmentBlocks(facts: Facts): Block[] {
  return [
    { kind: 'heading', level: 1, text: '1. Kết quả đạt được' },
    ...items(achievements(facts)),
    { kind: 'heading', level: 1, text: '2. Tồn tại, hạn chế' },
    ...items(shortcomings(facts), 'Chưa ghi nhận tồn tại, hạn chế trong kỳ'),
    { kind: 'heading', level: 1, text: '3. Nguyên nhân' },
    ...causes(facts),
  ];
}

function items(texts: readonly string[], none = 'Chưa có kết quả được ghi nhận trong kỳ'): Block[] {
  return (texts.length === 0 ? [none] : texts).map((text) => ({ kind: 'item', text: sentence(text) }));
}

function achievements(facts: Facts): string[] {
  const result: string[] = [];
  const good = facts.targets.filter((fact) => ['met', 'on_track'].includes(statusOf(fact)));
  if (good.length > 0) {
    result.push(
      `Có ${formatCount(good.length)} chỉ tiêu đạt hoặc đúng tiến độ, gồm: ${briefly(good.map(({ name }) => continued(name)))}`,
    );
  }
  const risen = increases(facts);
  if (risen.length > 0) result.push(`So với cùng thời điểm năm trước: ${risen.join('; ')}`);
  const done = facts.tasks.filter(({ state }) => state === 'done');
  if (done.length > 0) {
    result.push(`Đã hoàn thành ${formatCount(done.length)} nhiệm vụ, gồm: ${briefly(done.map(taskName))}`);
  }
  const kept = facts.tasks.filter(({ state }) => state === 'maintained');
  if (kept.length > 0) result.push(`Tiếp tục duy trì ${formatCount(kept.length)} nhiệm vụ thường xuyên`);
  return result;
}

/** Names of at most three, and how many more. */
function briefly(names: readonly string[], others = 'nội dung khác'): string {
  const told = [...new Set(names)].map(clause);
  const rest = told.length - inText;
  return rest > 0 ? `${told.slice(0, inText).join('; ')} và ${formatCount(rest)} ${others}` : told.join('; ');
}

/** The three largest rises since last year, among figures whose interval does not cover last year's value. */
function increases({ targets }: Facts): string[] {
  const rises = targets.flatMap(({ name, row, previous, measure }) => {
    const now = row?.value ?? null;
    const before = previous?.value ?? null;
    if (row === null || previous === null || now === null || before === null) return [];
    if (now <= before || (row.low ?? now) <= before || measure.comparison === 'rank') return [];
    const from = `${valueText(before, row.unit)} ngày ${formatDate(dateOf(previous))}`;
    const to = `${valueText(now, row.unit)} ngày ${formatDate(dateOf(row))}`;
    const text = `${continued(name)} tăng ${differenceText(now - before, row.unit)} (từ ${from} lên ${to})`;
    return [{ text, rise: now - before }];
  });
  const unique = [...new Map(rises.map((rise) => [rise.text, rise])).values()];
  return unique
    .sort((a, b) => b.rise - a.rise)
    .slice(0, inText)
    .map(({ text }) => text);
}

function shortcomings(facts: Facts): string[] {
  const { closing } = facts.input.period;
  const of = (status: IndicatorStatus) => facts.targets.filter((fact) => statusOf(fact) === status);
  const groups: [string, TargetFact[]][] = [
    ['Chỉ tiêu không đạt khi hết thời hạn', of('missed')],
    ['Chỉ tiêu chậm tiến độ', of('behind')],
    ['Chỉ tiêu chưa đủ căn cứ kết luận', of('undecided')],
    ['Chỉ tiêu chưa có số liệu', of('no_data')],
  ];
  const result = groups
    .filter(([, members]) => members.length > 0)
    .map(([lead, members]) => {
      const { told, rest } = toldOnce(members, briefClause, inText);
      if (rest > 0) told.push(`${formatCount(rest)} chỉ tiêu khác tại Phụ lục I`);
      return `${lead}: ${told.join('; ')}`;
    });
  const standing = facts.tasks.filter(({ state }) => state === 'not_started' || state === 'suspended');
  const alike = groupBy(
    standing,
    (task) => `${officeToday(facts.input, task.office)}|${task.state}|${causeText(task)}`,
  );
  result.push(...alike.map(([, tasks]) => standingText(facts, tasks)));
  const silent = groupBy(
    facts.tasks.filter(({ state }) => state === 'unreported'),
    (task) => officeToday(facts.input, task.office),
  );
  result.push(
    ...silent.map(
      ([office, tasks]) =>
        `${office} chưa báo cáo kết quả ${formatCount(tasks.length)} nhiệm vụ, gồm: ${briefly(tasks.map(taskName), 'nhiệm vụ khác nêu tại Phụ lục II')}`,
    ),
  );
  const late = facts.tasks.filter((task) => task.state === 'in_progress' && isOverdue(task, closing));
  result.push(
    ...late.map(
      (task) =>
        `${officeToday(facts.input, task.office)}: đang triển khai nhưng quá hạn (hạn ${formatDate(task.due ?? '')}) nhiệm vụ ${taskName(task)}`,
    ),
  );
  return [...result, ...evidenceShortcomings(facts)];
}

/** Tasks of one office that stand still for one reason, in one sentence. */
function standingText({ input }: Facts, tasks: readonly ReportTask[]): string {
  const [first] = tasks;
  if (first === undefined) return '';
  const state = first.state === 'suspended' ? 'tạm dừng' : 'chưa thực hiện';
  const names = tasks.map((task) => {
    const due = task.due === null ? '' : ` (hạn ${formatDate(task.due)})`;
    return `${taskName(task)}${due}`;
  });
  const list = briefly(names, 'nhiệm vụ khác nêu tại Phụ lục II');
  const what = names.length === 1 ? `nhiệm vụ ${list}` : `${formatCount(names.length)} nhiệm vụ: ${list}`;
  return `${officeToday(input, first.office)} ${state} ${what}; ${causeText(first)}`;
}

function causeText({ cause }: ReportTask): string {
  return cause === null ? 'đơn vị chưa báo cáo nguyên nhân' : `nguyên nhân: ${continued(cause.text)}`;
}

/** Old evidence and sources that disagree are shortcomings of the figures themselves. */
function evidenceShortcomings({ targets }: Facts): string[] {
  const rows = [
    ...new Map(targets.flatMap(({ row }) => (row === null ? [] : [[row.code, row] as const]))).values(),
  ];
  const result: string[] = [];
  const stale = rows.filter((row) => row.stale && row.value !== null);
  if (stale.length > 0) {
    const names = stale.map((row) => `${continued(row.name.vi)} (ngày ${formatDate(dateOf(row))})`);
    result.push(`Số liệu đã cũ hơn 12 tháng, cần cập nhật: ${names.join('; ')}`);
  }
  for (const row of rows.filter((candidate) =>
    candidate.sources.slice(1).some((source) => isLarge(candidate, source)),
  )) {
    const chosen = valueText(row.value ?? 0, row.unit, levelsFor(targets, row.code));
    result.push(
      `${row.name.vi}: các nguồn chênh lệch lớn; số liệu dùng để báo cáo ${chosen}, ${comparisonTexts(row).join('; ')}`,
    );
  }
  return result;
}

function levelsFor(targets: readonly TargetFact[], code: string): number[] {
  return targets
    .filter(({ measure }) => measure.indicator === code)
    .flatMap((fact) => (levelOf(fact).level === null ? [] : levelsOf(fact)));
}

function causes(facts: Facts): Block[] {
  return [
    { kind: 'item', text: `Nguyên nhân khách quan: ${causeList(facts, 'objective')}` },
    { kind: 'item', text: `Nguyên nhân chủ quan: ${causeList(facts, 'subjective')}` },
  ];
}

function causeList({ tasks, input }: Facts, kind: CauseKind): string {
  const told = [
    ...tasks.flatMap(({ cause }) => (cause?.kind === kind ? [cause.text] : [])),
    ...allDifficulties(input).flatMap(({ cause, text }) => (cause === kind ? [text] : [])),
  ];
  const unique = [...new Set(told.map(continued))];
  return unique.length === 0 ? 'các đơn vị chưa báo cáo.' : `${unique.join('; ')}.`;
}
