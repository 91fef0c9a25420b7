import type { BatchRows } from '@hatangso/contracts/evidence-desk';
import { inLocale } from '../../app/words.ts';
import { day, money, number, percent } from '../../kit/format.ts';

type Column = BatchRows['columns'][number];
type Cell = BatchRows['rows'][number]['cells'][number];

/** Lines shown above the one that was asked for, so that it stands among its neighbours. */
const above = 10;

/** The line that a page begins with so that the one asked for is on it. */
export const firstLine = (asked: number | null): number => (asked === null ? 0 : Math.max(0, asked - above));

/** A cell as people write it: by the type of its column, a code by its name, an empty one as a dash. */
export function rowCell(
  cell: Cell,
  { type, choices }: Pick<Column, 'type' | 'choices'>,
  say: { readonly yes: () => string; readonly no: () => string },
): string {
  if (cell === null || cell === '') return '–';
  if (typeof cell === 'boolean') return cell ? say.yes() : say.no();
  if (typeof cell === 'number') {
    if (type === 'money') return money(cell);
    return type === 'percent' ? percent(cell) : number(cell, 2);
  }
  const named = choices[cell];
  if (named !== undefined) return inLocale(named);
  return type === 'date' ? day(cell) : cell;
}
