/**
 * One reading of the database's types on both engines: int8 and numeric as number, date as `YYYY-MM-DD`,
 * timestamptz as ISO text in UTC. Our timestamps come from the clock in milliseconds, so nothing is cut.
 */
const toInstant = (text: string): string =>
  text === 'infinity' || text === '-infinity'
    ? text
    : new Date(text.replace(' ', 'T').replace(/([+-]\d\d)$/, '$1:00')).toISOString();

export const typeParsers: Readonly<Record<number, (text: string) => unknown>> = {
  20: Number,
  1700: Number,
  1082: (text) => text,
  1184: toInstant,
  114: JSON.parse,
  3802: JSON.parse,
};
