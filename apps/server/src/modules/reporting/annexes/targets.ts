import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { AnnexTargetRow, AnnexTargets } from '@hatangso/contracts/report-model';
import {
  type Facts,
  groupBy,
  levelOf,
  officeIdToday,
  officeToday,
  sectionHeading,
  statusOf,
  type TargetFact,
} from '../facts.ts';
import { boundsText, comparisonTexts, coverageGapsInShort, datedFigure, figureText } from '../text/figure.ts';
import { formatDate, formatPercent } from '../text/numbers.ts';
import { capital } from '../text/plain.ts';
import { atDueText, levelsOf } from '../text/targets.ts';
import { levelText, methodText, noFigure, statusText } from '../text/words.ts';

/** Number in annex III of the figures of an indicator: code → "1-4". */
export type TraceNumbers = (code: string) => string;

/** Annex I: every target in the plan's order, then the figures the plan sets no level for. */
export function annexTargets(facts: Facts, numbers: TraceNumbers): AnnexTargets {
  const groups = groupBy(facts.targets, ({ target }) => target.reference);
  let count = 0;
  const next = () => `${++count}`;
  const planned = groups.map(([reference, members]) => ({
    planned: true,
    heading: `Mục ${reference} của Kế hoạch: ${sectionHeading(facts.input, reference)}`,
    rows: members.map((fact) => targetRow(facts, fact, next(), numbers)),
  }));
  const others = facts.others.map((row) => otherRow(facts, row, next(), numbers));
  return {
    title: `KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU ĐẾN NGÀY ${formatDate(facts.input.period.closing)}`,
    groups:
      others.length === 0
        ? planned
        : [
            ...planned,
            { planned: false, heading: 'Chỉ số theo dõi thêm, kế hoạch không đặt mức', rows: others },
          ],
  };
}

function targetRow(facts: Facts, fact: TargetFact, number: string, numbers: TraceNumbers): AnnexTargetRow {
  const { row, previous } = fact;
  const level = levelOf(fact);
  const levels = levelsOf(fact);
  const actual = row === null ? noFigure : datedFigure(row, levels);
  return {
    number,
    indicator: fact.measure.indicator,
    officeId: officeIdToday(facts.input, fact.target.office),
    target:
      fact.target.text === fact.name ? fact.name : `${capital(fact.target.text)} (chỉ số: ${fact.name})`,
    plan: `${levelText(level)}, hạn ${formatDate(fact.target.due)}`,
    previous: previous === null ? noFigure : datedFigure(previous, levels),
    actual: fact.passed && (row?.value ?? null) !== null ? `${actual}; ${atDueText(fact)}` : actual,
    completion: completionText(fact),
    assessment: assessmentText(fact),
    office: officeToday(facts.input, fact.target.office),
    note: noteText(row, levels, numbers(fact.measure.indicator)),
    internal: internalText(row),
    level: level.level,
    value: row?.value ?? null,
    previousValue: previous?.value ?? null,
    unit: level.unit,
    short: { target: fact.name, plan: `${levelText(level)} (${formatDate(fact.target.due)})`, actual },
  };
}

function otherRow(facts: Facts, row: IndicatorRow, number: string, numbers: TraceNumbers): AnnexTargetRow {
  const previous =
    facts.input.previous.find(({ code, value }) => code === row.code && value !== null) ?? null;
  return {
    number,
    indicator: row.code,
    officeId: null,
    target: row.name.vi,
    plan: 'Không đặt mức',
    previous: previous === null ? noFigure : datedFigure(previous),
    actual: datedFigure(row),
    completion: 'Không áp dụng',
    assessment: statusText('no_target'),
    office: '-',
    note: noteText(row, [], numbers(row.code)),
    internal: internalText(row),
    level: null,
    value: row.value,
    previousValue: previous?.value ?? null,
    unit: row.unit,
    short: { target: row.name.vi, plan: 'Không đặt mức', actual: datedFigure(row) },
  };
}

/** Share of the level reached, in percent, for levels to reach or to exceed; in words elsewhere. */
function completionText(fact: TargetFact): string {
  const { level, comparison } = levelOf(fact);
  const value = fact.row?.value ?? null;
  if (value === null) return 'Chưa tính được';
  if (level === null || level <= 0 || (comparison !== 'at_least' && comparison !== 'above'))
    return 'Không áp dụng';
  return formatPercent((100 * value) / level);
}

function assessmentText(fact: TargetFact): string {
  const status = statusOf(fact);
  const asOf =
    fact.passed && (status === 'met' || status === 'missed')
      ? ` (tại ngày ${formatDate(fact.target.due)})`
      : '';
  return `${statusText(status)}${asOf}`;
}

function noteText(row: IndicatorRow | null, levels: readonly number[], numbers: string): string {
  const parts = [
    ...(row === null ? [] : [boundsText(row, levels), ...comparisonTexts(row), coverageGapsInShort(row)]),
    row?.stale === true ? 'số liệu cũ hơn 12 tháng' : '',
    numbers === '' ? '' : `nguồn: số ${numbers} Phụ lục III`,
  ].filter((part) => part !== '');
  const text = parts.join('; ');
  return text === '' ? '-' : capital(text);
}

/** The red column: how the figure came about, so that the chair can answer for it. */
function internalText(row: IndicatorRow | null): string {
  if (row === null) return 'Chưa có định nghĩa chỉ số hoặc chưa tính';
  if (row.value === null) return `Chưa có minh chứng; ${figureText(row)}`;
  const evidence = row.evidence.map(({ label, rows }) => `${label} (${rows} dòng)`).join('; ');
  const states = row.targets.map(({ pathLevel, unit }) =>
    pathLevel === null
      ? ''
      : `Mức theo lộ trình tại ngày chốt: ${levelText({ comparison: 'at_least', level: pathLevel, unit })}`,
  );
  return [
    `Phương pháp: ${methodText(row.method)}`,
    `Minh chứng: ${evidence === '' ? 'chưa có' : evidence}`,
    ...states.filter((s) => s !== ''),
  ].join('. ');
}
