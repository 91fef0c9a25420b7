import type { ReportSettingsBody } from '@hatangso/contracts/reporting';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';

export interface SettingsWord {
  readonly content: ReportSettingsBody;
  readonly knownFrom: string;
  readonly enteredBy: string;
}

/** The newest word of a ward on its reports as known at a moment (ISO instant); null where it said nothing. */
export async function newestSettings(
  tx: Tx,
  unitCode: string,
  knownAt: string,
): Promise<SettingsWord | null> {
  const { rows } = await sql<SettingsWord>`
    select content, known_from as "knownFrom", entered_by as "enteredBy"
    from reporting.settings
    where unit_code = ${unitCode} and known_from <= ${knownAt}::timestamptz
    order by turn desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

/** What names nobody, as it is; of the rest (the signer, whom the report goes to) only that it is set. */
const told = ({ closing, deadlines, sign, compilerSign, signer, ...words }: ReportSettingsBody) => ({
  closing: closing ?? null,
  deadlines: deadlines ?? null,
  sign: sign ?? null,
  compilerSign: compilerSign ?? null,
  signer: signer?.role ?? null,
  words: Object.entries(words)
    .filter(([, value]) => value != null)
    .map(([field]) => field)
    .toSorted(),
});

export interface SetSettings {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly content: ReportSettingsBody;
}

/** Adds a word on top of the earlier ones, which stay; what it leaves out is derived again. */
export const setReportSettings = command({
  name: 'reporting.settings.set',
  turn: turnOfUnit,
  async run({ unitCode, provinceCode, content }: SetSettings, { tx, now, actor }) {
    const before = await newestSettings(tx, unitCode, now.toISOString());
    const { rows } = await sql<{ turn: number }>`
      insert into reporting.settings (unit_code, province_code, turn, content, known_from, entered_by)
      select ${unitCode}::text, ${provinceCode}::text, coalesce(max(turn), 0) + 1, ${JSON.stringify(content)}::json,
             ${now.toISOString()}::timestamptz, ${actor.id}::text
      from reporting.settings
      where unit_code = ${unitCode}
      returning turn
    `.execute(tx);
    return { turn: rows[0]?.turn ?? 0, before: before?.content ?? {} };
  },
  audit: ({ unitCode, provinceCode, content }, { turn, before }) => [
    {
      object: { kind: 'reporting.settings', id: String(turn) },
      unitCode,
      provinceCode,
      // Names of fields only: the signer is a person.
      facts: { fields: Object.keys(content).toSorted() },
      change: { before: told(before), after: told(content) },
    },
  ],
});
