import type { PartState, ReportState } from '@hatangso/contracts/report-desk';

/** Sign and colour of each state of an office's part, as everywhere never by colour alone. */
export const partSigns: Readonly<Record<PartState, { readonly sign: string; readonly colour: string }>> = {
  draft: { sign: '○', colour: 'var(--state-no-data)' },
  handed_in: { sign: '▲', colour: 'var(--state-on-track)' },
  returned: { sign: '▼', colour: 'var(--state-behind)' },
  approved: { sign: '●', colour: 'var(--state-met)' },
};

export const reportSteps: readonly ReportState[] = ['open', 'compiled', 'approved', 'released'];
