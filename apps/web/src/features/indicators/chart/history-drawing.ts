import type { IndicatorDetail } from '@hatangso/contracts/indicator-routes';
import { millisecondsOf, niceTicks, type Scale, scale, timeTicks } from './scales.ts';

type Lines = IndicatorDetail['lines'][number];

interface Box {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface DrawnPoint {
  readonly x: number;
  readonly y: number;
  readonly date: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly yLow: number | null;
  readonly yHigh: number | null;
  readonly source: string;
  /** Path and forecast rest on it. */
  readonly judged: boolean;
}

export interface Drawing {
  readonly box: Box;
  readonly x: Scale;
  readonly y: Scale;
  readonly xTicks: readonly { readonly x: number; readonly date: string }[];
  readonly yTicks: readonly { readonly y: number; readonly value: number }[];
  readonly points: readonly DrawnPoint[];
  /** The history as the path of an SVG. */
  readonly history: string;
  readonly targets: readonly DrawnTarget[];
  readonly today: number;
}

export interface DrawnTarget {
  readonly target: string;
  readonly due: string;
  readonly x: number;
  readonly y: number | null;
  readonly path: string;
  readonly forecast: string;
  /** Closed outline of the forecast's interval; empty where there is none. */
  readonly band: string;
  readonly end: { readonly x: number; readonly y: number } | null;
  readonly ahead: boolean;
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** Everything that the history chart draws, in pixels; null where there is neither a figure nor a target. */
export function drawHistory(
  detail: Pick<IndicatorDetail, 'history' | 'lines' | 'most'> & { readonly asOf: string },
  size: { readonly width: number; readonly height: number; readonly left: number },
): Drawing | null {
  const known = detail.history.flatMap((point) =>
    point.value === null ? [] : [{ ...point, value: point.value }],
  );
  const dates = [
    ...known.map(({ date }) => date),
    ...detail.lines.map(({ due }) => due),
    detail.asOf,
  ].toSorted();
  const [first, last] = [dates[0], dates.at(-1)];
  if (first === undefined || last === undefined || (known.length === 0 && detail.lines.length === 0))
    return null;
  const box: Box = { ...size, right: 16, top: 20, bottom: 28 };
  const [start, end] = roomy(first, last);
  const x = scale(millisecondsOf(start), millisecondsOf(end), box.left, box.width - box.right);
  const ticks = niceTicks(...rangeOf(detail, known));
  const y = scale(ticks[0] ?? 0, ticks.at(-1) ?? 1, box.height - box.bottom, box.top);
  const at = (date: string): number => round(x.at(millisecondsOf(date)));
  const up = (value: number): number => round(y.at(value));
  const points = known.map(
    ({ date, value, low, high, source, judged }): DrawnPoint => ({
      ...{ date, value, low, high, source, judged, x: at(date), y: up(value) },
      yLow: low === null ? null : up(low),
      yHigh: high === null ? null : up(high),
    }),
  );
  return {
    ...{ box, x, y, points, today: at(detail.asOf) },
    xTicks: apart(timeTicks(start, end).map((date) => ({ x: at(date), date }))),
    yTicks: ticks.map((value) => ({ y: up(value), value })),
    history: lineOf(points),
    targets: detail.lines.map((lines) => drawTarget(lines, at, up, detail.asOf)),
  };
}

/** Pixels between the middles of two labels of the time axis. */
const gap = 58;

/** Years first, quarters where there is room beside them: on a phone the labels would lie on each other. */
function apart(ticks: Drawing['xTicks']): Drawing['xTicks'] {
  const years = ticks.filter(({ date }) => date.endsWith('-01-01'));
  const kept: Drawing['xTicks'][number][] = [];
  for (const tick of [...years, ...ticks]) {
    if (kept.every(({ x }) => Math.abs(x - tick.x) >= gap)) kept.push(tick);
  }
  return kept.sort((a, b) => a.x - b.x);
}

function drawTarget(
  { target, due, level, path, forecast }: Lines,
  at: (date: string) => number,
  up: (value: number) => number,
  asOf: string,
): DrawnTarget {
  const line = forecast.map(({ date, value }) => ({ x: at(date), y: up(value) }));
  const bounded = forecast.filter(({ low, high }) => low !== null && high !== null);
  const upper = bounded.map(({ date, high }) => ({ x: at(date), y: up(high ?? 0) }));
  const lower = bounded.map(({ date, low }) => ({ x: at(date), y: up(low ?? 0) })).toReversed();
  return {
    ...{ target, due, x: at(due), y: level === null ? null : up(level), ahead: due > asOf },
    path: lineOf(path.map(({ date, value }) => ({ x: at(date), y: up(value) }))),
    forecast: lineOf(line),
    band: upper.length < 2 ? '' : `${lineOf([...upper, ...lower])}Z`,
    end: line.at(-1) ?? null,
  };
}

const lineOf = (points: readonly { readonly x: number; readonly y: number }[]): string =>
  points.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');

/** A little room on both sides of what happened. */
function roomy(first: string, last: string): [string, string] {
  const [from, to] = [millisecondsOf(first), millisecondsOf(last)];
  const room = Math.max((to - from) * 0.03, 20 * 86_400_000);
  const day = (moment: number): string => new Date(moment).toISOString().slice(0, 10);
  return [day(from - room), day(to + room)];
}

/** From the lowest to the highest value shown; shares from 0 to 100, others from 0 on. */
function rangeOf(
  { lines, most }: Pick<IndicatorDetail, 'lines' | 'most'>,
  known: readonly { readonly value: number; readonly low: number | null; readonly high: number | null }[],
): [number, number] {
  if (most === 100) return [0, 100];
  const values = [
    ...known.flatMap(({ value, low, high }) => [value, low ?? value, high ?? value]),
    ...lines.flatMap(({ level, forecast, path }) => [
      ...(level === null ? [] : [level]),
      ...forecast.map(({ value }) => value),
      ...path.map(({ value }) => value),
    ]),
  ];
  return [0, Math.max(...values, most ?? 0, 0) || 1];
}
