import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { Block, ReportModel } from '@hatangso/contracts/report-model';
import type { ReportComparison } from '@hatangso/contracts/report-releases';
import { differenceText, noFigure, valueText } from '../text/words.ts';

/** One of the two reports that are laid side by side. */
export interface Side {
  readonly figures: readonly IndicatorRow[];
  readonly model: ReportModel | null;
}

/** Figure by figure and section by section, in this year's order; what neither year tells is left out. */
export function comparison(now: Side, before: Side): Pick<ReportComparison, 'figures' | 'sections'> {
  const earlier = new Map(before.figures.map((row) => [row.code, row]));
  const figures = now.figures.flatMap((row) => {
    const last = earlier.get(row.code) ?? null;
    return row.value === null && (last?.value ?? null) === null ? [] : [figureOf(row, last)];
  });
  const textsOf = (model: ReportModel | null, key: string): string[] =>
    (model?.sections.find((section) => section.key === key)?.blocks ?? []).flatMap(textOf);
  const sections = (now.model?.sections ?? []).map(({ key, numeral, heading }) => ({
    ...{ key, numeral, heading, now: textsOf(now.model, key), before: textsOf(before.model, key) },
  }));
  return { figures, sections };
}

const textOf = (block: Block): string[] => ('text' in block ? [block.text] : []);

function figureOf(row: IndicatorRow, last: IndicatorRow | null): ReportComparison['figures'][number] {
  const before = last?.value ?? null;
  const comparable = row.value !== null && before !== null && last?.unit === row.unit;
  const difference = comparable && row.value !== null ? row.value - before : null;
  return {
    indicator: row.code,
    name: row.name.vi,
    unit: row.unit,
    now: sideOf(row),
    before: last === null ? { value: null, date: null, text: noFigure } : sideOf(last),
    difference,
    change: difference === null ? '' : changeText(difference, row.unit),
    withinInterval: comparable && (holds(row, before) || (last !== null && holds(last, row.value ?? before))),
  };
}

const sideOf = ({
  value,
  unit,
  evidenceDate,
  asOf,
  targets,
}: IndicatorRow): ReportComparison['figures'][number]['now'] => ({
  value,
  date: value === null ? null : (evidenceDate ?? asOf),
  text:
    value === null
      ? noFigure
      : valueText(
          value,
          unit,
          targets.flatMap(({ level, comparison: how }) => (level === null || how === 'rank' ? [] : [level])),
        ),
});

function changeText(difference: number, unit: string): string {
  if (difference === 0) return 'không thay đổi';
  return `${difference > 0 ? 'tăng' : 'giảm'} ${differenceText(difference, unit)}`;
}

/** Whether a sampled figure's interval holds the other year's value. */
const holds = ({ low, high }: IndicatorRow, value: number): boolean =>
  (low !== null || high !== null) && (low === null || low <= value) && (high === null || value <= high);
