import { computed, reactive } from 'vue';

/** Which figure is asked about. */
export interface WhyAsked {
  /** Code of the ward. */
  readonly unit: string;
  /** Code of the indicator. */
  readonly indicator: string;
  /** ISO day; today, when left out. */
  readonly asOf?: string | undefined;
  /** As known at this moment; now, when left out. */
  readonly knownAt?: string | undefined;
}

const state = reactive<{ asked: WhyAsked | null; open: boolean }>({ asked: null, open: false });

/**
 * "Vì sao?" from any number of any screen: `useWhy().ask({ unit, indicator })` opens the drawer, which stands once in
 * the shell (`why-panel.vue`).
 */
export function useWhy() {
  return {
    ask: (asked: WhyAsked): void => {
      state.asked = asked;
      state.open = true;
    },
    close: (): void => {
      state.open = false;
    },
    asked: computed(() => state.asked),
    open: computed({
      get: () => state.open,
      set: (open: boolean) => {
        state.open = open;
      },
    }),
    /** Once true, the drawer's code is loaded and stays. */
    wanted: computed(() => state.asked !== null),
  };
}
