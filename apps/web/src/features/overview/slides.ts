import type { BoardRow } from '@hatangso/contracts/overview';

export interface Slide {
  readonly due: string;
  readonly passed: boolean;
  readonly rows: readonly BoardRow[];
}

/** Pages of a few rows; targets of different dates never share one, and a page is filled as evenly as the others. */
export function pagesOf(rows: readonly BoardRow[], perPage: number): Slide[] {
  return [...Map.groupBy(rows, ({ due }) => due)].flatMap(([due, own]) => {
    const pages = Math.ceil(own.length / perPage);
    const size = Math.ceil(own.length / pages);
    return Array.from({ length: pages }, (_, at) => ({
      due,
      passed: own[0]?.passed === true,
      rows: own.slice(at * size, (at + 1) * size),
    }));
  });
}

/** The page so many further; after the last comes the first. */
export const turned = (at: number, by: number, pages: number): number =>
  pages === 0 ? 0 : (((at + by) % pages) + pages) % pages;
