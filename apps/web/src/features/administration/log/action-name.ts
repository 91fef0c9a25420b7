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

/** The name of a fact in words; one that has none stands by its own name. */
export function useFactNames(): (name: string) => string {
  const t = useWords(actionWords);
  return (name) =>
    i18n.global.te(`administration-actions.fact.${name}`) ? t(`fact.${name}` as 'fact.role') : name;
}
