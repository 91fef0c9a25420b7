import { sql } from 'kysely';
import { command, query } from '../../platform/action.ts';
import { identityScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { sortKey } from '../../platform/names.ts';
import { Problem } from '../../platform/problem.ts';
import type { Home } from './sessions.ts';
import { loginKey } from './sign-in-by-password.ts';

export interface Own {
  readonly name: string;
  readonly login: string;
  readonly email: string | null;
  readonly home: Home;
  /** Names of the units that the person acts over: whoever guesses passwords knows them. */
  readonly units: readonly string[];
}

/** What a person's own routes need of them; under sign-in's own scope. */
export const readOwn = query({
  name: 'identity.own.read',
  async run({ personId }: { personId: string }, { tx }): Promise<Own> {
    const { rows } = await sql<Omit<Own, 'home' | 'units'> & Home & { units: readonly string[] | null }>`
      select name, login, email, unit_code as "unitCode", province_code as "provinceCode",
             (select json_agg(distinct unit_code) from identity.assignments where person_id = people.id and ended_at is null) as units
      from identity.people where id = ${personId}::uuid
    `.execute(tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('identity.no_person', { id: personId });
    const { unitCode, provinceCode, units, ...own } = found;
    return { ...own, home: { unitCode, provinceCode }, units: units ?? [] };
  },
});

interface SetOwn {
  readonly personId: string;
  readonly home: Home;
  readonly name?: string | undefined;
  readonly email?: string | null | undefined;
  readonly language?: 'vi' | 'en' | null | undefined;
}

/** Changes what is given of one's own: name, e-mail address, language. */
export const setOwn = command({
  name: 'identity.own.set',
  async run({ personId, name, email, language }: SetOwn, { tx }) {
    const { rows } = await sql<{ language: string | null }>`
      select language from identity.people where id = ${personId}::uuid
    `.execute(tx);
    if (name !== undefined)
      await sql`update identity.people set name = ${name}, sort_key = ${sortKey(name)} where id = ${personId}::uuid`.execute(
        tx,
      );
    if (email !== undefined)
      await sql`update identity.people set email = ${email === null ? null : loginKey(email)} where id = ${personId}::uuid`.execute(
        tx,
      );
    if (language !== undefined)
      await sql`update identity.people set language = ${language} where id = ${personId}::uuid`.execute(tx);
    return { language: rows[0]?.language ?? null };
  },
  audit: ({ personId, home, name, email, language }, before) => [
    {
      object: { kind: 'identity.person', id: personId },
      ...home,
      facts: {
        fields: Object.entries({ name, email, language }).flatMap(([field, value]) =>
          value === undefined ? [] : [field],
        ),
      },
      ...(language === undefined ? {} : { change: { before, after: { language } } }),
    },
  ],
});

/** No person exists yet. */
export const isFirstRun = (kernel: Kernel): Promise<boolean> =>
  transaction(kernel.engine, identityScope, 'read', async (tx) => {
    const { rows } = await sql<{ none: boolean }>`
      select not exists (select from identity.people) as none
    `.execute(tx);
    return rows[0]?.none === true;
  });
