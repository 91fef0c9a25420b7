import type { RowProblem } from '@hatangso/contracts/problems';
import { readTable, type TableRow } from '../../platform/tabular/read-table.ts';
import { householdColumns } from './columns.ts';
import { contradictions, type Household, householdOf, isPlausibleDate } from './household.ts';

export interface ReadHouseholds {
  readonly households: readonly Household[];
  readonly rowsRead: number;
  readonly problems: readonly RowProblem[];
  readonly unknownColumns: readonly string[];
}

const headings = new Map(householdColumns.columns.map(({ key, heading }) => [key, heading.vi]));
const headingOf = (key: string): string => headings.get(key) ?? key;

/**
 * Reads a sheet of households: good rows, and a problem for every cell or row refused. `zone`: the VN-2000
 * zone of its X and Y. Throws `file.*` and `table.*`.
 */
export async function readHouseholds(
  file: { readonly path: string; readonly name: string },
  zone: number | null,
): Promise<ReadHouseholds> {
  const table = await readTable(file, householdColumns, zone === null ? {} : { vn2000: zone });
  const households: Household[] = [];
  const problems: RowProblem[] = [];
  let rowsRead = 0;
  for await (const read of table.rows) {
    rowsRead += 1;
    const found = read.problems.length > 0 ? read.problems : refusals(read);
    if (found.length > 0) problems.push(...found);
    else households.push(householdOf(read.row, read.values));
  }
  const twice = duplicates(households);
  const refused = new Set(twice.map(({ row }) => row));
  return {
    households: refused.size === 0 ? households : households.filter(({ row }) => !refused.has(row)),
    rowsRead,
    problems: [...problems, ...twice].sort((a, b) => a.row - b.row),
    unknownColumns: table.unknownColumns,
  };
}

function refusals({ row, values }: TableRow): RowProblem[] {
  return contradictions(householdOf(row, values)).map(({ part, whole, value, limit }) => ({
    code: 'survey.part_exceeds',
    row,
    column: headingOf(part),
    value: String(value),
    params: { whole: headingOf(whole), limit },
  }));
}

/** Survey dates that cannot be, seen from `today` (ISO date). */
export function implausibleDates(households: readonly Household[], today: string): RowProblem[] {
  return households.flatMap(({ row, surveyed_on: value }): RowProblem[] => {
    if (value === null || isPlausibleDate(value, today)) return [];
    return [
      { code: 'survey.date_implausible', row, column: headingOf('surveyed_on'), value, params: { today } },
    ];
  });
}

/** A code that stands twice refuses every row that has it: which one is right only the person knows. */
function duplicates(households: readonly Household[]): RowProblem[] {
  const first = new Map<string, Household>();
  const told = new Set<number>();
  const problems: RowProblem[] = [];
  const tell = (household: Household, params: { first: number; second: number }): void => {
    if (told.has(household.row)) return;
    told.add(household.row);
    const column = headingOf('code');
    problems.push({
      code: 'survey.duplicate_code',
      row: household.row,
      column,
      value: household.code,
      params,
    });
  };
  for (const household of households) {
    const key = household.code.toLowerCase();
    const before = first.get(key);
    if (before === undefined) {
      first.set(key, household);
      continue;
    }
    const params = { first: before.row, second: household.row };
    tell(before, params);
    tell(household, params);
  }
  return problems;
}
