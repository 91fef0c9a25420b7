import type { PeopleList, PeopleQuery, PersonView } from '@hatangso/contracts/identity';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { looseKey } from '../../platform/names.ts';
import { Problem } from '../../platform/problem.ts';
import { readsPeople } from '../../platform/reads-people.ts';
import type { IdentityParts } from './parts.ts';
import { type HeldRow, viewOf } from './session-answer.ts';

interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly order_key: string;
  readonly login: string | null;
  readonly email: string | null;
  readonly has_password: boolean | null;
  readonly suspended: boolean | null;
  readonly manageable: boolean;
  readonly second_factor: boolean;
  readonly created_at: string | null;
  readonly last_seen_at: string | null;
  readonly held: readonly (HeldRow & { readonly since: string })[] | null;
}

type Asked = PeopleQuery & { readonly id?: string };

/**
 * People with a role over a unit of the scope, and those who belong to it without one any more. Of a person whom a
 * wider unit administers, only the name and the roles here are told. In Vietnamese order.
 */
export const listPeople = (parts: IdentityParts) =>
  query({
    name: 'identity.person.read',
    async run(asked: Asked, doing): Promise<PeopleList> {
      const rows = await findPeople(asked, doing);
      const units = rows.flatMap(({ held }) => (held ?? []).map(({ unit }) => unit));
      const names = await parts.unitNames.run({ codes: [...new Set(units)] }, doing);
      const last = rows.at(-1);
      return {
        people: rows.map((row) => personView(row, names, tellsContact(doing))),
        next: last === undefined || rows.length < asked.limit ? null : `${last.order_key}|${last.id}`,
      };
    },
    audit: (_asked, { people }, caller) =>
      readsPeople(caller, { kind: 'identity.person', id: 'list', persons: people.length }),
  });

/** Login names, e-mail addresses and when somebody was last here have a permission of their own. */
export const tellsContact = ({ actor }: Pick<Doing, 'actor'>): boolean =>
  actor.permissions.has('identity.contact.read');

async function findPeople(
  { unit, q, limit, cursor, id }: Asked,
  { tx, now, actor }: Doing,
): Promise<readonly PersonRow[]> {
  const byLogin = tellsContact({ actor });
  const [afterKey = '', afterId = ''] = (cursor ?? '').split('|');
  const wanted = q === undefined ? null : `%${looseKey(q)}%`;
  const { rows } = await sql<PersonRow>`
    with
      standing as (
        select person_id, id, role, unit_code as unit, part_code as part, part_name, created_at as since
        from identity.assignments
        where ended_at is null and (until is null or until > ${now.toISOString()}::timestamptz)
      ),
      everybody as (
        select id from identity.people where erased_at is null
        union
        select person_id from standing
      ),
      named as (
        select everybody.id, coalesce(person.name, known.name, '') as name, coalesce(person.sort_key, '~') as order_key,
               person.login, person.email, person.password_set_at is not null as has_password,
               person.suspended_at is not null as suspended, person.id is not null as manageable,
               person.second_factor_at is not null as second_factor,
               person.created_at, person.last_seen_at
        from everybody
        left join identity.people as person on person.id = everybody.id
        left join lateral identity.names_of(array['person:' || everybody.id]) as known on person.id is null
      )
    select named.*,
           (select json_agg(json_build_object('id', id, 'role', role, 'unit', unit, 'part', part, 'part_name', part_name, 'since', since)
                            order by since, id)
            from standing where standing.person_id = named.id) as held
    from named
    where (${id ?? null}::uuid is null or named.id = ${id ?? null}::uuid)
      and (${unit ?? null}::text is null
           or exists (select from standing where standing.person_id = named.id and standing.unit = ${unit ?? null}::text))
      and (${wanted}::text is null or (${byLogin}::boolean and regexp_replace(coalesce(login, ''), '[^a-z0-9]', '', 'g') like ${wanted}::text) or ${plainName(sql`named.name`)} like ${wanted}::text)
      and (${cursor === undefined} or (order_key, named.id::text) > (${afterKey}::text, ${afterId}::text))
    order by order_key, named.id::text
    limit ${limit}
  `.execute(tx);
  return rows;
}

/** A name without accents, spaces and case, in SQL as `looseKey` does it for the letters of Vietnamese. */
const plainName = (name: ReturnType<typeof sql>) =>
  sql`regexp_replace(replace(lower(normalize(${name}, nfd)), 'đ', 'd'), '[^a-z0-9]', '', 'g')`;

function personView(row: PersonRow, names: ReadonlyMap<string, string>, contact: boolean): PersonView {
  const state =
    row.suspended === true
      ? 'suspended'
      : row.has_password === false && row.manageable
        ? 'invited'
        : 'active';
  return {
    id: row.id,
    name: row.name,
    login: contact ? row.login : null,
    email: contact ? row.email : null,
    state,
    manageable: row.manageable,
    secondFactor: row.manageable ? row.second_factor : null,
    createdAt: row.created_at,
    lastSeenAt: contact ? row.last_seen_at : null,
    assignments: (row.held ?? []).map((held) => ({
      ...viewOf(held, names),
      since: new Date(held.since).toISOString(),
    })),
  };
}

/** One of them; refused as `identity.no_person` where the scope does not show the person. */
export const readPerson = (parts: IdentityParts) =>
  query({
    name: 'identity.person.read',
    async run({ id }: { id: string }, doing): Promise<PersonView> {
      const { people } = await listPeople(parts).run({ id, limit: 1 }, doing);
      const [found] = people;
      if (found === undefined) throw new Problem('identity.no_person', { id });
      return found;
    },
    audit: ({ id }, _found, caller) => readsPeople(caller, { kind: 'identity.person', id, persons: 1 }),
  });
