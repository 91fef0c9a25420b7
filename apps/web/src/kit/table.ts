/** A column of a DataTable. `value` sorts and, where there is no slot, is shown. */
export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  readonly value?: (row: Row) => string | number | null | undefined;
  readonly align?: 'left' | 'right';
  readonly sortable?: boolean;
  /** CSS width, e.g. `12rem`; the rest is shared. */
  readonly width?: string;
  /** Left out on phones. */
  readonly wide?: boolean;
}
export interface SortedBy {
  readonly key: string;
  readonly down: boolean;
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Rows in order; what has no value comes last either way, equals keep their order. */
export function sorted<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  by: SortedBy | null,
): readonly Row[] {
  const value = columns.find(({ key }) => key === by?.key)?.value;
  if (by === null || value === undefined) return rows;
  const sign = by.down ? -1 : 1;
  const compare = (a: Row, b: Row): number => {
    const [x, y] = [value(a) ?? null, value(b) ?? null];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return (
      sign * (typeof x === 'number' && typeof y === 'number' ? x - y : collator.compare(String(x), String(y)))
    );
  };
  return rows.toSorted(compare);
}
