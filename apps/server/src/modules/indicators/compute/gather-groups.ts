import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { groupsOf, type Moment } from '../../survey/index.ts';
import { byUnit } from './by-unit.ts';
import type { KnownGroup } from './evidence.ts';

interface Row {
  readonly unit_code: string;
  readonly group_code: string;
  readonly name: string;
  readonly households: number | null;
  readonly people: number | null;
}

/** The residential groups on the date, in Vietnamese order; where a ward has no list, those its sheets name. */
export async function gatherGroups(tx: Tx, moment: Moment): Promise<ReadonlyMap<string, KnownGroup[]>> {
  const { rows } = await sql<Row>`
    select given.unit_code, given.group_code, given.name, given.households, listed.people
    from (${groupsOf(moment)}) as given
    left join territory.groups_as_of(${moment.asOf}::date, ${moment.knownAt}::timestamptz) as listed
      on listed.unit_code = given.unit_code and listed.code = given.group_code
    order by given.unit_code, given.sort_key
  `.execute(tx);
  return byUnit(rows, ({ group_code: code, name, households, people }) => ({
    code,
    name,
    households,
    people,
  }));
}
