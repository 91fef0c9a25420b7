import type { Block } from '@hatangso/contracts/report-model';
import { committee, type Facts, groupBy, levelOf, officeToday, statusOf, type TargetFact } from '../facts.ts';
import { dateOf } from './figure.ts';
import { formatCount, formatDate } from './numbers.ts';
import { continued, sentence } from './plain.ts';
import { levelsOf } from './targets.ts';
import { taskName } from './tasks.ts';
import { differenceText, isClaims, isSampled, kindText, levelText, valueText } from './words.ts';

/** This many tasks of one kind are named in the text. */
const inText = 3;

/** Section VII: drawn from gaps, required rates and the plan; nothing that the figures do not ask for. */
export function priorityBlocks(facts: Facts): Block[] {
  const groups: [string, string[]][] = [
    ['Chỉ tiêu cần tập trung', gapTexts(facts)],
    ['Số liệu cần bổ sung', evidenceTexts(facts)],
    ['Nhiệm vụ cần triển khai, hoàn thành', taskTexts(facts)],
    ['Chế độ báo cáo', deadlineTexts(facts)],
  ];
  const present = groups.filter(([, texts]) => texts.length > 0);
  if (present.length === 0) {
    return [{ kind: 'paragraph', text: 'Tiếp tục duy trì kết quả các chỉ tiêu, nhiệm vụ của Kế hoạch.' }];
  }
  return present.flatMap(([heading, texts], index): Block[] => [
    { kind: 'heading', level: 1, text: `${index + 1}. ${heading}` },
    ...texts.map((text): Block => ({ kind: 'item', text: sentence(text) })),
  ]);
}

function gapTexts(facts: Facts): string[] {
  const open = facts.targets.filter((fact) =>
    ['behind', 'missed', 'undecided', 'on_track'].includes(statusOf(fact)),
  );
  const gaps = open.flatMap((fact) => {
    const text = gapText(fact);
    return text === null
      ? []
      : [{ text, lead: leadOf(fact), office: officeToday(facts.input, fact.target.office) }];
  });
  return groupBy(gaps, ({ lead, office }) => `${lead} (chủ trì: ${office})`).map(
    ([lead, of]) => `${lead}: ${of.map(({ text }) => text).join('; ')}`,
  );
}

/** What has to be done, for all targets of one office, one due date and one state. */
function leadOf(fact: TargetFact): string {
  const due = formatDate(fact.target.due);
  if (statusOf(fact) === 'undecided') {
    const method = fact.row?.method ?? null;
    const how = isClaims(method) && !isSampled(method) ? undecidedByClaims : 'Mở rộng khảo sát';
    return `${how} để kết luận các chỉ tiêu còn chưa đủ căn cứ`;
  }
  if (fact.passed) return `Tiếp tục thực hiện các chỉ tiêu đã quá hạn ${due}`;
  return `Phấn đấu đến ngày ${due}`;
}

const undecidedByClaims = 'Đề nghị doanh nghiệp viễn thông làm rõ vùng phủ, đo kiểm';

/** What is still to be gained and at which yearly rate; null where nothing is missing today. */
function gapText(fact: TargetFact): string | null {
  const { level, unit, comparison } = levelOf(fact);
  const value = fact.row?.value ?? null;
  if (fact.row === null || value === null) return null;
  const name = continued(fact.name);
  const now = `hiện ${valueText(value, fact.row.unit, levelsOf(fact))}, ngày ${formatDate(dateOf(fact.row))}`;
  const aim = comparison === 'in_place' ? `hoàn thành ${name}` : `${name} đạt ${levelText(levelOf(fact))}`;
  if (statusOf(fact) === 'undecided') return `${name} (${now}; mục tiêu ${levelText(levelOf(fact))})`;
  const gap = level === null || comparison === 'rank' ? null : level - value;
  const missing = gap === null || gap <= 0 ? '' : `, còn thiếu ${differenceText(gap, unit)}`;
  if (fact.passed) {
    if (gap !== null && (gap < 0 || (gap === 0 && comparison !== 'above'))) return null;
    return `${aim} (${now}${missing})`;
  }
  return `${aim} (${now}${missing}${rateText(fact)})`;
}

function rateText({ state, row }: TargetFact): string {
  if (state === null || row === null) return '';
  const { requiredRate, forecast } = state;
  const rate =
    requiredRate === null || requiredRate <= 0 || !isYearAhead(state.due, row.asOf)
      ? ''
      : `, cần tăng bình quân ${differenceText(requiredRate, state.unit)} mỗi năm`;
  const outlook =
    forecast === null
      ? ''
      : `; dự báo đến ngày ${formatDate(state.due)}: ${valueText(forecast.value, state.unit, state.level === null ? [] : [state.level])}`;
  return `${rate}${outlook}`;
}

/** A yearly rate says nothing about a date less than a year away. */
function isYearAhead(due: string, asOf: string): boolean {
  return Date.parse(due) - Date.parse(asOf) >= 365 * 24 * 3600 * 1000;
}

function evidenceTexts(facts: Facts): string[] {
  const missing = facts.targets.filter((fact) => statusOf(fact) === 'no_data');
  const groups = groupBy(missing, ({ row }) => awaited(row?.awaits ?? []));
  return groups.map(([kinds, of]) => {
    const names = [...new Set(of.map(({ name }) => continued(name)))];
    return `Thu thập ${kinds} để có số liệu ${formatCount(names.length)} chỉ tiêu: ${names.join('; ')}`;
  });
}

function awaited(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'minh chứng' : kinds.map(kindText).join(' hoặc ');
}

/** Work of each office; more than three tasks of a kind are in annex II by name. */
function taskTexts(facts: Facts): string[] {
  const leads = [
    ['not_started', 'triển khai ngay'],
    ['suspended', 'tháo gỡ để tiếp tục'],
    ['in_progress', 'hoàn thành'],
    ['unreported', 'rà soát, báo cáo kết quả'],
  ] as const;
  const open = facts.tasks.filter(({ state }) => leads.some(([known]) => known === state));
  return groupBy(open, (task) => officeToday(facts.input, task.office)).map(([office, tasks]) => {
    const parts = leads.flatMap(([state, lead]) => {
      const names = tasks.filter((task) => task.state === state).map(taskName);
      return names.length === 0 ? [] : [`${lead}: ${tasksBriefly(names)}`];
    });
    return `${office} ${parts.join('; ')}`;
  });
}

function tasksBriefly(names: readonly string[]): string {
  const rest = names.length - inText;
  if (rest <= 0) return names.join('; ');
  return `${names.slice(0, inText).join('; ')} và ${formatCount(rest)} nhiệm vụ khác nêu tại Phụ lục II`;
}

function deadlineTexts({ input }: Facts): string[] {
  const { offices, upward } = input.plan.deadlines;
  const told = [
    ...(offices === null
      ? []
      : [`Các đơn vị báo cáo ${committee(input)} trước ngày ${yearDay(offices)} hằng năm`]),
    ...(upward === null
      ? []
      : [`${committee(input)} báo cáo cấp trên trước ngày ${yearDay(upward)} hằng năm`]),
  ];
  return told;
}

/** "12-10" → "10/12". */
function yearDay(monthDay: string): string {
  const [month = '', day = ''] = monthDay.split('-');
  return `${day}/${month}`;
}
