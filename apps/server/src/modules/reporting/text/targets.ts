import type { IndicatorStatus } from '@hatangso/contracts/indicators';
import type { Block, TargetChart } from '@hatangso/contracts/report-model';
import { type Facts, groupBy, levelOf, sectionHeading, statusOf, type TargetFact } from '../facts.ts';
import { boundsText, coverageGapsInShort, datedFigure, missingText } from './figure.ts';
import { formatCount, formatDate } from './numbers.ts';
import { continued, sentence } from './plain.ts';
import { levelText, noFigure, valueText } from './words.ts';

const inText = 3;

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
  const blocks: Block[] = [{ kind: 'paragraph', text: overview(facts) }];
  const groups = groupBy(facts.targets, ({ target }) => target.reference);
  for (const [index, [reference, members]] of groups.entries()) {
    const text = `${index + 1}. ${sectionHeading(facts.input, reference)}`;
    blocks.push({ kind: 'heading', level: 1, text });
    for (const [status, of] of byStatus(members)) {
      blocks.push({ kind: 'item', text: stateSentence(status, of) });
    }
  }
  blocks.push({ kind: 'paragraph', text: 'Kết quả cụ thể từng chỉ tiêu (chi tiết tại Phụ lục I):' });
  blocks.push({ kind: 'table', table: 'targets' });
  if (chart !== null) blocks.push({ kind: 'chart', chart: 'targets' });
  if (chart !== null && chart.note !== '') blocks.push({ kind: 'paragraph', text: chart.note });
  return blocks;
}

function overview({ input, targets }: Facts): string {
  if (targets.length === 0) return 'Kế hoạch chưa có chỉ tiêu nào được đưa vào theo dõi.';
  const counts = byStatus(targets).map(
    ([status, of]) => `${formatCount(of.length)} chỉ tiêu ${endings[status].replace(/ \(.*\)$/, '')}`,
  );
  const sentences = new Set(targets.map(({ target }) => target.id)).size;
  const wide = sentences === targets.length ? '' : ` của ${formatCount(sentences)} mục tiêu`;
  return (
    `Kế hoạch có ${formatCount(targets.length)} chỉ tiêu${wide} được theo dõi. ` +
    `Tính đến ngày ${formatDate(input.period.closing)}: ${counts.join('; ')}. ` +
    'Chỉ tiêu đã qua thời hạn được đánh giá tại ngày đến hạn, kèm số liệu hiện nay để đối chiếu.'
  );
}

function byStatus(facts: readonly TargetFact[]): [IndicatorStatus, TargetFact[]][] {
  return order.flatMap((status): [IndicatorStatus, TargetFact[]][] => {
    const of = facts.filter((fact) => statusOf(fact) === status);
    return of.length === 0 ? [] : [[status, of]];
  });
}

function stateSentence(status: IndicatorStatus, facts: readonly TargetFact[]): string {
  const { told, rest } = toldOnce(facts, targetClause, inText);
  if (rest > 0) told.push(`${formatCount(rest)} chỉ tiêu khác nêu tại bảng dưới đây và Phụ lục I`);
  return sentence(`Có ${formatCount(facts.length)} chỉ tiêu ${endings[status]}: ${told.join('; ')}`);
}

/** At most so many clauses; those that would read alike (one indicator, two dates) are said once with their dates. */
export function toldOnce(
  facts: readonly TargetFact[],
  say: (fact: TargetFact) => string,
  most: number,
): { told: string[]; rest: number } {
  const clauses = groupBy(facts, say);
  const told = clauses.slice(0, most).map(([text, of]) => {
    const dues = [...new Set(of.map(({ target }) => formatDate(target.due)))];
    return of.length === 1 ? text : `${text} (${formatCount(of.length)} chỉ tiêu, hạn ${dues.join(' và ')})`;
  });
  const rest = clauses.slice(most).reduce((sum, [, of]) => sum + of.length, 0);
  return { told, rest };
}

/** "hộ có cáp quang: 93,2%, số liệu ngày … (mục tiêu 100%)"; for a passed date the value on that day comes first. */
export function targetClause(fact: TargetFact): string {
  const name = continued(fact.name);
  const level = levelText(levelOf(fact));
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
  return `${continued(fact.name)} (${figure.replace(` (${awaiting}`, `, ${awaiting}`).replace(/\)$/, '')}; mục tiêu ${levelText(levelOf(fact))})`;
}

const awaiting = 'đang chờ';

function absence({ row }: TargetFact): string {
  return row?.status === 'not_applicable' ? 'không áp dụng do mẫu số bằng 0' : missingText(row?.awaits ?? []);
}

/** "tại ngày 31/12/2025 là 92,1%", or that no figure spoke of that day. */
export function atDueText(fact: TargetFact): string {
  const value = fact.state?.valueAtDue ?? fact.atDue?.value ?? null;
  const due = formatDate(fact.target.due);
  if (value === null) return `tại ngày ${due} ${noFigure}`;
  return `tại ngày ${due} là ${valueText(value, fact.row?.unit ?? levelOf(fact).unit, levelsOf(fact))}`;
}

/** Levels a rounded value must not seem to cross. */
export function levelsOf(fact: TargetFact): number[] {
  const { level, comparison } = levelOf(fact);
  return level === null || comparison === 'rank' ? [] : [level];
}
