import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { householdColumns } from './columns.ts';
import { groupKey, groupMatcher, type NamedGroup } from './group-names.ts';
import type { Household } from './household.ts';

export interface MatchedGroups {
  /** By the name given in the sheet: the group's code (null where the ward has no list of groups) and the name's key. */
  readonly groups: ReadonlyMap<string, { readonly code: string | null; readonly key: string }>;
  readonly problems: readonly RowProblem[];
  readonly warnings: readonly RowProblem[];
}

const column = householdColumns.columns.find(({ key }) => key === 'group')?.heading.vi ?? '';

/** The ward's groups on a date as known now. */
export async function groupsOn(
  tx: Tx,
  unitCode: string,
  asOf: string,
  knownAt: Date,
): Promise<readonly NamedGroup[]> {
  const { rows } = await sql<NamedGroup>`
    select code, name from territory.groups_as_of(${asOf}::date, ${knownAt.toISOString()}::timestamptz)
    where unit_code = ${unitCode}
    order by sort_key
  `.execute(tx);
  return rows;
}

/** Matches the groups of a sheet to the ward's list; a group that is not in it refuses its rows. */
export function matchGroups(households: readonly Household[], groups: readonly NamedGroup[]): MatchedGroups {
  const given = [...new Set(households.map(({ group }) => group))];
  if (groups.length === 0) {
    const warnings: RowProblem[] = given.length === 0 ? [] : [{ code: 'survey.no_groups', row: 0 }];
    return {
      groups: new Map(given.map((name) => [name, { code: null, key: groupKey(name) }])),
      problems: [],
      warnings,
    };
  }
  const match = groupMatcher(groups);
  const matches = new Map(given.map((name) => [name, match(name)]));
  const problems = households.flatMap(({ row, group }): RowProblem[] => {
    const found = matches.get(group);
    if (found === undefined || found.code !== null) return [];
    const code = found.ambiguous ? 'survey.ambiguous_group' : 'survey.unknown_group';
    return [{ code, row, column, value: group, params: { near: found.near.join('; ') || '–' } }];
  });
  const found = new Map([...matches].map(([name, { code }]) => [name, { code, key: groupKey(name) }]));
  return { groups: found, problems, warnings: [] };
}
