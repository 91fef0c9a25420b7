import { i18n, useWords } from '../../../app/words.ts';
import { actionWords } from './words-actions.ts';

/** An action of the log in words; one that has none stands by its own name. */
export function useActionNames(): (action: string) => string {
  const t = useWords(actionWords);
  return (action) => {
    const key = action.replaceAll('.', '-');
    const known = i18n.global.te(`administration-actions.one.${key}`);
    return known ? t(`one.${key}` as 'one.identity-session-start') : action;
  };
}

/** What a fact of an entry holds, short enough for a line. */
export function factText(value: unknown): string {
  if (Array.isArray(value)) return value.map(factText).join(', ');
  if (value !== null && typeof value === 'object') return JSON.stringify(value);
  return value === null ? '–' : String(value);
}
