import type { IndicatorRow, TargetState } from '@hatangso/contracts/indicators';
import type { Facts } from '../facts.ts';
import { dateOf } from '../text/figure.ts';
import { formatDate, formatPercent } from '../text/numbers.ts';
import { differenceText, methodText, noFigure, valueText } from '../text/words.ts';
import type { Trace } from './traces.ts';

/** What the report computes from a figure: change in a year, completion, gap, path, yearly rate, forecast. */
export function derivedTraces({ input, targets }: Facts, row: IndicatorRow): Trace[] {
  const states = targets.flatMap(({ measure, state }) =>
    measure.indicator === row.code && state !== null ? [state] : [],
  );
  const previous = input.previous.find(({ code, value }) => code === row.code && value !== null);
  const traced = input.atDue.filter(({ code, value }) => code === row.code && value !== null);
  return [
    ...(previous === undefined ? [] : changeTraces(row, previous)),
    ...states.flatMap((state) => {
      const known = traced.some(({ asOf }) => asOf === state.due);
      return stateTraces(
        row,
        known ? { ...state, valueAtDue: null } : state,
        formatDate(input.period.closing),
      );
    }),
  ];
}

function changeTraces(row: IndicatorRow, previous: IndicatorRow): Trace[] {
  if (row.value === null || previous.value === null) return [];
  const direction = row.value < previous.value ? 'giảm' : 'tăng';
  return [
    {
      code: row.code,
      key: `${row.code}@${row.asOf}/change`,
      figure: `${row.name.vi}: thay đổi so với năm trước`,
      value: `${direction} ${differenceText(row.value - previous.value, row.unit)}`,
      numerator: valueText(row.value, row.unit),
      denominator: valueText(previous.value, row.unit),
      date: `${formatDate(dateOf(previous))} và ${formatDate(dateOf(row))}`,
      method: 'Số liệu hiện nay trừ số liệu năm trước',
      evidence: [ownFigure],
    },
  ];
}

const ownFigure = 'Tính từ số liệu của chính chỉ số này';

/** Each line says what was computed and from what: the value above, the level below. */
function stateTraces(row: IndicatorRow, state: TargetState, date: string): Trace[] {
  const levels = state.level === null ? [] : [state.level];
  const lines: [string, string, string | null, string][] = [
    [
      'due',
      'giá trị tại ngày đến hạn',
      amount(state.valueAtDue, state.unit, levels),
      'Cùng định nghĩa, tính lại cho ngày đến hạn',
    ],
    ['completion', '% hoàn thành', completion(row, state), 'Số liệu thực hiện chia cho mức kế hoạch'],
    ['gap', 'phần còn thiếu', gap(row, state), 'Mức kế hoạch trừ số liệu thực hiện'],
    [
      'path',
      'mức theo lộ trình',
      amount(state.pathLevel, state.unit, levels),
      'Lộ trình của kế hoạch tính đến ngày chốt số liệu',
    ],
    ['rate', 'mức tăng bình quân cần thiết', rate(state), 'Phần còn thiếu chia cho số năm còn lại đến hạn'],
    [
      'forecast',
      'dự báo tại ngày đến hạn',
      amount(state.forecast?.value ?? null, state.unit, levels),
      methodText(state.forecast?.method ?? null),
    ],
  ];
  return lines.flatMap(([suffix, figure, value, method]): Trace[] =>
    value === null
      ? []
      : [
          {
            code: row.code,
            key: `${row.code}@${row.asOf}/${state.id}/${suffix}`,
            figure: `${row.name.vi}, mục tiêu hạn ${formatDate(state.due)}: ${figure}`,
            value,
            numerator: row.value === null ? noFigure : valueText(row.value, row.unit, levels),
            denominator: state.level === null ? 'không có' : valueText(state.level, state.unit),
            date,
            method,
            evidence: [ownFigure],
          },
        ],
  );
}

function amount(value: number | null, unit: string, levels: readonly number[]): string | null {
  return value === null ? null : valueText(value, unit, levels);
}

function completion({ value }: IndicatorRow, { level, comparison }: TargetState): string | null {
  const comparable = comparison === 'at_least' || comparison === 'above';
  return comparable && value !== null && level !== null && level > 0
    ? formatPercent((100 * value) / level)
    : null;
}

function gap({ value }: IndicatorRow, { level, unit, comparison }: TargetState): string | null {
  if (value === null || level === null || comparison === 'rank' || level <= value) return null;
  return differenceText(level - value, unit);
}

function rate({ requiredRate, unit }: TargetState): string | null {
  return requiredRate === null || requiredRate <= 0 ? null : `${differenceText(requiredRate, unit)} mỗi năm`;
}
