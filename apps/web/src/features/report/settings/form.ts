import type {
  PeriodKind,
  ReportSettingsAnswer,
  ReportSettingsBody,
  SignerRole,
  YearDay,
} from '@hatangso/contracts/reporting';

/** The settings as they are typed: lists by lines, days as `10/12`; empty: derived by the server. */
export interface SettingsForm {
  addressees: string;
  recipients: string;
  place: string;
  sign: string;
  compilerSign: string;
  role: SignerRole | '';
  name: string;
  offices: string;
  upward: string;
  closing: Partial<Record<PeriodKind, string>>;
}

export const closingPeriods = ['N', '9T', '6T', 'Q1'] as const satisfies readonly PeriodKind[];

export const dayText = (day: YearDay | null | undefined): string =>
  day == null ? '' : `${String(day.day).padStart(2, '0')}/${String(day.month).padStart(2, '0')}`;

/** `10/12` → 10 December; null where it names no day that every year has. */
export function dayOf(text: string): YearDay | null {
  const [, day, month] = /^\s*(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*$/.exec(text) ?? [];
  if (day === undefined || month === undefined) return null;
  const found = { month: Number(month), day: Number(day) };
  const last =
    found.month >= 1 && found.month <= 12 ? new Date(Date.UTC(2023, found.month, 0)).getUTCDate() : 0;
  return found.day >= 1 && found.day <= last ? found : null;
}

export function formOf({ set }: ReportSettingsAnswer): SettingsForm {
  return {
    addressees: (set?.addressees ?? []).join('\n'),
    recipients: (set?.recipients ?? []).join('\n'),
    place: set?.place ?? '',
    sign: set?.sign ?? '',
    compilerSign: set?.compilerSign ?? '',
    role: set?.signer?.role ?? '',
    name: set?.signer?.name ?? '',
    offices: dayText(set?.deadlines?.offices),
    upward: dayText(set?.deadlines?.upward),
    closing: Object.fromEntries(closingPeriods.map((period) => [period, dayText(set?.closing?.[period])])),
  };
}

const lines = (text: string): string[] | null => {
  const found = text
    .split('\n')
    .map((line) => line.replace(/^\s*-\s*/, '').trim())
    .filter((line) => line !== '');
  return found.length === 0 ? null : found;
};
const word = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** What is sent; closing days of periods that the form does not show are kept as they were set. */
export function bodyOf(form: SettingsForm, before: ReportSettingsBody | null): ReportSettingsBody {
  const closing = { ...before?.closing };
  for (const period of closingPeriods) {
    const day = dayOf(form.closing[period] ?? '');
    if (day === null) delete closing[period];
    else closing[period] = day;
  }
  const name = word(form.name);
  return {
    addressees: lines(form.addressees),
    recipients: lines(form.recipients),
    place: word(form.place),
    sign: word(form.sign),
    compilerSign: word(form.compilerSign),
    signer: form.role === '' && name === null ? null : { role: form.role === '' ? 'chair' : form.role, name },
    closing: Object.keys(closing).length === 0 ? null : closing,
    deadlines: { offices: dayOf(form.offices), upward: dayOf(form.upward) },
  };
}

/** Names of the fields with a day that does not exist. */
export function wrongDays(form: SettingsForm): string[] {
  const days: [string, string][] = [
    ['offices', form.offices],
    ['upward', form.upward],
    ...closingPeriods.map((period): [string, string] => [period, form.closing[period] ?? '']),
  ];
  return days.filter(([, text]) => text.trim() !== '' && dayOf(text) === null).map(([name]) => name);
}
