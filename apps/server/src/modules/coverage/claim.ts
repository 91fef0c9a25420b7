import type { RowProblem } from '@hatangso/contracts/problems';
import { looseKey } from '../../platform/names.ts';
import { headingOf } from './columns.ts';

export type Extent = 'full' | 'partial' | 'none';

interface Common {
  readonly row: number;
  readonly operator: string;
  readonly service: string;
  readonly downlink: number | null;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly document: string | null;
}

/** An area drawn on a map: `geometry` is a MultiPolygon as GeoJSON text. */
export interface AreaClaim extends Common {
  readonly geometry: string;
}

/** A line of an operator's table: about a group or a place, by what the person wrote. */
export interface TableClaim extends Common {
  readonly group: string | null;
  readonly place: string | null;
  readonly extent: Extent;
  readonly share: number | null;
}

/** What was read from a file of claims, before it is held against the ward. */
export interface ReadClaims<Claim> {
  readonly claims: readonly Claim[];
  readonly rowsRead: number;
  readonly problems: readonly RowProblem[];
  readonly unknownColumns: readonly string[];
}

/** The operator by letters and digits: "VNPT" = "vnpt". */
export const operatorKey = (operator: string): string => looseKey(operator);

/** What one claim says against itself. */
export function contradictions(claim: Common & Partial<Pick<TableClaim, 'extent' | 'share'>>): RowProblem[] {
  const { row, validFrom, validTo, extent, share } = claim;
  const problems: RowProblem[] = [];
  if (validTo !== null && validTo < validFrom) {
    const column = headingOf('validTo');
    problems.push({ code: 'coverage.ends_before', row, column, value: validTo, params: { from: validFrom } });
  }
  if (extent !== undefined && typeof share === 'number' && !shareFits(extent, share)) {
    const column = headingOf('share');
    problems.push({
      code: 'coverage.share_contradicts',
      row,
      column,
      value: String(share),
      params: { extent: extentName[extent] },
    });
  }
  return problems;
}

const extentName: Readonly<Record<Extent, string>> = { full: 'toàn bộ', partial: 'một phần', none: 'không' };

/** All is 100 %, none is 0 %, a part is between the two. */
function shareFits(extent: Extent, share: number): boolean {
  if (extent === 'full') return share === 100;
  return extent === 'none' ? share === 0 : share > 0 && share < 100;
}

/** A table that says the same thing twice refuses both rows. `subjectOf` names the group or place as matched. */
export function repeatedClaims(
  claims: readonly TableClaim[],
  subjectOf: (claim: TableClaim) => string,
): RowProblem[] {
  const first = new Map<string, number>();
  const told = new Set<number>();
  const problems: RowProblem[] = [];
  for (const claim of claims) {
    const key = JSON.stringify([
      operatorKey(claim.operator),
      claim.service,
      subjectOf(claim),
      claim.validFrom,
    ]);
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, claim.row);
      continue;
    }
    for (const row of [before, claim.row]) {
      if (told.has(row)) continue;
      told.add(row);
      problems.push({ code: 'coverage.twice', row, params: { first: before, second: claim.row } });
    }
  }
  return problems;
}
