import type { Block } from '@hatangso/contracts/report-model';
import {
  committee,
  type Facts,
  groupBy,
  levelOf,
  officeIdToday,
  officeToday,
  statusOf,
  type TargetFact,
} from '../facts.ts';
import type { ReportDeadline } from '../input.ts';
import { heading, item, paragraph } from './blocks.ts';
import { dateMark } from './figure.ts';
import { mark, unmarked } from './marks.ts';
import { countMark, dueMark, figureMark, levelMark } from './named.ts';
import { continued, sentence } from './plain.ts';
import { levelsOf } from './targets.ts';
import { taskName } from './tasks.ts';
import { briefly, type Told } from './told.ts';
import { differenceText, isClaims, isSampled, kindText, valueText } from './words.ts';

/** Section VII: drawn from gaps, required rates and the plan; nothing that the figures do not ask for. */
export function priorityBlocks(facts: Facts): Block[] {
  const groups: [place: string, head: string, told: Told[]][] = [
    ['gaps', 'Chỉ tiêu cần tập trung', gapTexts(facts)],
    ['evidence', 'Số liệu cần bổ sung', evidenceTexts(facts)],
    ['tasks', 'Nhiệm vụ cần triển khai, hoàn thành', taskTexts(facts)],
    ['reporting', 'Chế độ báo cáo', deadlineTexts(facts)],
  ];
  const present = groups.filter(([, , told]) => told.length > 0);
  if (present.length === 0) {
    return [paragraph('priorities/none', 'Tiếp tục duy trì kết quả các chỉ tiêu, nhiệm vụ của Kế hoạch.')];
  }
  return present.flatMap(([place, head, told], index): Block[] => [
    heading(`priorities/${place}`, 1, `${index + 1}. ${head}`),
    ...told.map(({ key, text, office }) =>
      item(`priorities/${place}/${key}`, sentence(text), office ?? null),
    ),
  ]);
}

function gapTexts(facts: Facts): Told[] {
  const open = facts.targets.filter((fact) =>
    ['behind', 'missed', 'undecided', 'on_track'].includes(statusOf(fact)),
  );
  const gaps = open.flatMap((fact) => {
    const text = gapText(fact);
    return text === null
      ? []
      : [{ fact, text, lead: leadOf(fact), office: officeToday(facts.input, fact.target.office) }];
  });
  const keyOf = (fact: TargetFact): string => {
    const id = officeIdToday(facts.input, fact.target.office) ?? 'none';
    return statusOf(fact) === 'undecided' ? `${id}/undecided` : `${id}/${fact.target.due}`;
  };
  return groupBy(gaps, ({ lead, office }) => `${unmarked(lead)} (chủ trì: ${office})`).flatMap(([, of]) => {
    const [first] = of;
    if (first === undefined) return [];
    const { fact, lead, office } = first;
    const text = `${lead} (chủ trì: ${office}): ${of.map((one) => one.text).join('; ')}`;
    return [{ key: keyOf(fact), text, office: officeIdToday(facts.input, fact.target.office) }];
  });
}

/** What has to be done, for all targets of one office, one due date and one state. */
function leadOf(fact: TargetFact): string {
  const due = dueMark(fact);
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
  const { code } = fact.row;
  const today = figureMark(code, 'value', valueText(value, fact.row.unit, levelsOf(fact)));
  const now = `hiện ${today}, ngày ${dateMark(fact.row)}`;
  const aim = comparison === 'in_place' ? `hoàn thành ${name}` : `${name} đạt ${levelMark(fact)}`;
  if (statusOf(fact) === 'undecided') return `${name} (${now}; mục tiêu ${levelMark(fact)})`;
  const gap = level === null || comparison === 'rank' ? null : level - value;
  const named = (text: string) => figureMark(code, `gap ${fact.target.id}`, text);
  const missing = gap === null || gap <= 0 ? '' : `, còn thiếu ${named(differenceText(gap, unit))}`;
  if (fact.passed) {
    if (gap !== null && (gap < 0 || (gap === 0 && comparison !== 'above'))) return null;
    return `${aim} (${now}${missing})`;
  }
  return `${aim} (${now}${missing}${rateText(fact)})`;
}

function rateText(fact: TargetFact): string {
  const { state, row } = fact;
  if (state === null || row === null) return '';
  const { requiredRate, forecast } = state;
  const named = (part: string, text: string) => figureMark(row.code, `${part} ${state.id}`, text);
  const rate =
    requiredRate === null || requiredRate <= 0 || !isYearAhead(state.due, row.asOf)
      ? ''
      : `, cần tăng bình quân ${named('rate', differenceText(requiredRate, state.unit))} mỗi năm`;
  const outlook =
    forecast === null
      ? ''
      : `; dự báo đến ngày ${dueMark(fact)}: ${named('forecast', valueText(forecast.value, state.unit, state.level === null ? [] : [state.level]))}`;
  return `${rate}${outlook}`;
}

/** A yearly rate says nothing about a date less than a year away. */
function isYearAhead(due: string, asOf: string): boolean {
  return Date.parse(due) - Date.parse(asOf) >= 365 * 24 * 3600 * 1000;
}

function evidenceTexts(facts: Facts): Told[] {
  const missing = facts.targets.filter((fact) => statusOf(fact) === 'no_data');
  const groups = groupBy(missing, ({ row }) => awaited(row?.awaits ?? []));
  return groups.map(([kinds, of]) => {
    const names = [...new Set(of.map(({ name }) => continued(name)))];
    const key = (of[0]?.row?.awaits ?? []).join('+') || 'any';
    const many = countMark(`awaited.${key}`, names.length);
    return { key, text: `Thu thập ${kinds} để có số liệu ${many} chỉ tiêu: ${names.join('; ')}` };
  });
}

function awaited(kinds: readonly string[]): string {
  return kinds.length === 0 ? 'minh chứng' : kinds.map(kindText).join(' hoặc ');
}

/** Work of each office; more than three tasks of a kind are in annex II by name. */
function taskTexts(facts: Facts): Told[] {
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
      return names.length === 0
        ? []
        : [`${lead}: ${briefly(`todo.${state}`, names, 'nhiệm vụ khác nêu tại Phụ lục II')}`];
    });
    const id = officeIdToday(facts.input, tasks[0]?.office ?? null);
    return { key: id ?? 'none', text: `${office} ${parts.join('; ')}`, office: id };
  });
}

function deadlineTexts({ input }: Facts): Told[] {
  const { offices, upward } = input.plan.deadlines;
  const until = (key: string, { day, before }: ReportDeadline): string =>
    `${before ? 'trước' : 'chậm nhất'} ngày ${mark(`date:deadline.${key}`, yearDay(day))} hằng năm`;
  const body = committee(input);
  return [
    ...(offices === null
      ? []
      : [
          {
            key: 'offices',
            text: `Các đơn vị báo cáo ${body} ${until('offices', offices)}`,
          },
        ]),
    ...(upward === null
      ? []
      : [{ key: 'upward', text: `${body} báo cáo cấp trên ${until('upward', upward)}` }]),
  ];
}

/** "12-10" → "10/12". */
function yearDay(monthDay: string): string {
  const [month = '', day = ''] = monthDay.split('-');
  return `${day}/${month}`;
}
