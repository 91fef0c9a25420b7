interface Point {
  readonly date: string;
  readonly value: number | null;
}

/**
 * The line of a small chart in pixels: x by date, y by value over the points' own range (at least one part in ten of
 * the largest, so that noise does not look like a leap). Points without a value break the line.
 */
export function trendPath(points: readonly Point[], width: number, height: number) {
  const known = points.flatMap(({ date, value }) =>
    value === null ? [] : [{ at: Date.parse(date), value }],
  );
  const [first, last] = [known.at(0), known.at(-1)];
  if (first === undefined || last === undefined) return { line: '', last: null };
  const values = known.map(({ value }) => value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(high - low, Math.abs(high) * 0.1, Number.EPSILON);
  const middle = (low + high) / 2;
  const edge = 4;
  const x = (at: number): number =>
    last.at === first.at
      ? width - edge
      : edge + ((at - first.at) / (last.at - first.at)) * (width - 2 * edge);
  const y = (value: number): number => height / 2 - ((value - middle) / span) * (height - 2 * edge);
  const round = (value: number): number => Math.round(value * 10) / 10;
  let pen = 'M';
  const line = points
    .map(({ date, value }) => {
      if (value === null) {
        pen = 'M';
        return '';
      }
      const step = `${pen}${round(x(Date.parse(date)))} ${round(y(value))}`;
      pen = 'L';
      return step;
    })
    .join('');
  return { line, last: { x: round(x(last.at)), y: round(y(last.value)) } };
}
