import { hash } from 'node:crypto';
import type { CellValue } from '@hatangso/contracts/columns';

/** What a household answered; null is "not asked". */
export interface Answers {
  readonly people: number;
  readonly people15: number | null;
  readonly people18: number | null;
  readonly adults_with_smartphone: number | null;
  readonly adults_with_signature: number | null;
  readonly people_with_digital_id: number | null;
  readonly has_fibre: boolean | null;
  readonly wants_fibre: boolean | null;
  readonly package_mbps: number | null;
  readonly has_ipv6: boolean | null;
  readonly iot_connections: number | null;
}

/** A household as its line in a sheet tells it, before its group is looked up. */
export interface Household extends Answers {
  readonly row: number;
  readonly code: string;
  readonly group: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly surveyed_on: string | null;
}

export type Values = Readonly<Record<string, CellValue>>;

const numberOr = (value: CellValue | undefined): number | null => (typeof value === 'number' ? value : null);
const flagOr = (value: CellValue | undefined): boolean | null => (typeof value === 'boolean' ? value : null);
const textOr = (value: CellValue | undefined): string | null => (typeof value === 'string' ? value : null);

/** The household of a line read without problems. Adults stand for whichever of 15 and 18 the line lacks. */
export function householdOf(row: number, values: Values): Household {
  const adults = numberOr(values.adults);
  return {
    row,
    code: textOr(values.code) ?? '',
    group: textOr(values.group) ?? '',
    lon: numberOr(values.lon),
    lat: numberOr(values.lat),
    people: numberOr(values.people) ?? 0,
    people15: numberOr(values.people15) ?? adults,
    people18: numberOr(values.people18) ?? adults,
    adults_with_smartphone: numberOr(values.adults_with_smartphone),
    adults_with_signature: numberOr(values.adults_with_signature),
    people_with_digital_id: numberOr(values.people_with_digital_id),
    has_fibre: flagOr(values.has_fibre),
    wants_fibre: flagOr(values.wants_fibre),
    package_mbps: numberOr(values.package_mbps),
    has_ipv6: flagOr(values.has_ipv6),
    iot_connections: numberOr(values.iot_connections),
    surveyed_on: textOr(values.surveyed_on),
  };
}

/** A part that is more than its whole, by keys of the sheet's columns. */
export interface Contradiction {
  readonly part: CountKey;
  readonly whole: CountKey;
  readonly value: number;
  readonly limit: number;
}

/**
 * Every part that exceeds its whole, each held against the narrowest whole that was asked: smartphones against
 * people of 15, signatures against people of 18.
 */
export function contradictions(household: Household): Contradiction[] {
  const { people15, people18 } = household;
  const of15 = people15 !== null ? 'people15' : people18 !== null ? 'people18' : 'people';
  const of18 = people18 !== null ? 'people18' : of15;
  return [
    exceeds(household, 'people15', 'people'),
    exceeds(household, 'people18', people15 === null ? 'people' : 'people15'),
    exceeds(household, 'adults_with_smartphone', of15),
    exceeds(household, 'adults_with_signature', of18),
    exceeds(household, 'people_with_digital_id', 'people'),
  ].filter((one) => one !== null);
}

type CountKey =
  | 'people'
  | 'people15'
  | 'people18'
  | 'adults_with_smartphone'
  | 'adults_with_signature'
  | 'people_with_digital_id';

function exceeds(household: Household, part: CountKey, whole: CountKey): Contradiction | null {
  const value = household[part];
  const limit = household[whole];
  return value === null || limit === null || value <= limit ? null : { part, whole, value, limit };
}

/** Whether a survey date can be: not after today (both ISO dates) and of this century. */
export const isPlausibleDate = (surveyedOn: string, today: string): boolean =>
  surveyedOn <= today && surveyedOn >= '2000-01-01';

const digested = [
  'code',
  'people',
  'people15',
  'people18',
  'adults_with_smartphone',
  'adults_with_signature',
  'people_with_digital_id',
  'has_fibre',
  'wants_fibre',
  'package_mbps',
  'has_ipv6',
  'iot_connections',
  'surveyed_on',
  'lon',
  'lat',
] as const satisfies readonly (keyof Household)[];

/** The first 64 bits of the SHA-256 of code, group and answers, as a signed decimal (PostgreSQL's bigint). */
export function digestOf(household: Household, group: string): string {
  const text = JSON.stringify([group, ...digested.map((key) => household[key])]);
  return hash('sha256', text, 'buffer').readBigInt64BE(0).toString();
}
