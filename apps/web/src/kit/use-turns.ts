import { onScopeDispose, type Ref, ref, watch } from 'vue';

/**
 * Counts up to `most` once `ready` holds, each step in a task of its own: a long page is drawn piece by piece (`v-if="turn
 * >= 2"`, `rows.slice(0, turn * 6)`) and hands, keys and scrolling come in between. Starts at 0 and never counts back, so
 * what is drawn stays drawn.
 */
export function useTurns(ready: () => boolean, most: () => number): Readonly<Ref<number>> {
  const turn = ref(0);
  let waiting: ReturnType<typeof setTimeout> | undefined;
  function next(): void {
    waiting = undefined;
    if (!ready() || turn.value >= most()) return;
    turn.value += 1;
    waiting = setTimeout(next);
  }
  watch(
    () => ready() && turn.value < most(),
    (more) => {
      if (more && waiting === undefined) next();
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(waiting));
  return turn;
}
