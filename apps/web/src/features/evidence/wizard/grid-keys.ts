/** Where the chosen cell is: place in the list of rows, place among the columns (−1: the row's number). */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface Bounds {
  readonly rows: number;
  readonly columns: number;
  /** Rows that fit in view. */
  readonly page: number;
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Where a key leads, as in any spreadsheet; null where the key does not move. */
export function moved(
  { row, column }: Position,
  { key, ctrl }: { key: string; ctrl: boolean },
  { rows, columns, page }: Bounds,
): Position | null {
  const at = (toRow: number, toColumn: number): Position => ({
    row: within(toRow, 0, Math.max(0, rows - 1)),
    column: within(toColumn, -1, columns - 1),
  });
  switch (key) {
    case 'ArrowDown':
      return ctrl ? at(rows - 1, column) : at(row + 1, column);
    case 'ArrowUp':
      return ctrl ? at(0, column) : at(row - 1, column);
    case 'ArrowRight':
      return ctrl ? at(row, columns - 1) : at(row, column + 1);
    case 'ArrowLeft':
      return ctrl ? at(row, 0) : at(row, column - 1);
    case 'PageDown':
      return at(row + page, column);
    case 'PageUp':
      return at(row - page, column);
    case 'Home':
      return at(ctrl ? 0 : row, 0);
    case 'End':
      return at(ctrl ? rows - 1 : row, columns - 1);
    default:
      return null;
  }
}

/** The cell after this one in reading order, or before it; stays at the ends. */
export function stepped({ row, column }: Position, back: boolean, { rows, columns }: Bounds): Position {
  const next = column + (back ? -1 : 1);
  if (next >= columns) return row + 1 < rows ? { row: row + 1, column: 0 } : { row, column: columns - 1 };
  if (next < 0) return row > 0 ? { row: row - 1, column: columns - 1 } : { row, column: 0 };
  return { row, column: next };
}

/** A key that begins to type over a cell. */
export const isTyping = (event: {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}): boolean =>
  event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey && !event.altKey;
