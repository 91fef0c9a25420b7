/** How many decimals keep a value on the true side of 0 and of each level: 99.97 beside 100 is not shown as 100. */
export function decimalsBeside(value: number, levels: readonly number[], least: number): number {
  const guarded = [0, ...levels];
  for (let decimals = least; decimals < 6; decimals += 1) {
    const rounded = Number(value.toFixed(decimals));
    if (guarded.every((level) => Math.sign(rounded - level) === Math.sign(value - level))) return decimals;
  }
  return 6;
}

/**
 * Parts rounded so that what is shown adds up to the rounded whole: each is rounded down, and the units left over go to
 * those that lost most (largest remainder). `decimals` at most 6.
 */
export function roundedParts(parts: readonly number[], whole: number, decimals: number): number[] {
  const unit = 10 ** decimals;
  const scaled = parts.map((part) => part * unit);
  const down = scaled.map(Math.floor);
  const left = Math.round(whole * unit) - down.reduce((sum, part) => sum + part, 0);
  const order = scaled
    .map((part, at) => ({ at, lost: part - Math.floor(part) }))
    .toSorted((a, b) => b.lost - a.lost || a.at - b.at);
  const raised = new Set(order.slice(0, Math.max(0, left)).map(({ at }) => at));
  return down.map((part, at) => (raised.has(at) ? part + 1 : part) / unit || 0);
}
