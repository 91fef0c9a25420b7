import type { BoardRow } from '@hatangso/contracts/overview';
import { useWords } from '../../app/words.ts';
import { measure, number, percent } from '../../kit/format.ts';
import { figureWords } from './words-figures.ts';

const t = useWords(figureWords);

/**
 * A row's value as a bare number, `%` kept: with as many decimals as it takes not to read like the level it misses
 * (0,998 of 1 is not 1).
 */
export function rowValue({ value, level, unit }: Pick<BoardRow, 'value' | 'level' | 'unit'>): string {
  if (value === null) return number(null);
  const usual = unit === '%' ? 1 : Math.abs(value) >= 100 ? 0 : 2;
  const tells = (decimals: number): boolean =>
    level === null || value === level || Number(value.toFixed(decimals)) !== level;
  const decimals = [usual, usual + 1, usual + 2].find(tells) ?? usual + 2;
  return unit === '%' ? percent(value, decimals) : number(value, decimals);
}

/** Bounds in the same decimals as values of the unit; empty where there are none or they are one. */
export function boundsText({ low, high, unit }: Pick<BoardRow, 'low' | 'high' | 'unit'>): string {
  if (low === null || high === null || low === high) return '';
  const decimals = unit === '%' ? 1 : 2;
  return `${number(low, decimals)}–${number(high, decimals)}`;
}

/** The level a target asks for: `100 %`, `> 70 %`, "in place". */
export function levelText(row: Pick<BoardRow, 'comparison' | 'level' | 'unit'>): string {
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
export function sourceText(source: string): string {
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
export function kindText(kind: string): string {
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : t(`kind.${known}`);
}
