/** A period of keeping as people say it: whole years as years, anything else in days. A year is 365 days. */
export function periodOf(days: number): {
  readonly count: number;
  readonly unit: 'year' | 'years' | 'day' | 'days';
} {
  const whole = days > 0 && days % 365 === 0;
  const count = whole ? days / 365 : days;
  return { count, unit: `${whole ? 'year' : 'day'}${count === 1 ? '' : 's'}` };
}
