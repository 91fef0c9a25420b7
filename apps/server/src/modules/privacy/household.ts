import { randomUUID } from 'node:crypto';
import type { SubjectData } from '@hatangso/contracts/privacy';
import { sql } from 'kysely';
import { command, query, turnOfUnit } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { householdDigest } from '../survey/index.ts';
import type { Counts, Erasing } from './erase-person.ts';
import { table } from './person-data.ts';

export interface OfHousehold {
  readonly unitCode: string;
  readonly provinceCode: string;
  /** Its code as the ward's sheets have it. */
  readonly household: string;
}

const factOf = ({ unitCode, provinceCode, household }: OfHousehold, facts: Record<string, unknown>) => ({
  object: { kind: 'survey.household', id: householdDigest(unitCode, household).slice(0, 12) },
  unitCode,
  provinceCode,
  facts,
});

/** Everything kept of a household under the code, of every sheet and also what was replaced. Refused as `privacy.no_household`. */
export const readHouseholdData = query({
  name: 'privacy.household.export',
  async run({ unitCode, household }: OfHousehold, { tx, now }): Promise<SubjectData> {
    const own = sql`unit_code = ${unitCode} and code = ${household}`;
    const answers = await table(
      tx,
      'survey.households',
      'household',
      sql`
      select round, code, coalesce(group_code, group_given) as group_code, public.st_x(geom) as lon, public.st_y(geom) as lat, people,
             people15, people18, adults_with_smartphone, adults_with_signature, people_with_digital_id, has_fibre, wants_fibre,
             package_mbps, has_ipv6, iot_connections, surveyed_on, evidence_date, known_from, nullif(known_to, 'infinity') as known_to
      from survey.households where ${own} order by evidence_date, known_from`,
    );
    if (answers.rows.length === 0) throw new Problem('privacy.no_household');
    const files = await table(
      tx,
      'evidence.documents',
      'household_file',
      sql`
      select distinct document.file_name, document.added_at, document.sha256
      from survey.households as household
      join evidence.batch_documents as link on link.unit_code = household.unit_code and link.batch_id = household.batch_id
      join evidence.documents as document on document.unit_code = link.unit_code and document.id = link.document_id
      where household.unit_code = ${unitCode} and household.code = ${household} and document.erased_at is null
      order by document.added_at`,
    );
    return {
      made: now.toISOString(),
      subject: { kind: 'household', id: `${unitCode}/${household}`, name: household },
      tables: [answers, files],
    };
  },
  audit: (asked, { tables }) => [factOf(asked, { persons: 1, rows: tables[0]?.rows.length ?? 0 })],
});

/**
 * Takes code and place of a household out of every row that ever spoke of it; answers stay as nobody's, figures do not
 * change. Refused as `privacy.no_household`.
 */
export const eraseHousehold = command({
  name: 'privacy.household.erase',
  turn: ({ unitCode }: OfHousehold & Erasing) => turnOfUnit({ unitCode }),
  dryRun: ({ check }: OfHousehold & Erasing) => check,
  async run(
    { unitCode, provinceCode, household, reason }: OfHousehold & Erasing,
    { tx, now, actor },
  ): Promise<Counts> {
    const { rows } = await sql<{ count: number }>`
      select privacy.erase_household(${unitCode}, ${household}, null) as count
    `.execute(tx);
    const counts = { households: rows[0]?.count ?? 0 };
    if (counts.households === 0) throw new Problem('privacy.no_household');
    await sql`
      insert into privacy.erasures (unit_code, province_code, id, at, subject_kind, subject_id, reason, counts, entered_by)
      values (${unitCode}, ${provinceCode}, ${randomUUID()}::uuid, ${now.toISOString()}::timestamptz, 'household',
              ${householdDigest(unitCode, household)}, ${reason}, ${JSON.stringify(counts)}::json, ${actor.id})
    `.execute(tx);
    return counts;
  },
  audit: (asked, counts) => [factOf(asked, { ...counts })],
});
