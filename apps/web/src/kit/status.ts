import type { IndicatorStatus } from '@hatangso/contracts/indicators';

/** Each state has a sign of its own, so that it never rests on colour alone (interface.md), and a colour name of main.css. */
export const statusSigns: Readonly<Record<IndicatorStatus, string>> = {
  met: '●',
  on_track: '▲',
  behind: '▼',
  missed: '✕',
  undecided: '◆',
  no_target: '◇',
  no_data: '○',
  not_applicable: '–',
};

/** The order of states on a board: what needs hands first. */
export const statusOrder: readonly IndicatorStatus[] = [
  'missed',
  'behind',
  'undecided',
  'no_data',
  'on_track',
  'met',
  'no_target',
  'not_applicable',
];
export const statusColour = (status: IndicatorStatus): string => `var(--state-${status.replace('_', '-')})`;
