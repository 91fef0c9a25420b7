import type {
  ReportSettingsAnswer,
  ReportSettingsBody,
  SignerRole,
  YearDay,
} from '@hatangso/contracts/reporting';

/** The report's settings as typed: empty means that the software derives it. */
export interface ReportDraft {
  addressees: string;
  recipients: string;
  place: string;
  sign: string;
  signer: SignerRole | 'none';
  signerName: string;
  offices: string;
  upward: string;
  closing: string;
}

/** `10/12` → day 10, month 12; null where nothing is typed, undefined where it is no day. */
export function yearDayOf(text: string): YearDay | null | undefined {
  if (text.trim() === '') return null;
  const match = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(text);
  const day = Number(match?.[1]);
  const month = Number(match?.[2]);
  // 2023 is no leap year: 29 February does not come every year
  const real =
    match !== null &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(2023, month, 0)).getUTCDate();
  return real ? { day, month } : undefined;
}

export const yearDayText = (day: YearDay | null | undefined): string =>
  day === null || day === undefined ? '' : `${day.day}/${day.month}`;

export function draftOf({ set }: ReportSettingsAnswer): ReportDraft {
  return {
    addressees: (set?.addressees ?? []).join('\n'),
    recipients: (set?.recipients ?? []).join('\n'),
    place: set?.place ?? '',
    sign: set?.sign ?? '',
    signer: set?.signer?.role ?? 'none',
    signerName: set?.signer?.name ?? '',
    offices: yearDayText(set?.deadlines?.offices),
    upward: yearDayText(set?.deadlines?.upward),
    closing: yearDayText(set?.closing?.N),
  };
}

const lines = (text: string): string[] | null => {
  const told = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return told.length === 0 ? null : told;
};
const word = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** As the server takes it; what this form does not show stays as it was set. */
export function bodyOf(draft: ReportDraft, before: ReportSettingsBody | null): ReportSettingsBody {
  const { N: _year, ...otherClosings } = before?.closing ?? {};
  const closing = yearDayOf(draft.closing) ?? null;
  const closings = { ...otherClosings, ...(closing === null ? {} : { N: closing }) };
  return {
    ...before,
    addressees: lines(draft.addressees),
    recipients: lines(draft.recipients),
    place: word(draft.place),
    sign: word(draft.sign),
    signer: draft.signer === 'none' ? null : { role: draft.signer, name: word(draft.signerName) },
    deadlines: { offices: yearDayOf(draft.offices) ?? null, upward: yearDayOf(draft.upward) ?? null },
    closing: Object.keys(closings).length === 0 ? null : closings,
  };
}
