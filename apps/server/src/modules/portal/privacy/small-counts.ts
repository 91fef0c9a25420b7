/**
 * The rule of small counts: no number of fewer than 5 people or households is published, and none from which one could
 * be computed. It is applied to what is released, not to what is stored. Pure.
 *
 * - cell: of one residential group and one indicator, `numerator` of `denominator` people or households
 * - sensitive: 1 to 4 have it, or 1 to 4 lack it, or the group counts 1 to 4, or all or none of a group of fewer than 10
 * - hidden: not published, neither numerator nor denominator nor value
 */
export interface Cell {
  readonly group: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** The cells of one indicator; groups without data have none or hold null. */
export type Table = readonly Cell[];

export const smallest = 5;
/** In a group smaller than this, "all" and "none" tell of each single person. */
export const smallestForAll = 10;

interface Known {
  readonly group: string;
  readonly of: number;
  readonly n: number;
}

const isSmall = (count: number): boolean => count > 0 && count < smallest;

/** Whether a single cell (or a ward's own total) tells of fewer than 5 people or households. */
export function isSensitive(numerator: number, denominator: number): boolean {
  const rest = denominator - numerator;
  const one = rest === 0 || numerator === 0;
  return (
    isSmall(numerator) ||
    isSmall(denominator) ||
    isSmall(rest) ||
    (one && denominator > 0 && denominator < smallestForAll)
  );
}

/** What of one indicator is not published. */
export interface Hidden {
  readonly groups: ReadonlySet<string>;
  /** The ward's own numbers too: they tell of fewer than 5, or of the hidden groups. */
  readonly total: boolean;
}

/**
 * What to hide, table by table, such that who knows every table's totals, every group's denominator and
 * this rule still cannot find a hidden numerator: each may lie anywhere in a span of 5 or more (or of its whole group).
 */
export function hiddenCells(tables: readonly Table[]): readonly Hidden[] {
  const known = tables.map(cellsWithData);
  const everywhere = groupsTooSmall(known);
  const primary = known.map(
    (cells) =>
      new Set(
        cells
          .filter((cell) => everywhere.has(cell.group) || isSensitive(cell.n, cell.of))
          .map(({ group }) => group),
      ),
  );
  return hideEqualNumbers(known, primary).map((hidden, at) => hideUntilSafe(known[at] ?? [], hidden));
}

const cellsWithData = (table: Table): Known[] =>
  table.flatMap(({ group, numerator, denominator }) =>
    numerator === null || denominator === null || denominator <= 0
      ? []
      : [{ group, n: numerator, of: denominator }],
  );

/**
 * Groups of 1 to 4 in any table are hidden in all, with others beside them: a lone one is the total less the rest.
 */
function groupsTooSmall(tables: readonly (readonly Known[])[]): Set<string> {
  const sizes = new Map<string, number>();
  for (const { group, of } of tables.flat()) sizes.set(group, Math.max(sizes.get(group) ?? 0, of));
  const hidden = new Set(
    tables
      .flat()
      .filter(({ of }) => isSmall(of))
      .map(({ group }) => group),
  );
  const rest = [...sizes].filter(([group]) => !hidden.has(group)).sort(bySize);
  const alone = (cells: readonly Known[]): boolean => {
    const inside = cells.filter(({ group }) => hidden.has(group));
    const sum = inside.reduce((all, { of }) => all + of, 0);
    return inside.some(({ of }) => isSmall(of)) && (inside.length < 2 || sum < 2 * smallest);
  };
  while (tables.some(alone)) {
    const next = rest.shift();
    if (next === undefined) break;
    hidden.add(next[0]);
  }
  return hidden;
}

const bySize = ([a, x]: readonly [string, number], [b, y]: readonly [string, number]): number =>
  x - y || (a < b ? -1 : 1);

/**
 * One indicator's numerator may be another's denominator (households with fibre; of these, those on IPv6). Where a
 * sensitive cell's numbers stand in another table of the same group, that cell is hidden too.
 */
function hideEqualNumbers(
  tables: readonly (readonly Known[])[],
  primary: readonly ReadonlySet<string>[],
): Set<string>[] {
  const secret = new Map<string, number[]>();
  tables.forEach((cells, at) => {
    for (const { group, n, of } of cells) {
      if (primary[at]?.has(group)) secret.set(group, [...(secret.get(group) ?? []), n, of - n]);
    }
  });
  const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.5;
  return tables.map(
    (cells, at) =>
      new Set(
        cells
          .filter(
            ({ group, n, of }) =>
              primary[at]?.has(group) ||
              (secret.get(group) ?? []).some((number) => [n, of, of - n].some((told) => same(told, number))),
          )
          .map(({ group }) => group),
      ),
  );
}

/** Adds the smallest groups until the hidden ones protect each other; all of them where nothing less does. */
function hideUntilSafe(cells: readonly Known[], hidden: ReadonlySet<string>): Hidden {
  const chosen = new Set(hidden);
  const rest = cells
    .filter(({ group }) => !chosen.has(group))
    .sort((a, b) => bySize([a.group, a.of], [b.group, b.of]));
  while (!isSafe(cells.filter(({ group }) => chosen.has(group)))) {
    const next = rest.shift();
    if (next === undefined) return { groups: chosen, total: true };
    chosen.add(next.group);
  }
  return { groups: chosen, total: false };
}

/** From the hidden cells' sum and their denominators, how far can each be narrowed? */
function isSafe(hidden: readonly Known[]): boolean {
  const sum = hidden.reduce((all, { n }) => all + n, 0);
  const room = hidden.reduce((all, { of }) => all + of, 0);
  return hidden.every(({ of }) => {
    const least = Math.max(0, sum - (room - of));
    const most = Math.min(of, sum);
    return most - least >= Math.min(smallest, of);
  });
}
