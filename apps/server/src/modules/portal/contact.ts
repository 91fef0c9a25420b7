import type { ContactBody } from '@hatangso/contracts/portal';
import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';

/** The newest word of a ward on whom to ask; null where it said nothing, or took everything away. */
export const wardContact = query({
  name: 'portal.contact.read',
  async run({ unitCode }: { readonly unitCode: string }, { tx }): Promise<ContactBody | null> {
    const { rows } = await sql<ContactBody>`
      select office, phone, email, address
      from portal.contacts
      where unit_code = ${unitCode}
      order by turn desc
      limit 1
    `.execute(tx);
    const said = rows[0];
    return said === undefined || Object.values(said).every((value) => value === null) ? null : said;
  },
});

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
    const { rows } = await sql<{ turn: number }>`
      insert into portal.contacts (unit_code, province_code, turn, office, phone, email, address, known_from, entered_by)
      select ${unitCode}::text, ${provinceCode}::text, coalesce(max(turn), 0) + 1, ${office}::text, ${phone}::text,
             ${email}::text, ${address}::text, ${now.toISOString()}::timestamptz, ${actor.id}::text
      from portal.contacts
      where unit_code = ${unitCode}
      returning turn
    `.execute(tx);
    return { turn: rows[0]?.turn ?? 0 };
  },
  audit: ({ unitCode, provinceCode, contact }, { turn }) => [
    {
      object: { kind: 'portal.contact', id: String(turn) },
      unitCode,
      provinceCode,
      facts: {
        fields: Object.entries(contact)
          .filter(([, value]) => value !== null)
          .map(([field]) => field)
          .toSorted(),
      },
    },
  ],
});
