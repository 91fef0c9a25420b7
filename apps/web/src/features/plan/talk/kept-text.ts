import { ref, watch } from 'vue';
import { keepTyped, keptTyped } from '../typed-store.ts';

/** A text that is kept on this device while it is written, until it was sent. */
export function useKeptText(name: () => string) {
  const text = ref(keptTyped(name()) ?? '');
  watch(text, (now) => keepTyped(name(), now === '' ? null : now));
  const forget = (): void => {
    text.value = '';
  };
  return { text, forget };
}
