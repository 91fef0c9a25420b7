import type { IndicatorRow, SourceFigure } from '@hatangso/contracts/indicators';
import { mark } from './marks.ts';
import { formatDate, formatNumber } from './numbers.ts';
import {
  differenceText,
  isClaims,
  isSampled,
  isSampledClaims,
  kindText,
  noFigure,
  valueText,
} from './words.ts';

/** From these on, a difference between two sources is pointed out: 5 percentage points, else a tenth. */
const largeDifference = { points: 5, share: 0.1 };

/** Day the figure speaks of: that of its evidence, else the day it was computed for. */
export function dateOf(row: Pick<IndicatorRow, 'evidenceDate' | 'asOf'>): string {
  return row.evidenceDate ?? row.asOf;
}

/** "93,2%", or "chưa có số liệu (đang chờ phiếu khảo sát hộ gia đình)", or "không áp dụng". */
export function figureText(row: IndicatorRow, levels: readonly number[] = []): string {
  if (row.value !== null) return mark(`figure:${row.code}.value`, valueText(row.value, row.unit, levels));
  return row.status === 'not_applicable' ? 'không áp dụng' : missingText(row.awaits);
}

export function missingText(awaits: readonly string[]): string {
  if (awaits.length === 0) return noFigure;
  return `${noFigure} (đang chờ ${joinOr(awaits.map(kindText))})`;
}

function joinOr(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} hoặc ${last}`;
}

/** "93,2%, số liệu ngày 30/11/2026". */
export function datedFigure(row: IndicatorRow, levels: readonly number[] = []): string {
  const value = figureText(row, levels);
  return row.value === null ? value : `${value}, số liệu ngày ${dateMark(row)}`;
}

/** The day a figure speaks of, as a number of the text. */
export const dateMark = (row: Pick<IndicatorRow, 'code' | 'evidenceDate' | 'asOf'>): string =>
  mark(`figure:${row.code}.date`, formatDate(dateOf(row)));

/**
 * Bounds in words: a sampled figure's 95 % interval; for coverage by operators' claims what "a part" and silence leave
 * open, with the sampling error where households were sampled; or, where samples confirm the claims, what is confirmed
 * and what is claimed. Empty where there are no bounds or they coincide.
 */
export function boundsText(
  figure: Pick<IndicatorRow, 'code' | 'low' | 'high' | 'unit' | 'method' | 'evidence'>,
  levels: readonly number[] = [],
): string {
  const { low, high, method } = figure;
  if ((low === null && high === null) || low === high) return '';
  if (isClaims(method)) {
    const left = 'phần doanh nghiệp chỉ công bố một phần';
    const why = isSampledClaims(method) ? `gồm sai số mẫu 95% và ${left}` : `do ${left}`;
    return `${rangeText(figure, levels)}, ${why}`;
  }
  if (!isSampled(method) && figure.evidence.some(({ kind }) => kind === 'claims')) {
    return `xác nhận bằng đo kiểm: ${bound(figure, 'low', levels)}; theo công bố của doanh nghiệp: ${bound(figure, 'high', levels)}`;
  }
  return `ước lượng từ mẫu, khoảng tin cậy 95% ${rangeText(figure, levels)}`;
}

/** "từ 53,1% đến 57,4%"; a bound that nothing sets is not named. */
function rangeText(figure: Bounded, levels: readonly number[]): string {
  if (figure.low === null) return `không quá ${bound(figure, 'high', levels)}`;
  if (figure.high === null) return `từ ${bound(figure, 'low', levels)} trở lên`;
  return `từ ${bound(figure, 'low', levels)} đến ${bound(figure, 'high', levels)}`;
}

type Bounded = Pick<IndicatorRow, 'code' | 'low' | 'high' | 'unit'>;

function bound(figure: Bounded, side: 'low' | 'high', levels: readonly number[]): string {
  const value = figure[side];
  return value === null
    ? noFigure
    : mark(`figure:${figure.code}.${side}`, valueText(value, figure.unit, levels));
}

/** The other sources beside the chosen one, each with its date; a large difference is pointed out. */
export function comparisonTexts(row: IndicatorRow): string[] {
  return row.sources.slice(1).flatMap((source) => {
    if (source.value === null) return [];
    const named = (part: string, text: string) => mark(`figure:${row.code}.${part} ${source.source}`, text);
    const date =
      source.evidenceDate === null ? '' : `, ngày ${named('date', formatDate(source.evidenceDate))}`;
    const value = named('value', valueText(source.value, row.unit));
    const text = `đối chiếu ${kindText(source.source)}: ${value}${date}`;
    return [isLarge(row, source) ? `${text}, ${differenceNote(row, source)}` : text];
  });
}

export function isLarge(row: IndicatorRow, source: SourceFigure): boolean {
  if (row.value === null || source.value === null) return false;
  const difference = Math.abs(source.value - row.value);
  if (row.unit === '%') return difference >= largeDifference.points;
  return (
    difference > 0 &&
    difference >= largeDifference.share * Math.max(Math.abs(row.value), Math.abs(source.value))
  );
}

function differenceNote(row: IndicatorRow, source: SourceFigure): string {
  const difference = (source.value ?? 0) - (row.value ?? 0);
  const text = differenceText(difference, row.unit);
  return `chênh lệch ${mark(`figure:${row.code}.difference ${source.source}`, text)}, cần làm rõ`;
}

/** What the figure leaves out, in words, every group by name; empty when it leaves out nothing. */
export function coverageGaps({ code, missing }: Pick<IndicatorRow, 'code' | 'missing'>): string {
  return gapsText(code, missing, missing.groups.join(', '));
}

/** The same for a narrow cell: four groups or more are counted there and named in annex III. */
export function coverageGapsInShort({ code, missing }: Pick<IndicatorRow, 'code' | 'missing'>): string {
  const { groups } = missing;
  const many = `${mark(`figure:${code}.groups`, `${groups.length}`)} tổ dân phố, nêu tên tại Phụ lục III`;
  return gapsText(code, missing, groups.length < 4 ? groups.join(', ') : many);
}

function gapsText(
  code: string,
  { groups, unlocatedHouseholds }: IndicatorRow['missing'],
  names: string,
): string {
  const unlocated = mark(`figure:${code}.unlocated`, formatNumber(unlocatedHouseholds, 0));
  const parts = [
    ...(groups.length === 0 ? [] : [`chưa có số liệu của ${names}`]),
    ...(unlocatedHouseholds === 0 ? [] : [`${unlocated} hộ chưa có tọa độ`]),
  ];
  return parts.join('; ');
}
