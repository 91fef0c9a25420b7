import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { OpenBatch } from '../evidence/index.ts';
import { type GroupMatch, groupMatcher, groupsOn, type NamedGroup } from '../survey/index.ts';
import { repeatedClaims, type TableClaim } from './claim.ts';
import { headingOf } from './columns.ts';

/** The group or place each line of a table speaks of. */
export interface Subjects {
  readonly problems: readonly RowProblem[];
  of(claim: TableClaim): { readonly group_code: string | null; readonly place_code: string | null };
}

/** Finds groups and places in the ward's lists, by code or name; what is not there refuses the row, told with what comes near. */
export async function matchSubjects(
  tx: Tx,
  batch: OpenBatch,
  claims: readonly TableClaim[],
): Promise<Subjects> {
  const group = groupMatcher(await groupsOn(tx, batch.unitCode, batch.asOf, batch.now));
  const place = groupMatcher(await placesOn(tx, batch));
  const found = new Map(claims.map((claim) => [claim.row, matchOf(claim, group, place)]));
  const codeOf = (row: number): string | null => found.get(row)?.code ?? null;
  const of: Subjects['of'] = (claim) => ({
    group_code: claim.group === null ? null : codeOf(claim.row),
    place_code: claim.place === null ? null : codeOf(claim.row),
  });
  const unknown = claims.flatMap((claim): RowProblem[] => {
    const match = found.get(claim.row);
    if (match === undefined || match.code !== null) return [];
    const code = claim.group === null ? 'coverage.unknown_place' : 'coverage.unknown_group';
    const column = headingOf(claim.group === null ? 'place' : 'group');
    const value = claim.group ?? claim.place ?? '';
    return [{ code, row: claim.row, column, value, params: { near: match.near.join('; ') || '–' } }];
  });
  const known = claims.filter(({ row }) => codeOf(row) !== null);
  const twice = repeatedClaims(known, (claim) => JSON.stringify(of(claim)));
  return { problems: [...unknown, ...twice], of };
}

type Match = (given: string) => GroupMatch;

const matchOf = (claim: TableClaim, group: Match, place: Match): GroupMatch =>
  claim.group === null ? place(claim.place ?? '') : group(claim.group);

async function placesOn(tx: Tx, batch: OpenBatch): Promise<readonly NamedGroup[]> {
  const { rows } = await sql<NamedGroup>`
    select code, name from territory.places_as_of(${batch.asOf}::date, ${batch.now.toISOString()}::timestamptz)
    where unit_code = ${batch.unitCode}
    order by sort_key
  `.execute(tx);
  return rows;
}
