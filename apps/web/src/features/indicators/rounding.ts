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
