import { roleNames } from '@hatangso/contracts/permissions';
import { i18n, useWords } from '../../../app/words.ts';
import { shellWords } from '../../../shell/words.ts';
import { actionWords } from './words-actions.ts';
import { factWords } from './words-facts.ts';

/** An action of the log in words; one that has none stands by its own name. */
export function useActionNames(): (action: string) => string {
  const t = useWords(actionWords);
  return (action) => {
    const key = action.replaceAll('.', '-');
    const known = i18n.global.te(`administration-actions.one.${key}`);
    return known ? t(`one.${key}` as 'one.identity-session-start') : action;
  };
}

/** What an entry holds, in words; what has none stands by its own name. */
export function useFactNames() {
  const t = useWords(factWords);
  const shell = useWords(shellWords);
  const known = (key: string): boolean => i18n.global.te(`administration-facts.${key}`);
  return {
    fact: (name: string): string => (known(`fact.${name}`) ? t(`fact.${name}` as 'fact.role') : name),
    object: (kind: string): string => {
      const key = `object.${kind.replaceAll('.', '-')}`;
      return known(key) ? t(key as 'object.identity-person') : kind;
    },
    /** Roles, states and the like: what is a code of ours. */
    value: (text: string): string => {
      const role = roleNames.find((one) => one === text);
      if (role !== undefined) return shell(`role.${role}`);
      return known(`value.${text}`) ? t(`value.${text}` as 'value.open') : text;
    },
  };
}
