import type { IndicatorRow, SourceFigure } from '@hatangso/contracts/indicators';
import { formatDate } from './numbers.ts';
import { differenceText, kindText, noFigure, valueText } from './words.ts';

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
 * Bounds in words: a sampled figure's 95 % interval, or, where operators' claims are among the evidence, what is
 * confirmed by samples and what is claimed. Empty where there are no bounds or they coincide.
 */
export function boundsText(
  figure: Pick<IndicatorRow, 'low' | 'high' | 'unit' | 'method' | 'evidence'>,
  levels: readonly number[] = [],
): string {
  if ((figure.low === null && figure.high === null) || figure.low === figure.high) return '';
  const low = figure.low === null ? noFigure : valueText(figure.low, figure.unit, levels);
  const high = figure.high === null ? noFigure : valueText(figure.high, figure.unit, levels);
  const sampled = figure.method === 'sample' || figure.method === 'mixed';
  if (!sampled && figure.evidence.some(({ kind }) => kind === 'claims')) {
    return `xác nhận bằng đo kiểm: ${low}; theo công bố của doanh nghiệp: ${high}`;
  }
  return `ước lượng từ mẫu, khoảng tin cậy 95% từ ${low} đến ${high}`;
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

/** What the figure leaves out, in words; empty when it leaves out nothing. */
export function coverageGaps(row: IndicatorRow): string {
  const parts: string[] = [];
  const { groups, unlocatedHouseholds } = row.missing;
  if (groups.length > 0)
    parts.push(
      `chưa có số liệu của ${groups.length < 4 ? groups.join(', ') : `${groups.length} tổ dân phố`}`,
    );
  if (unlocatedHouseholds > 0) parts.push(`${unlocatedHouseholds} hộ chưa có tọa độ`);
  return parts.join('; ');
}
