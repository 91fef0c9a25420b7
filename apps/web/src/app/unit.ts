import { computed } from 'vue';
import { useRoute } from 'vue-router';
import { useAsk } from './ask.ts';

interface UnitFacts {
  readonly code: string;
  readonly fullName: string;
  readonly provinceCode: string | null;
}

/** The unit of the address: a ward (5 digits), a province (2), or the country (`VN`). */
export function useUnit() {
  const route = useRoute();
  const code = computed(() => String(route.params['unit'] ?? 'VN'));
  const level = computed<'ward' | 'province' | 'nation'>(() =>
    code.value.length === 5 ? 'ward' : code.value === 'VN' ? 'nation' : 'province',
  );
  const facts = useAsk<UnitFacts>(() => (level.value === 'nation' ? null : `/units/${code.value}`), {
    keep: true,
  });
  return {
    code,
    level,
    /** Empty until known. */
    name: computed(() => (facts.data.value?.code === code.value ? facts.data.value.fullName : '')),
    provinceCode: computed(() => facts.data.value?.provinceCode ?? null),
    facts,
    /** An address within this unit: `at('chi-so')`. */
    at: (path = ''): string => `/${code.value}${path === '' ? '' : `/${path}`}`,
  };
}
