const dayMs = 86_400_000;

/** ISO calendar date for year, month 1–12, day; null where no such day exists (31/02) or the year is not 1–9999. */
export function isoFromParts(year: number, month: number, day: number): string | null {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

/** Excel serial of an ISO date in the 1900 system; null for what is not an ISO date or lies before 1900-03-01. */
export function isoToSerial(iso: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso);
  if (!match || isoFromParts(Number(match[1]), Number(match[2]), Number(match[3])) === null) return null;
  const serial = (Date.parse(iso) - Date.UTC(1899, 11, 30)) / dayMs;
  return serial >= 61 ? serial : null;
}

/**
 * ISO date of an Excel serial; the time of day is cut off. The 1900 system holds a day that never was, 29/02/1900
 * (serial 60): serials before it count from one day later. `date1904`: the system of old Macintosh workbooks.
 */
export function serialToIso(serial: number, date1904: boolean): string | null {
  const days = Math.floor(serial);
  if (!Number.isFinite(serial) || days < 0 || days > 2_958_465 || (!date1904 && (days === 60 || days === 0)))
    return null;
  const start = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = new Date(start + days * dayMs);
  return date.getUTCFullYear() <= 9999 ? date.toISOString().slice(0, 10) : null;
}
