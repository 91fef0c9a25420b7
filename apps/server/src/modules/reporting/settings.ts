import type { Plan, YearlyDeadline } from '@hatangso/contracts/plan';
import type { ReportSettingsAnswer, ReportSettingsBody, YearDay } from '@hatangso/contracts/reporting';
import { officeOn } from '../plan/index.ts';
import type { ReportWard } from './input.ts';

export type SettingsInForce = ReportSettingsAnswer['inForce'];

/** From what the settings are derived where the ward set nothing. */
export interface SettingsGround {
  readonly ward: ReportWard;
  /** Null where no plan is in force. */
  readonly plan: Plan | null;
  /** The day for which offices and recipients are looked up, ISO. */
  readonly date: string;
}

/** The ward's own word where it gave one, else what plan and territory say, else what offices usually write. */
export function settingsInForce(set: ReportSettingsBody | null, ground: SettingsGround): SettingsInForce {
  const { ward, plan, date } = ground;
  return {
    addressees: set?.addressees ?? recipientsOf(plan, ward, date),
    recipients: set?.recipients ?? copiesTo(ward, set?.compilerSign ?? compilerSign(plan, date)),
    place: set?.place ?? capital(ward.name),
    sign: set?.sign ?? 'BC-UBND',
    signer: set?.signer ?? { role: 'chair', name: null },
    closing: set?.closing ?? yearly(plan?.reporting.closing, (N) => ({ N })) ?? {},
    deadlines: {
      offices: set?.deadlines?.offices ?? yearly(plan?.reporting.offices, (day) => day),
      upward: set?.deadlines?.upward ?? yearly(plan?.reporting.upward, (day) => day),
    },
  };
}

function yearly<T>(deadline: YearlyDeadline | undefined, use: (day: YearDay) => T): T | null {
  if (deadline === undefined || deadline.month === null || deadline.day === null) return null;
  return use({ month: deadline.month, day: deadline.day });
}

/** Who receives today what the plan sends to bodies of its time; the province where the plan names nobody. */
function recipientsOf(plan: Plan | null, { province }: ReportWard, date: string): string[] {
  const named = (plan?.reporting.recipients ?? []).map(({ name, validBefore, today }) =>
    today !== undefined && (validBefore === undefined || validBefore <= date) ? today.name : name,
  );
  return named.length === 0 ? [`Ủy ban nhân dân ${province}`] : [...new Set(named.map(inFull))];
}

/** The name of a committee is written in full where it is addressed. */
const inFull = (name: string): string => name.replace(/^UBND(?=\s)/, 'Ủy ban nhân dân');

function copiesTo({ name }: ReportWard, compiler: string | null): string[] {
  const kind = /^(phường|xã|đặc khu|thị trấn)(?=\s)/i.exec(name)?.[0].toLocaleLowerCase('vi') ?? '';
  const of = (text: string) => `${text} ${kind}`.trim();
  return [
    'Như trên',
    `TT Đảng ủy, ${of('TT HĐND')}`,
    of('CT, các PCT UBND'),
    compiler === null ? 'Lưu: VT' : `Lưu: VT, ${compiler}`,
  ];
}

/** The compiling office's sign, by its initials as offices form them: "Phòng Văn hóa - Xã hội" → "VHXH". */
function compilerSign(plan: Plan | null, date: string): string | null {
  const id = plan?.reporting.compiler ?? null;
  if (plan === null || id === null) return null;
  const name = (officeOn(plan.offices, id, date) ?? plan.offices.find((office) => office.id === id))?.name;
  return name === undefined ? null : officeSign(name);
}

function officeSign(name: string): string {
  if (/^văn phòng(\s|$)/i.test(name.trim())) return 'VP';
  const words = name
    .replace(/^\s*(phòng|bộ phận|ban|trung tâm)\s+/i, '')
    .split(/[^\p{L}\d]+/u)
    .filter((word) => word !== '' && !/^(và|của|các)$/i.test(word));
  return words.map((word) => word.slice(0, 1).toLocaleUpperCase('vi')).join('');
}

const capital = (text: string): string => text.slice(0, 1).toLocaleUpperCase('vi') + text.slice(1);
