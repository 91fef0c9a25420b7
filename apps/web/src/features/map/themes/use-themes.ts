import type { Permission } from '@hatangso/contracts/permissions';
import { computed } from 'vue';
import { useWords } from '../../../app/words.ts';
import type { Ground } from '../../../map/look.ts';
import type { MapState } from '../state.ts';
import type { ThemeView } from '../theme.ts';
import { words } from '../words.ts';
import { useCells } from './use-cells.ts';
import { useClaims } from './use-claims.ts';
import { useIndicator } from './use-indicator.ts';
import { useServed } from './use-served.ts';

interface Context {
  readonly unit: () => string;
  readonly level: () => 'ward' | 'province' | 'nation';
  readonly state: MapState;
  readonly colours: () => Ground;
  readonly may: (permission: Permission) => boolean;
}

/** Whatever the map is about at the moment: only that is asked for. */
export function useThemes(context: Context) {
  const t = useWords(words);
  const allowed = (): boolean => context.may('survey.household.read');
  const { coverage, density } = useCells(context);
  const claims = useClaims(context);
  const served = useServed({ ...context, allowed, counted: () => context.may('coverage.claim.read') });
  const indicator = useIndicator(context);
  const forbidden = computed<ThemeView>(() => ({
    ...served.value,
    rows: [],
    layers: [],
    table: null,
    empty: t('served.forbidden'),
    loading: false,
  }));
  const view = computed<ThemeView>(() => {
    switch (context.state.theme.value) {
      case 'coverage':
        return coverage.value;
      case 'density':
        return density.value;
      case 'claims':
        return claims.value;
      case 'served':
        return allowed() ? served.value : forbidden.value;
      case 'indicator':
        return indicator.view.value;
    }
  });
  return { view, indicator };
}
