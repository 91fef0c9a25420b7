import { watch } from 'vue';
import { connection } from '../../../app/connection.ts';

/** Holds what could not be sent while the server did not answer, and sends it in its order when it does again. */
export function useUnsent<T>(send: (one: T) => Promise<unknown>): { readonly hold: (one: T) => void } {
  let waiting: T[] = [];
  watch(
    () => connection.lostAt,
    async (lost) => {
      if (lost !== null) return;
      const now = waiting;
      waiting = [];
      for (const one of now) await send(one);
    },
  );
  return { hold: (one) => waiting.push(one) };
}
