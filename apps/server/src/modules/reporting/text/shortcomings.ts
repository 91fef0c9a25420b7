import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import {
  type Facts,
  groupBy,
  levelOf,
  officeIdToday,
  officeToday,
  statusOf,
  type TargetFact,
} from '../facts.ts';
import type { ReportTask } from '../input.ts';
import { comparisonTexts, dateMark, isLarge } from './figure.ts';
import { countMark, figureMark, taskMark } from './named.ts';
import { formatDate } from './numbers.ts';
import { continued } from './plain.ts';
import { briefClause, levelsOf, toldOnce } from './targets.ts';
import { isOverdue, taskName } from './tasks.ts';
import { briefly, inText, type Told } from './told.ts';
import { valueText } from './words.ts';

const elsewhere = 'nhiệm vụ khác nêu tại Phụ lục II';

/** What falls short: targets by state, tasks that stand still, offices that said nothing, what is late, old evidence. */
export function shortcomings(facts: Facts): Told[] {
  return [
    ...targetShortcomings(facts),
    ...standing(facts),
    ...silent(facts),
    ...late(facts),
    ...evidenceShortcomings(facts),
  ];
}

function targetShortcomings({ targets }: Facts): Told[] {
  const groups: [IndicatorStatus, string][] = [
    ['missed', 'Chỉ tiêu không đạt khi hết thời hạn'],
    ['behind', 'Chỉ tiêu chậm tiến độ'],
    ['undecided', 'Chỉ tiêu chưa đủ căn cứ kết luận'],
    ['no_data', 'Chỉ tiêu chưa có số liệu'],
  ];
  return groups.flatMap(([status, lead]) => {
    const members = targets.filter((fact) => statusOf(fact) === status);
    if (members.length === 0) return [];
    const { told, rest } = toldOnce(members, briefClause, inText);
    if (rest > 0) told.push(`${countMark(`${status}.more`, rest)} chỉ tiêu khác tại Phụ lục I`);
    return [{ key: status, text: `${lead}: ${told.join('; ')}` }];
  });
}

/** Tasks of one office that stand still for one reason, in one sentence. */
function standing({ input, tasks }: Facts): Told[] {
  const still = tasks.filter(({ state }) => state === 'not_started' || state === 'suspended');
  const alike = groupBy(
    still,
    (task) => `${officeToday(input, task.office)}|${task.state}|${causeText(task)}`,
  );
  return alike.flatMap(([, of]) => {
    const [first] = of;
    if (first === undefined) return [];
    const office = officeIdToday(input, first.office);
    const state = first.state === 'suspended' ? 'tạm dừng' : 'chưa thực hiện';
    const names = of.map((task) => {
      const due = task.due === null ? '' : ` (hạn ${taskMark(task.id, 'due', formatDate(task.due))})`;
      return `${taskName(task)}${due}`;
    });
    const name = `${first.state}.${office ?? 'none'}`;
    const list = briefly(name, names, elsewhere);
    const what =
      names.length === 1 ? `nhiệm vụ ${list}` : `${countMark(name, names.length)} nhiệm vụ: ${list}`;
    const text = `${officeToday(input, first.office)} ${state} ${what}; ${causeText(first)}`;
    return [{ key: `${first.state}/${office ?? 'none'}/${first.id}`, text, office }];
  });
}

function causeText({ cause }: ReportTask): string {
  return cause === null ? 'đơn vị chưa báo cáo nguyên nhân' : `nguyên nhân: ${continued(cause.text)}`;
}

function silent({ input, tasks }: Facts): Told[] {
  const unreported = tasks.filter(({ state }) => state === 'unreported');
  return groupBy(unreported, (task) => officeToday(input, task.office)).map(([name, of]) => {
    const office = officeIdToday(input, of[0]?.office ?? null);
    const counted = `unreported.${office ?? 'none'}`;
    const names = briefly(counted, of.map(taskName), elsewhere);
    const text = `${name} chưa báo cáo kết quả ${countMark(counted, of.length)} nhiệm vụ, gồm: ${names}`;
    return { key: `unreported/${office ?? 'none'}`, text, office };
  });
}

function late({ input, tasks }: Facts): Told[] {
  const { closing } = input.period;
  const running = tasks.filter((task) => task.state === 'in_progress' && isOverdue(task, closing));
  return running.map((task) => {
    const due = taskMark(task.id, 'due', formatDate(task.due ?? ''));
    const text = `${officeToday(input, task.office)}: đang triển khai nhưng quá hạn (hạn ${due}) nhiệm vụ ${taskName(task)}`;
    return { key: `late/${task.id}`, text, office: officeIdToday(input, task.office) };
  });
}

/** Old evidence and sources that disagree are shortcomings of the figures themselves. */
function evidenceShortcomings({ targets }: Facts): Told[] {
  const rows = [
    ...new Map(targets.flatMap(({ row }) => (row === null ? [] : [[row.code, row] as const]))).values(),
  ];
  const stale = rows.filter((row) => row.stale && row.value !== null);
  const names = stale.map((row) => `${continued(row.name.vi)} (ngày ${dateMark(row)})`);
  const old = `Số liệu đã cũ hơn 12 tháng, cần cập nhật: ${names.join('; ')}`;
  const disagreeing = rows.filter((row) => row.sources.slice(1).some((source) => isLarge(row, source)));
  return [
    ...(stale.length === 0 ? [] : [{ key: 'stale', text: old }]),
    ...disagreeing.map((row) => {
      const value = valueText(row.value ?? 0, row.unit, levelsFor(targets, row.code));
      const chosen = figureMark(row.code, 'value', value);
      const others = comparisonTexts(row).join('; ');
      const text = `${row.name.vi}: các nguồn chênh lệch lớn; số liệu dùng để báo cáo ${chosen}, ${others}`;
      return { key: `sources/${row.code}`, text };
    }),
  ];
}

function levelsFor(targets: readonly TargetFact[], code: string): number[] {
  return targets
    .filter(({ measure }) => measure.indicator === code)
    .flatMap((fact) => (levelOf(fact).level === null ? [] : levelsOf(fact)));
}
