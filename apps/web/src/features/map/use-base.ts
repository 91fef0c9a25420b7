import type { MapSettings } from '@hatangso/contracts/map';
import { computed, shallowRef, watch } from 'vue';
import { useAsk } from '../../app/ask.ts';
import { readBase } from '../../map/base.ts';
import type { Theme } from '../../map/look.ts';
import type { Base } from '../../map/style.ts';

/** The base map the server was set, read once for each theme; where it cannot be read the map does without. */
export function useBase(theme: () => Theme) {
  const settings = useAsk<MapSettings>(() => '/map/settings');
  const base = shallowRef<Base | null>(null);
  watch(
    () => [settings.data.value, theme()] as const,
    async ([known, now]) => {
      if (known === undefined) return;
      base.value = await readBase(known, now).catch(() => null);
    },
    { immediate: true },
  );
  return {
    base,
    attribution: computed(() => (base.value === null ? '' : (settings.data.value?.attribution ?? ''))),
  };
}
