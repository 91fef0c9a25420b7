import type { TargetMeasure } from '@hatangso/contracts/plan';
import { useWords } from '../../app/words.ts';
import { measure, number } from '../../kit/format.ts';
import { measureWords } from './words-measure.ts';

/** The level a measure asks for: `100 %`, `> 70 %`, "in place". */
export function levelText({
  comparison,
  level,
  unit,
}: Pick<TargetMeasure, 'comparison' | 'level' | 'unit'>): string {
  const t = useWords(measureWords);
  if (comparison === 'rank') return t('level.rank', { level: number(level ?? 50) });
  if (level === null) return t('level.in_place');
  const text = measure(level, unit);
  return comparison === 'at_least' || comparison === 'in_place'
    ? text
    : t(`level.${comparison}`, { level: text });
}

/** What evidence of a kind is called. */
export function kindText(kind: string): string {
  const t = useWords(measureWords);
  const known = kinds.find((one) => one === kind);
  return known === undefined ? kind : t(`kind.${known}`);
}
const kinds = [
  'groups',
  'households',
  'places',
  'claims',
  'figures',
  'progress',
  'checklist',
  'peers',
  'drive-test',
  'speed-tests',
] as const;
