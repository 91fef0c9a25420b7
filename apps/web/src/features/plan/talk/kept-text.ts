import { ref, watch } from 'vue';
import { personKey } from '../../../app/session.ts';

/** A text that is kept on this device while it is written, until it was sent. */
export function useKeptText(name: () => string) {
  const key = (): string => `hatangso-typed ${personKey()} ${name()}`;
  const read = (): string => {
    try {
      return localStorage.getItem(key()) ?? '';
    } catch {
      return '';
    }
  };
  const text = ref(read());
  watch(text, (now) => {
    try {
      if (now === '') localStorage.removeItem(key());
      else localStorage.setItem(key(), now);
    } catch {
      // a browser without storage keeps nothing
    }
  });
  const forget = (): void => {
    text.value = '';
  };
  return { text, forget };
}
