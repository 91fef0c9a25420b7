/** Rows asked for at once. */
export const pageSize = 200;

/** Pages that hold the rows of a range and a little beyond; none where there are no rows. */
export function pagesOf(first: number, last: number, count: number): number[] {
  if (count === 0 || last < first) return [];
  const from = Math.floor(Math.max(0, first) / pageSize);
  const to = Math.floor(Math.min(count - 1, last) / pageSize);
  return Array.from({ length: to - from + 1 }, (_, at) => from + at);
}
