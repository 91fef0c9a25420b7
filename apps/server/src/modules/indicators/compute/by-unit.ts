/** Rows gathered into lists by their unit. */
export function byUnit<Row extends { readonly unit_code: string }, T>(
  rows: readonly Row[],
  of: (row: Row) => T,
): Map<string, T[]> {
  const units = new Map<string, T[]>();
  for (const row of rows) {
    const list = units.get(row.unit_code);
    if (list === undefined) units.set(row.unit_code, [of(row)]);
    else list.push(of(row));
  }
  return units;
}
