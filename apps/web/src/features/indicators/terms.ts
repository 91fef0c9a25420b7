import type { TargetState } from '@hatangso/contracts/indicators';
import { decimalsBeside } from '@hatangso/contracts/rounding';
import { useWords } from '../../app/words.ts';
import { nothing, number, percent } from '../../kit/format.ts';
import { termWords } from './term-words.ts';

const kindKeys: Readonly<Record<string, string>> = {
  coverage_people: 'coverage',
  coverage_households: 'coverage',
  coverage_places: 'coverage',
  groups_with_service: 'coverage',
  'drive-test': 'driveTest',
  'speed-tests': 'speedTests',
};

type Level = Pick<TargetState, 'level' | 'unit' | 'comparison'>;

/** The field's terms in the language of the moment: sources, methods, values with their units, levels. */
export function useTerms() {
  const say = useWords(termWords);
  type Key = Parameters<typeof say>[0];
  /** A term by its code; a code nobody has named stands for itself. */
  const term = (group: string, code: string, params: Readonly<Record<string, string>> = {}): string => {
    const text = say(`${group}.${code}` as Key, params);
    return text.endsWith(`${group}.${code}`) ? code : text;
  };
  const value = (amount: number | null | undefined, unit: string, levels: readonly number[] = []): string => {
    if (amount === null || amount === undefined) return nothing;
    if (unit === '%') return percent(amount, decimalsBeside(amount, [100, ...levels], 1));
    if (unit === 'rank') return say('unit.rank', { value: number(amount) });
    const text = number(amount, decimalsBeside(amount, levels, unit === 'per_person' ? 2 : 1));
    const word = unit === 'count' ? '' : unit === 'rank' ? '' : term('unit', unit);
    return word === '' ? text : `${text}\u00a0${word}`;
  };
  return {
    term,
    value,
    /** `survey`, or `register:Công an phường`. */
    source: (source: string | null): string => {
      if (source === null) return nothing;
      const [kind = '', ...supplier] = source.split(':');
      if (supplier.length > 0) return say('kind.registerOf', { supplier: supplier.join(':') });
      return term('kind', kindKeys[kind] ?? kind);
    },
    method: (method: string | null): string => {
      if (method === null) return nothing;
      if (!method.endsWith('_sampled')) return term('method', method);
      return say('method.sampled', { method: term('method', method.slice(0, -'_sampled'.length)) });
    },
    level: (target: Level): string => {
      const { level, unit, comparison } = target;
      if (level === null) return term('level', comparison, { level: '' }).trim();
      const shown = comparison === 'rank' ? percent(level) : value(level, unit);
      const whole = comparison === 'at_least' && unit === '%' && level >= 100;
      return term('level', whole ? 'whole' : comparison, { level: shown });
    },
    /** The unit as `measure` of the kit prints it behind a number. */
    unit: (unit: string): string =>
      unit === 'count' || unit === 'rank' ? '' : unit === '%' ? '%' : term('unit', unit),
  };
}
