import type { Conversation, ConversationState } from '@hatangso/contracts/plan-difficulties';

export const talkSigns: Readonly<Record<ConversationState, string>> = {
  overdue: '▼',
  waiting: '○',
  answered: '●',
  answered_late: '◐',
  settled: '✓',
};
export const talkColours: Readonly<Record<ConversationState, string>> = {
  overdue: 'var(--state-behind)',
  waiting: 'var(--state-on-track)',
  answered: 'var(--state-met)',
  answered_late: 'var(--state-undecided)',
  settled: 'var(--state-no-target)',
};
export const talkOrder: readonly ConversationState[] = [
  'overdue',
  'waiting',
  'answered_late',
  'answered',
  'settled',
];

/** What waits longest first, then what was answered last. */
export const inTalkOrder = (all: readonly Conversation[]): Conversation[] =>
  all.toSorted(
    (a, b) =>
      talkOrder.indexOf(a.state) - talkOrder.indexOf(b.state) ||
      (a.daysLeft ?? 0) - (b.daysLeft ?? 0) ||
      b.raisedOn.localeCompare(a.raisedOn),
  );
