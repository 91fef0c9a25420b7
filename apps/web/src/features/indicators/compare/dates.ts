import type { IndicatorDetail } from '@hatangso/contracts/indicator-routes';

export interface Pick {
  readonly key: 'yearBefore' | 'lastYearEnd' | 'previous' | 'first';
  readonly date: string;
}

/** The same day a year before; 28 February for the 29th. */
export function yearBefore(date: string): string {
  const earlier = `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`;
  return earlier.endsWith('-02-29') ? `${earlier.slice(0, 8)}28` : earlier;
}

/** Dates worth comparing with, each once, those with a figure only. */
export function picksOf(history: IndicatorDetail['history'], asOf: string): Pick[] {
  const told = history.flatMap(({ date, value }) => (value === null || date > asOf ? [] : [date]));
  const [first, previous] = [told.at(0), told.at(-2)];
  const all: (Pick | null)[] = [
    previous === undefined ? null : { key: 'previous', date: previous },
    { key: 'lastYearEnd', date: `${Number(asOf.slice(0, 4)) - 1}-12-31` },
    { key: 'yearBefore', date: yearBefore(asOf) },
    first === undefined ? null : { key: 'first', date: first },
  ];
  const known = all
    .filter((one) => one !== null)
    .filter(({ date }) => date < asOf && told.some((day) => day <= date));
  return [...new Map(known.toReversed().map((one) => [one.date, one])).values()].toReversed();
}

/** The last moment of a day in Viet Nam, as an ISO instant. */
export const endOfDay = (date: string): string => new Date(Date.parse(`${date}T17:00:00Z`) - 1).toISOString();
