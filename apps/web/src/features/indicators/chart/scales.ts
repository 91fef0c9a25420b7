/** Where a day stands on a line from one day to another, 0 to 1. */
const dayMilliseconds = 86_400_000;
export const millisecondsOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
}

/** A straight scale from values to pixels. */
export function scale(from: number, to: number, start: number, end: number): Scale {
  const span = to - from || 1;
  return { from, to, at: (value) => start + ((value - from) / span) * (end - start) };
}

const steps = [1, 2, 2.5, 5, 10];

/** Round values at even steps that hold the given ones, about so many. */
export function niceTicks(low: number, high: number, count = 5): number[] {
  const span = high - low || Math.abs(high) || 1;
  const rough = span / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = (steps.find((one) => one * power >= rough) ?? 10) * power;
  const first = Math.floor(low / step + 1e-9) * step;
  const ticks: number[] = [];
  for (let tick = first; ticks.length < 40; tick += step) {
    ticks.push(Number(tick.toPrecision(12)));
    if (tick >= high - 1e-9 * span) break;
  }
  return ticks;
}

/** First days of years between two days; of quarters where there is less than a year and a half. */
export function timeTicks(from: string, to: string): string[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))];
  const months = (millisecondsOf(to) - millisecondsOf(from)) / dayMilliseconds < 550 ? [1, 4, 7, 10] : [1];
  const every = last - first > 12 ? 5 : 1;
  const ticks: string[] = [];
  for (let year = first; year <= last + 1; year += 1) {
    if (year % every !== 0) continue;
    for (const month of months) ticks.push(`${year}-${String(month).padStart(2, '0')}-01`);
  }
  return ticks.filter((tick) => tick >= from && tick <= to);
}
