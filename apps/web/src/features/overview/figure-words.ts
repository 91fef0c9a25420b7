import type { BoardRow } from '@hatangso/contracts/overview';
import type { Say } from '../../app/words.ts';
import { measure, number } from '../../kit/format.ts';
import type { words } from './words.ts';

type Keys = typeof words extends { readonly keys?: infer K } ? NonNullable<K> : never;
export type SayOverview = Say<Keys>;

const worded = ['per_person', 'score', 'count', 'rank'] as const;
const named = (unit: string): (typeof worded)[number] | undefined => worded.find((one) => one === unit);

/** An indicator's unit as people write it: `%` stays, `per_person` becomes words, a bare count has none. */
export function unitText(t: SayOverview, unit: string): string {
  const key = named(unit);
  return key === undefined ? unit : t(`unit.${key}`);
}

/** A value with its unit in words. */
export const valueText = (t: SayOverview, value: number | null, unit: string): string =>
  measure(value, unitText(t, unit));

/** The level a target asks for: `100 %`, `> 70 %`, "in place". */
export function levelText(t: SayOverview, row: Pick<BoardRow, 'comparison' | 'level' | 'unit'>): string {
  const { comparison, level, unit } = row;
  if (comparison === 'rank') return t('level.rank', { level: number(level ?? 50) });
  if (level === null) return t('level.in_place');
  const text = measure(level, unit === '%' ? '%' : '');
  return comparison === 'at_least' || comparison === 'in_place'
    ? text
    : t(`level.${comparison}`, { level: text });
}

const sources = ['survey', 'checklist', 'rank'] as const;

/** Where a figure comes from, in words; a register is told by who keeps it. */
export function sourceText(t: SayOverview, source: string): string {
  const [id = '', keeper] = source.split(':', 2);
  if (id === 'register')
    return keeper === undefined ? t('source.register') : t('source.registerOf', { name: keeper });
  if (id.startsWith('coverage') || id.startsWith('groups_with')) return t('source.coverage');
  const known = sources.find((one) => one === id);
  return known === undefined ? t('source.other', { name: id }) : t(`source.${known}`);
}

const kinds = [
  'groups',
  'households',
  'places',
  'claims',
  'figures',
  'drive-test',
  'speed-tests',
  'assets',
  'ofds',
  'devices',
  'machines',
  'systems',
  'surveys',
  'peers',
  'plan',
  'progress',
  'units',
  'successions',
] as const;

/** A kind of evidence as people call it. */
export function kindText(t: SayOverview, kind: string): string {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : t(`kind.${known}`);
}
