import type { ContactBody } from '@hatangso/contracts/portal';
import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';

/** The newest word of a ward on whom to ask; null where it said nothing, or took everything away. */
export const wardContact = query({
  name: 'portal.contact.read',
  async run({ unitCode }: { readonly unitCode: string }, { tx }): Promise<ContactBody | null> {
    const said = await newestContact(tx, unitCode);
    return said === null || Object.values(said).every((value) => value === null) ? null : said;
  },
});

async function newestContact(tx: Tx, unitCode: string): Promise<ContactBody | null> {
  const { rows } = await sql<ContactBody>`
    select office, phone, email, address
    from portal.contacts
    where unit_code = ${unitCode}
    order by turn desc
    limit 1
  `.execute(tx);
  return rows[0] ?? null;
}

const given = (contact: Partial<ContactBody>): string[] =>
  Object.entries(contact)
    .filter(([, value]) => value !== null)
    .map(([field]) => field)
    .toSorted();

export interface SetContact {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly contact: ContactBody;
}

/** Adds a word on top of the earlier ones, which stay. */
export const setContact = command({
  name: 'portal.contact.set',
  turn: ({ unitCode }: SetContact) => `portal.contact:${unitCode}`,
  async run({ unitCode, provinceCode, contact }: SetContact, { tx, now, actor }) {
    const { office, phone, email, address } = contact;
    const before = await newestContact(tx, unitCode);
    const { rows } = await sql<{ turn: number }>`
      insert into portal.contacts (unit_code, province_code, turn, office, phone, email, address, known_from, entered_by)
      select ${unitCode}::text, ${provinceCode}::text, coalesce(max(turn), 0) + 1, ${office}::text, ${phone}::text,
             ${email}::text, ${address}::text, ${now.toISOString()}::timestamptz, ${actor.id}::text
      from portal.contacts
      where unit_code = ${unitCode}
      returning turn
    `.execute(tx);
    return { turn: rows[0]?.turn ?? 0, before };
  },
  audit: ({ unitCode, provinceCode, contact }, { turn, before }) => [
    {
      object: { kind: 'portal.contact', id: String(turn) },
      unitCode,
      provinceCode,
      facts: { fields: given(contact) },
      // a telephone number or a name may be a person's: which fields, never what they hold
      change: { before: { fields: given(before ?? {}) }, after: { fields: given(contact) } },
    },
  ],
});
