import { randomUUID } from 'node:crypto';
import type { ReportSettingsBody } from '@hatangso/contracts/reporting';
import { sql } from 'kysely';
import { command } from '../../platform/action.ts';
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
    order by known_from desc, id desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

export interface SetSettings {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly content: ReportSettingsBody;
}

/** Adds a word on top of the earlier ones, which stay; what it leaves out is derived again. */
export const setReportSettings = command({
  name: 'reporting.settings.set',
  async run({ unitCode, provinceCode, content }: SetSettings, { tx, now, actor }) {
    const id = randomUUID();
    await sql`
      insert into reporting.settings (unit_code, province_code, id, content, known_from, entered_by)
      values (${unitCode}, ${provinceCode}, ${id}::uuid, ${JSON.stringify(content)}::json,
              ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    return { id };
  },
  audit: ({ unitCode, provinceCode, content }, { id }) => [
    {
      object: { kind: 'reporting.settings', id },
      unitCode,
      provinceCode,
      // Names of fields only: the signer is a person.
      facts: { fields: Object.keys(content).toSorted() },
    },
  ],
});
