import type { DraftView } from '@hatangso/contracts/drafts';

/** Widths of the columns in rem: as wide as their heading and first values want, within reason. */
export function widthsOf({ columns, format }: Pick<DraftView, 'columns' | 'format'>): number[] {
  if (format === 'lines') return [60];
  return columns.map(({ heading, samples }) => {
    const longest = Math.max(heading.length * 0.85, ...samples.map((text) => text.length));
    return Math.min(16, Math.max(6, Math.round(longest * 0.52 + 2)));
  });
}
