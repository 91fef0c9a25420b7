import { isoFromParts, serialToIso } from '../serial-date.ts';
import type { Reading } from './number.ts';

const notDate = { ok: false, code: 'cell.date' } as const;
const impossible = { ok: false, code: 'cell.date_impossible' } as const;
/** Serials 1954–2118: further off, a bare number in a date column is rather a year or a code. */
const serials = { first: 20_000, last: 80_000 };
const vietnamOffset = 7 * 3_600_000;

/**
 * A calendar date as ISO text. Order is always day, month, year ("31/12/2026", "5-3-26", "ngày 5 tháng 3 năm
 * 2026") or ISO; month before day is never guessed. A moment with a zone is the day it is in Viet Nam.
 */
export function readDate(text: string): Reading<string> {
  const body = text.normalize('NFKC').trim().toLowerCase();
  if (/^\d+$/.test(body)) return bareNumber(body);
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ](\d{1,2}:\d{2}.*))?$/.exec(body);
  if (iso) return isoDate(body, iso);
  const words = body.replace(/^ngày\s+/, '').replace(/\s*(?:tháng|năm|[/.-])\s*/g, '/');
  const day =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})(?:[ ,t]+\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]m|\s*sa|\s*ch)?)?$/.exec(
      words,
    );
  if (!day) return notDate;
  const year = Number(day[3]);
  return made(
    day[3]?.length === 2 ? 2000 + year - (year >= 80 ? 100 : 0) : year,
    Number(day[2]),
    Number(day[1]),
  );
}

/** A number that stands in a date column without a date format: a serial of Excel or `20261231`. */
export function readDateNumber(value: number, date1904 = false): Reading<string> {
  if (value >= serials.first && value <= serials.last) {
    const iso = serialToIso(value, date1904);
    return iso === null ? notDate : { ok: true, value: iso };
  }
  return Number.isInteger(value) ? bareNumber(String(value)) : notDate;
}

function bareNumber(digits: string): Reading<string> {
  if (/^(?:19|20)\d{6}$/.test(digits))
    return made(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)));
  const serial = Number(digits);
  if (!(serial >= serials.first && serial <= serials.last)) return notDate;
  const iso = serialToIso(serial, false);
  return iso === null ? notDate : { ok: true, value: iso };
}

function isoDate(body: string, match: RegExpExecArray): Reading<string> {
  const date = made(Number(match[1]), Number(match[2]), Number(match[3]));
  if (!date.ok || !/(?:z|[+-]\d{2}:?\d{2})$/.test(match[4] ?? '')) return date;
  const moment = Date.parse(body.toUpperCase().replace(' ', 'T'));
  return Number.isNaN(moment)
    ? notDate
    : { ok: true, value: new Date(moment + vietnamOffset).toISOString().slice(0, 10) };
}

function made(year: number, month: number, day: number): Reading<string> {
  if (year < 1900 || year > 2199) return impossible;
  const iso = isoFromParts(year, month, day);
  if (iso !== null) return { ok: true, value: iso };
  return isoFromParts(year, day, month) === null ? impossible : { ok: false, code: 'cell.date_month_first' };
}
