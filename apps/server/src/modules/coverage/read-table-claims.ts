import type { RowProblem } from '@hatangso/contracts/problems';
import type { FileSource } from '../../platform/tabular/cells.ts';
import { readTable, type TableRow } from '../../platform/tabular/read-table.ts';
import { contradictions, type Extent, type ReadClaims, type TableClaim } from './claim.ts';
import { claimColumns, headingOf } from './columns.ts';

/** Reads an operator's table. Throws `file.*` and `table.*`. */
export async function readTableClaims(file: FileSource): Promise<ReadClaims<TableClaim>> {
  const table = await readTable(file, claimColumns);
  const claims: TableClaim[] = [];
  const problems: RowProblem[] = [];
  let rowsRead = 0;
  for await (const read of table.rows) {
    rowsRead += 1;
    const found = read.problems.length > 0 ? read.problems : refusals(read);
    if (found.length > 0) problems.push(...found);
    else claims.push(claimOf(read));
  }
  return { claims, rowsRead, problems, unknownColumns: table.unknownColumns };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);

function claimOf({ row, values }: TableRow): TableClaim {
  return {
    row,
    operator: textOf(values.operator) ?? '',
    service: textOf(values.service) ?? '',
    group: textOf(values.group),
    place: textOf(values.place),
    // the reader gives one of the column's choices or refuses the cell
    extent: (textOf(values.extent) ?? 'none') as Extent,
    share: numberOf(values.share),
    downlink: numberOf(values.downlink),
    validFrom: textOf(values.validFrom) ?? '',
    validTo: textOf(values.validTo),
    document: textOf(values.document),
  };
}

function refusals(read: TableRow): RowProblem[] {
  const claim = claimOf(read);
  const problems = contradictions(claim);
  if ((claim.group === null) === (claim.place === null)) {
    const column = `${headingOf('group')}, ${headingOf('place')}`;
    problems.push({ code: 'coverage.one_subject', row: claim.row, column });
  }
  return problems;
}
