import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import type { Block, TargetChart } from '@hatangso/contracts/report-model';
import { type Facts, groupBy, levelOf, sectionHeading, statusOf, type TargetFact } from '../facts.ts';
import { heading, item, paragraph } from './blocks.ts';
import { boundsText, coverageGapsInShort, datedFigure, missingText } from './figure.ts';
import { mark, unmarked } from './marks.ts';
import { closingMark, countMark, dueMark, levelMark } from './named.ts';
import { continued, sentence } from './plain.ts';
import { inText } from './told.ts';
import { noFigure, valueText } from './words.ts';

const order: readonly IndicatorStatus[] = [
  'met',
  'on_track',
  'behind',
  'missed',
  'undecided',
  'no_target',
  'no_data',
  'not_applicable',
];

const endings: Readonly<Record<IndicatorStatus, string>> = {
  met: 'đạt',
  on_track: 'đúng tiến độ',
  behind: 'chậm tiến độ',
  missed: 'không đạt',
  undecided: 'chưa đủ căn cứ kết luận đạt hay không đạt (mức mục tiêu nằm trong khoảng ước lượng)',
  no_target: 'có số liệu nhưng chưa xác định được mức để đánh giá',
  no_data: 'chưa có số liệu',
  not_applicable: 'không áp dụng',
};

/** Section II: counts by state, then each group of targets, the charts and the table. */
export function targetBlocks(facts: Facts, chart: TargetChart | null): Block[] {
  const blocks: Block[] = [paragraph('targets/overview', overview(facts))];
  const groups = groupBy(facts.targets, ({ target }) => target.reference);
  for (const [index, [reference, members]] of groups.entries()) {
    const text = `${index + 1}. ${sectionHeading(facts.input, reference)}`;
    blocks.push(heading(`targets/${reference}`, 1, text));
    for (const [status, of] of byStatus(members)) {
      blocks.push(
        item(`targets/${reference}/${status}`, stateSentence(`${reference}.${status}`, status, of)),
      );
    }
  }
  blocks.push(paragraph('targets/table-lead', 'Kết quả cụ thể từng chỉ tiêu (chi tiết tại Phụ lục I):'));
  blocks.push({ kind: 'table', table: 'targets', place: 'targets/table' });
  if (chart !== null) blocks.push({ kind: 'chart', chart: 'targets', place: 'targets/chart' });
  if (chart !== null && chart.note !== '') blocks.push(paragraph('targets/chart-note', chart.note));
  return blocks;
}

function overview({ input, targets }: Facts): string {
  if (targets.length === 0) return 'Kế hoạch chưa có chỉ tiêu nào được đưa vào theo dõi.';
  const counts = byStatus(targets).map(
    ([status, of]) =>
      `${countMark(`targets.${status}`, of.length)} chỉ tiêu ${endings[status].replace(/ \(.*\)$/, '')}`,
  );
  const sentences = new Set(targets.map(({ target }) => target.id)).size;
  const wide = sentences === targets.length ? '' : ` của ${countMark('aims', sentences)} mục tiêu`;
  return (
    `Kế hoạch có ${countMark('targets', targets.length)} chỉ tiêu${wide} được theo dõi. ` +
    `Tính đến ngày ${closingMark(input)}: ${counts.join('; ')}. ` +
    'Chỉ tiêu đã qua thời hạn được đánh giá tại ngày đến hạn, kèm số liệu hiện nay để đối chiếu.'
  );
}

function byStatus(facts: readonly TargetFact[]): [IndicatorStatus, TargetFact[]][] {
  return order.flatMap((status): [IndicatorStatus, TargetFact[]][] => {
    const of = facts.filter((fact) => statusOf(fact) === status);
    return of.length === 0 ? [] : [[status, of]];
  });
}

function stateSentence(name: string, status: IndicatorStatus, facts: readonly TargetFact[]): string {
  const { told, rest } = toldOnce(facts, targetClause, inText);
  if (rest > 0)
    told.push(`${countMark(`${name}.more`, rest)} chỉ tiêu khác nêu tại bảng dưới đây và Phụ lục I`);
  return sentence(`Có ${countMark(name, facts.length)} chỉ tiêu ${endings[status]}: ${told.join('; ')}`);
}

/** At most so many clauses; those that would read alike (one indicator, two dates) are said once with their dates. */
export function toldOnce(
  facts: readonly TargetFact[],
  say: (fact: TargetFact) => string,
  most: number,
): { told: string[]; rest: number } {
  const clauses = groupBy(facts, (fact) => unmarked(say(fact)));
  const told = clauses.slice(0, most).flatMap(([, of]) => {
    const [first] = of;
    if (first === undefined) return [];
    if (of.length === 1) return [say(first)];
    const dues = [...new Map(of.map((fact) => [fact.target.due, dueMark(fact)])).values()];
    const many = countMark(`alike.${first.measure.indicator}`, of.length);
    return [`${say(first)} (${many} chỉ tiêu, hạn ${dues.join(' và ')})`];
  });
  const rest = clauses.slice(most).reduce((sum, [, of]) => sum + of.length, 0);
  return { told, rest };
}

/** "hộ có cáp quang: 93,2%, số liệu ngày … (mục tiêu 100%)"; for a passed date the value on that day comes first. */
function targetClause(fact: TargetFact): string {
  const name = continued(fact.name);
  const level = levelMark(fact);
  if (fact.row === null) return `${name}: ${noFigure} (mục tiêu ${level})`;
  if (fact.row.value === null) return `${name}: ${absence(fact)}, mục tiêu ${level}`;
  const levels = levelsOf(fact);
  const bounds = boundsText(fact.row, levels);
  const detail = [`mục tiêu ${level}`, bounds, coverageGapsInShort(fact.row)]
    .filter((part) => part !== '')
    .join('; ');
  const today = `${datedFigure(fact.row, levels)} (${detail})`;
  return fact.passed ? `${name}: ${atDueText(fact)}; hiện nay ${today}` : `${name}: ${today}`;
}

/** The same in a few words, for the sections that come after: "hộ có cáp quang (93,2%, số liệu ngày …; mục tiêu 100%)". */
export function briefClause(fact: TargetFact): string {
  const figure =
    fact.row === null
      ? noFigure
      : fact.row.value === null
        ? absence(fact)
        : datedFigure(fact.row, levelsOf(fact));
  return `${continued(fact.name)} (${figure.replace(` (${awaiting}`, `, ${awaiting}`).replace(/\)$/, '')}; mục tiêu ${levelMark(fact)})`;
}

const awaiting = 'đang chờ';

function absence({ row }: TargetFact): string {
  return row?.status === 'not_applicable' ? 'không áp dụng do mẫu số bằng 0' : missingText(row?.awaits ?? []);
}

/** "tại ngày 31/12/2025 là 92,1%", or that no figure spoke of that day. */
export function atDueText(fact: TargetFact): string {
  const value = fact.state?.valueAtDue ?? fact.atDue?.value ?? null;
  const due = dueMark(fact);
  if (value === null) return `tại ngày ${due} ${noFigure}`;
  const text = valueText(value, fact.row?.unit ?? levelOf(fact).unit, levelsOf(fact));
  return `tại ngày ${due} là ${mark(`figure:${fact.measure.indicator}.at ${fact.target.due}`, text)}`;
}

/** Levels a rounded value must not seem to cross. */
export function levelsOf(fact: TargetFact): number[] {
  const { level, comparison } = levelOf(fact);
  return level === null || comparison === 'rank' ? [] : [level];
}
