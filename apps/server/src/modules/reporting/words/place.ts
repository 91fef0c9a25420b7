/** Places of words that people add: an anchor, then `/+` and a number. */
const addedPattern = /^(.+)\/\+(\d{1,4})$/;

export interface AddedPlace {
  /** The block after which the paragraph stands. */
  readonly anchor: string;
  readonly turn: number;
}

/** Of a paragraph that somebody added; null for one that is computed. */
export function addedPlace(place: string): AddedPlace | null {
  const [, anchor, turn] = addedPattern.exec(place) ?? [];
  return anchor === undefined ? null : { anchor, turn: Number(turn) };
}

/** Where the remark on an indicator's figure is kept. */
export const remarkPlace = (indicator: string): string => `remark:${indicator}`;
export const remarkedIndicator = (place: string): string | null => /^remark:(.+)$/.exec(place)?.[1] ?? null;

/** The section a place belongs to: its first part. */
export const sectionOf = (place: string): string => place.split('/', 1)[0] ?? place;
