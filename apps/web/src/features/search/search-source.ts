import type { SearchAnswer, SearchHit, SearchKind } from '@hatangso/contracts/search';
import { api, queryOf } from '../../app/api.ts';
import { useWords } from '../../app/words.ts';
import { searchWords } from './words.ts';

/** One thing the palette found: where it leads, and under which heading it stands. */
export interface Found {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly note: string;
  readonly icon: string;
  readonly to: string;
}

const icons: Readonly<Record<SearchKind, string>> = {
  indicator: 'i-lucide-chart-line',
  target: 'i-lucide-target',
  task: 'i-lucide-list-checks',
  group: 'i-lucide-house',
  place: 'i-lucide-map-pin',
  batch: 'i-lucide-table-2',
  document: 'i-lucide-file',
  person: 'i-lucide-user',
  unit: 'i-lucide-landmark',
};

/** Where a hit leads: to the thing itself. A group or place is shown on the map, a target within its plan. */
export function addressOf({ kind, id, unitCode }: SearchHit): string {
  const named = encodeURIComponent(id);
  switch (kind) {
    case 'indicator':
      // of a province or the country it is the one shown by its wards
      return /^\d{5}$/.test(unitCode) ? `/${unitCode}/chi-so/${named}` : `/${unitCode}?chi-so=${named}`;
    case 'target':
      return `/${unitCode}/ke-hoach/chi-tieu#${named}`;
    case 'task':
      return `/${unitCode}/ke-hoach/nhiem-vu/${named}`;
    case 'group':
      return `/${unitCode}/ban-do?to=${named}`;
    case 'place':
      return `/${unitCode}/ban-do?diem=${named}`;
    case 'batch':
      return `/${unitCode}/so-lieu/${named}`;
    case 'document':
      return `/${unitCode}/so-lieu/tai-lieu/${named}`;
    case 'person':
      return `/${unitCode}/quan-tri/nguoi/${named}`;
    case 'unit':
      return `/${named}`;
  }
}

/** Screens are the palette's own; this finds everything else the person may see, best first within its heading. */
export async function searchFor(text: string, unit: string): Promise<readonly Found[]> {
  const t = useWords(searchWords);
  const { hits } = await api.get<SearchAnswer>(`/search${queryOf({ q: text.slice(0, 100), unit })}`);
  return hits.map((hit) => ({
    id: `${hit.kind}:${hit.id}`,
    group: t(`kind.${hit.kind}`),
    label: hit.label,
    note: hit.detail ?? '',
    icon: icons[hit.kind],
    to: addressOf(hit),
  }));
}
