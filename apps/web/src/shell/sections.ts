import type { Permission } from '@hatangso/contracts/permissions';

/** The parts of the desk, for which levels of unit they exist and what one must be allowed to see. */
export interface Section {
  readonly key: 'overview' | 'map' | 'indicators' | 'plan' | 'evidence' | 'report' | 'administration';
  readonly path: string;
  readonly icon: string;
  readonly levels: readonly ('ward' | 'province' | 'nation')[];
  /** Any of them opens it. */
  readonly needs: readonly Permission[];
}

const everywhere = ['ward', 'province', 'nation'] as const;
export const sections: readonly Section[] = [
  {
    key: 'overview',
    path: '',
    icon: 'i-lucide-layout-dashboard',
    levels: everywhere,
    needs: ['indicators.figure.read'],
  },
  { key: 'map', path: 'ban-do', icon: 'i-lucide-map', levels: everywhere, needs: ['territory.unit.read'] },
  {
    key: 'indicators',
    path: 'chi-so',
    icon: 'i-lucide-chart-line',
    levels: ['ward'],
    needs: ['indicators.figure.read'],
  },
  {
    key: 'plan',
    path: 'ke-hoach',
    icon: 'i-lucide-list-checks',
    levels: ['ward'],
    needs: ['plan.plan.read'],
  },
  {
    key: 'evidence',
    path: 'so-lieu',
    icon: 'i-lucide-table-2',
    levels: ['ward'],
    needs: ['evidence.batch.read', 'survey.household.read'],
  },
  {
    key: 'report',
    path: 'bao-cao',
    icon: 'i-lucide-file-text',
    levels: ['ward'],
    needs: ['reporting.report.read'],
  },
  {
    key: 'administration',
    path: 'quan-tri',
    icon: 'i-lucide-settings',
    levels: everywhere,
    needs: ['identity.token.add', 'audit.entry.read'],
  },
];
