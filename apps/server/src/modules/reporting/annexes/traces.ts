import type { EvidenceLink, IndicatorRow, SourceFigure } from '@hatangso/contracts/indicators';
import type { AnnexTraces, SpendingTable, TraceRow } from '@hatangso/contracts/report-model';
import type { Facts } from '../facts.ts';
import { boundsText, coverageGaps, dateOf } from '../text/figure.ts';
import { formatDate, formatNumber } from '../text/numbers.ts';
import { differenceText, isSampled, kindText, methodText, noFigure, valueText } from '../text/words.ts';
import { spendingTraces, targetCountTraces, taskTraces } from './traces-counts.ts';
import { derivedTraces } from './traces-derived.ts';

/** A trace before it has its number in the annex; `code` is the indicator it belongs to, if any. */
export type Trace = Omit<TraceRow, 'number'> & { readonly code: string | null };

/**
 * Annex III: every figure the report prints. For each indicator the figure as of the closing date, one year
 * before and on each passed due date, then the other sources; then what is derived from them, the counts of
 * tasks and the sums of money.
 */
export function annexTraces(
  facts: Facts,
  spending: SpendingTable,
): AnnexTraces & { numbersOf(code: string): string } {
  const codes = new Set([
    ...facts.targets.map(({ measure }) => measure.indicator),
    ...facts.others.map(({ code }) => code),
  ]);
  const traces = [
    ...[...codes].flatMap((code) => indicatorTraces(facts, code)),
    ...targetCountTraces(facts),
    ...taskTraces(facts),
    ...spendingTraces(facts, spending),
  ];
  const rows = traces.map(({ code: _code, ...trace }, index) => ({ ...trace, number: `${index + 1}` }));
  return {
    title: 'NGUỒN SỐ LIỆU VÀ MINH CHỨNG',
    rows,
    numbersOf: (code) =>
      rangeText(traces.flatMap((trace, index) => (trace.code === code ? [index + 1] : []))),
  };
}

/** The lines of one indicator stand together, so they are told as one range: "15-25". */
function rangeText(numbers: readonly number[]): string {
  const first = numbers[0];
  const last = numbers.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last ? `${first}` : `${first}-${last}`;
}

function indicatorTraces(facts: Facts, code: string): Trace[] {
  const { input } = facts;
  const current = input.indicators.find((row) => row.code === code);
  const levels = facts.targets.flatMap(({ measure, state }) =>
    measure.indicator === code ? [state?.level ?? measure.level ?? 100] : [],
  );
  const dated = [...input.previous, ...input.atDue].filter((row) => row.code === code && row.value !== null);
  const rows = current === undefined ? dated : [current, ...dated];
  const unique = [...new Map(rows.map((row) => [row.asOf, row])).values()];
  return [
    ...unique.map((row) => figureTrace(row, levels)),
    ...(current === undefined ? [] : current.sources.slice(1).map((source) => sourceTrace(current, source))),
    ...(current === undefined ? [] : derivedTraces(facts, current)),
  ];
}

function figureTrace(row: IndicatorRow, levels: readonly number[]): Trace {
  const beside = [boundsText(row, levels), coverageGaps(row)].filter((part) => part !== '').join('; ');
  const value = row.value === null ? noFigure : valueText(row.value, row.unit, levels);
  return {
    code: row.code,
    key: `${row.code}@${row.asOf}`,
    figure: `${row.name.vi}, tính đến ngày ${formatDate(row.asOf)}`,
    value: beside === '' ? value : `${value} (${beside})`,
    ...parts(row),
    date: row.value === null ? formatDate(row.asOf) : formatDate(dateOf(row)),
    method: `${methodText(row.method)} (định nghĩa phiên bản ${row.definitionVersion}; biết đến ngày ${formatDate(row.knownAt)})`,
    evidence: row.value === null ? [awaited(row)] : row.evidence.map(evidenceText),
  };
}

function sourceTrace(row: IndicatorRow, source: SourceFigure): Trace {
  return {
    code: row.code,
    key: `${row.code}@${row.asOf}#${source.source}`,
    figure: `${row.name.vi}, số liệu đối chiếu: ${kindText(source.source)}`,
    value: sourceValue(row, source),
    ...parts(source),
    date: source.evidenceDate === null ? formatDate(row.asOf) : formatDate(source.evidenceDate),
    method: methodText(source.method),
    evidence: source.evidence.map(evidenceText),
  };
}

function sourceValue(row: IndicatorRow, source: SourceFigure): string {
  if (source.value === null) return noFigure;
  const value = valueText(source.value, row.unit);
  return row.value === null
    ? value
    : `${value} (chênh lệch ${differenceText(source.value - row.value, row.unit)})`;
}

function parts({
  numerator,
  denominator,
  method,
}: Pick<IndicatorRow, 'numerator' | 'denominator' | 'method'>): Pick<TraceRow, 'numerator' | 'denominator'> {
  const say = (amount: number | null) => amountText(amount, isSampled(method));
  return { numerator: say(numerator), denominator: say(denominator) };
}

/** A total drawn from a sample is no count of heads: it is told as what it is, without decimals. */
function amountText(amount: number | null, estimated: boolean): string {
  if (amount === null) return 'không có';
  return estimated && !Number.isInteger(amount)
    ? `khoảng ${formatNumber(amount, 0)}`
    : formatNumber(amount, 2);
}

/** Kind, file, short id of the batch, rows used. */
export function evidenceText({ kind, label, id, rows }: EvidenceLink): string {
  return `${kindText(kind)}: ${label} (đợt ${id.slice(0, 8)}, ${formatNumber(rows, 0)} dòng)`;
}

function awaited(row: IndicatorRow): string {
  if (row.status === 'not_applicable') return 'Không áp dụng: mẫu số bằng 0';
  return row.awaits.length === 0
    ? 'Chưa có minh chứng'
    : `Đang chờ: ${row.awaits.map(kindText).join(' hoặc ')}`;
}
