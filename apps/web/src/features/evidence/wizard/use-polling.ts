import { onScopeDispose, type Ref, watch } from 'vue';

/** Asks again every so often for as long as there is something to wait for. */
export function usePolling(waits: Ref<boolean>, ask: () => Promise<unknown>, everyMs: number): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const turn = async (): Promise<void> => {
    await ask().catch(() => undefined);
    if (waits.value) timer = setTimeout(turn, everyMs);
  };
  watch(
    waits,
    (on) => {
      clearTimeout(timer);
      if (on) timer = setTimeout(turn, everyMs);
    },
    { immediate: true },
  );
  onScopeDispose(() => clearTimeout(timer));
}
