import { defineWords, useWords } from '../../app/words.ts';

/** What each kind of evidence is called. */
const words = defineWords('evidenceKinds', {
  vi: {
    groups: 'Tổ dân phố',
    places: 'Khu vực trọng điểm',
    households: 'Khảo sát hộ',
    claims: 'Vùng phủ công bố',
    figures: 'Số liệu quản lý',
    progress: 'Tiến độ nhiệm vụ',
    plan: 'Kế hoạch',
    units: 'Ranh giới đơn vị',
    succession: 'Sáp nhập đơn vị',
  },
  en: {
    groups: 'Residential groups',
    places: 'Priority places',
    households: 'Household survey',
    claims: 'Coverage claims',
    figures: 'Register figures',
    progress: 'Task progress',
    plan: 'Plan',
    units: 'Unit boundaries',
    succession: 'Succession of units',
  },
});

const known = [
  'groups',
  'places',
  'households',
  'claims',
  'figures',
  'progress',
  'plan',
  'units',
  'succession',
] as const;

/** The name of a kind; one this page does not know is told by its code. */
export function useKindName(): (kind: string) => string {
  const t = useWords(words);
  return (kind) => {
    const found = known.find((one) => one === kind);
    return found === undefined ? kind : t(found);
  };
}
