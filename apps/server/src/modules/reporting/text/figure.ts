import type { IndicatorRow, SourceFigure } from '@hatangso/contracts/indicators';
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
  if (row.value !== null) return valueText(row.value, row.unit, levels);
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
  return row.value === null ? value : `${value}, số liệu ngày ${formatDate(dateOf(row))}`;
}

/**
 * Bounds in words: a sampled figure's 95 % interval; for coverage by operators' claims what "a part" and silence leave
 * open, with the sampling error where households were sampled; or, where samples confirm the claims, what is confirmed
 * and what is claimed. Empty where there are no bounds or they coincide.
 */
export function boundsText(
  figure: Pick<IndicatorRow, 'low' | 'high' | 'unit' | 'method' | 'evidence'>,
  levels: readonly number[] = [],
): string {
  const { low, high, method, unit } = figure;
  if ((low === null && high === null) || low === high) return '';
  const say = (bound: number | null) => (bound === null ? noFigure : valueText(bound, unit, levels));
  if (isClaims(method)) {
    const left = 'phần doanh nghiệp chỉ công bố một phần';
    const why = isSampledClaims(method) ? `gồm sai số mẫu 95% và ${left}` : `do ${left}`;
    return `${rangeText(figure, levels)}, ${why}`;
  }
  if (!isSampled(method) && figure.evidence.some(({ kind }) => kind === 'claims')) {
    return `xác nhận bằng đo kiểm: ${say(low)}; theo công bố của doanh nghiệp: ${say(high)}`;
  }
  return `ước lượng từ mẫu, khoảng tin cậy 95% ${rangeText(figure, levels)}`;
}

/** "từ 53,1% đến 57,4%"; a bound that nothing sets is not named. */
function rangeText(
  { low, high, unit }: Pick<IndicatorRow, 'low' | 'high' | 'unit'>,
  levels: readonly number[],
): string {
  if (low === null) return `không quá ${valueText(high ?? 0, unit, levels)}`;
  if (high === null) return `từ ${valueText(low, unit, levels)} trở lên`;
  return `từ ${valueText(low, unit, levels)} đến ${valueText(high, unit, levels)}`;
}

/** The other sources beside the chosen one, each with its date; a large difference is pointed out. */
export function comparisonTexts(row: IndicatorRow): string[] {
  return row.sources.slice(1).flatMap((source) => {
    if (source.value === null) return [];
    const date = source.evidenceDate === null ? '' : `, ngày ${formatDate(source.evidenceDate)}`;
    const text = `đối chiếu ${kindText(source.source)}: ${valueText(source.value, row.unit)}${date}`;
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
  return `chênh lệch ${differenceText(difference, row.unit)}, cần làm rõ`;
}

/** What the figure leaves out, in words, every group by name; empty when it leaves out nothing. */
export function coverageGaps({ missing }: Pick<IndicatorRow, 'missing'>): string {
  return gapsText(missing, missing.groups.join(', '));
}

/** The same for a narrow cell: four groups or more are counted there and named in annex III. */
export function coverageGapsInShort({ missing }: Pick<IndicatorRow, 'missing'>): string {
  const { groups } = missing;
  const many = `${groups.length} tổ dân phố, nêu tên tại Phụ lục III`;
  return gapsText(missing, groups.length < 4 ? groups.join(', ') : many);
}

function gapsText({ groups, unlocatedHouseholds }: IndicatorRow['missing'], names: string): string {
  const parts = [
    ...(groups.length === 0 ? [] : [`chưa có số liệu của ${names}`]),
    ...(unlocatedHouseholds === 0 ? [] : [`${formatNumber(unlocatedHouseholds, 0)} hộ chưa có tọa độ`]),
  ];
  return parts.join('; ');
}
