/** A count below this is told only to those who may read the rows. */
export const least = 5;

/** How many of how many, as far as they may be told: neither part of a hexagon may be smaller than five. */
export interface Counted {
  readonly households: number | null;
  readonly few: boolean;
}

export const toldCount = (count: number, mayReadRows: boolean): Counted => {
  const few = count > 0 && count < least && !mayReadRows;
  return { households: few ? null : count, few };
};

/** A part of a told count: null where it, or what is left of it, is 1 to 4. */
export function toldPart(part: number, whole: Counted, mayReadRows: boolean): number | null {
  if (whole.households === null) return null;
  const small = (count: number): boolean => count > 0 && count < least;
  return !mayReadRows && (small(part) || small(whole.households - part)) ? null : part;
}
