import type { NextStep } from '@hatangso/contracts/overview';

/** Where a step can be taken, as an address within the unit. */
export function stepLink({ kind, about, params }: NextStep): string {
  switch (about.kind) {
    case 'indicator':
      if (kind === 'close_figures') return `bao-cao/${params['year']}/chot`;
      return about.id === null ? 'chi-so' : `chi-so/${about.id}`;
    case 'task':
      return about.id === null ? 'ke-hoach/nhiem-vu' : `ke-hoach/nhiem-vu/${encodeURIComponent(about.id)}`;
    case 'difficulties':
      return 'ke-hoach/kho-khan';
    case 'plan':
      return kind === 'chain_broken' && params['part'] === 'passed'
        ? 'ke-hoach/dieu-chinh'
        : 'ke-hoach/chuoi';
    case 'report':
      return `bao-cao/${about.id ?? ''}`;
    case 'evidence':
      return 'so-lieu';
    case 'map':
      return 'ban-do';
    case 'settings':
      return 'bao-cao/thiet-lap';
  }
}
