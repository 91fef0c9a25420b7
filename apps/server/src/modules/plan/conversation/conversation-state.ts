import type { ConversationEntry, ConversationState } from '@hatangso/contracts/plan-difficulties';

/** An entry of a conversation with the moment it was made. */
export interface Entry extends Omit<ConversationEntry, 'late'> {
  readonly at: string;
}

/** What was said of the answer: the newest word counts for each. */
export interface Term {
  readonly due: string | null;
  readonly addressee: string | null;
  readonly at: string;
}

export interface Standing {
  readonly state: ConversationState;
  readonly due: string;
  readonly dueByDefault: boolean;
  readonly daysLeft: number | null;
  readonly answeredOn: string | null;
  /** The answers that came after they were due, by id. */
  readonly late: ReadonlySet<string>;
}

/**
 * How a conversation stands at the end of a day (ISO). It goes in rounds: one begins when the difficulty is raised,
 * another whenever an answer did not do (`ask_again`). In each an answer is due as the newest term set in it says, else
 * `daysAt(moment)` days after it began; the day itself is in time. `entries` in the order in which they were made.
 */
export function standingOf(
  entries: readonly Entry[],
  terms: readonly Term[],
  day: string,
  daysAt: (moment: string) => number,
): Standing {
  const starts = entries.filter(({ kind }) => kind === 'raised' || kind === 'ask_again');
  const rounds = starts.map((start, index) => {
    const from = start.at;
    const until = starts[index + 1]?.at ?? '9999';
    const isInside = ({ at }: { readonly at: string }): boolean => (index === 0 || at >= from) && at < until;
    const set = terms.findLast((term) => term.due !== null && isInside(term))?.due ?? null;
    const inside = entries.filter((entry) => entry !== start && isInside(entry));
    const due = set ?? addDays(start.on, daysAt(from));
    return { due, set: set !== null, inside };
  });
  const now = rounds.at(-1) ?? { due: day, set: false, inside: [] };
  const answer = now.inside.find(({ kind }) => kind === 'answer') ?? null;
  const settled = now.inside.some(({ kind }) => kind === 'settled');
  const late = rounds.flatMap(({ due, inside }) =>
    inside.filter(({ kind, on }) => kind === 'answer' && on > due).map(({ id }) => id),
  );
  const state = stateOf(settled, answer?.on ?? null, now.due, day);
  return {
    state,
    due: now.due,
    dueByDefault: !now.set,
    daysLeft: state === 'waiting' || state === 'overdue' ? daysBetween(day, now.due) : null,
    answeredOn: answer?.on ?? null,
    late: new Set(late),
  };
}

function stateOf(settled: boolean, answered: string | null, due: string, day: string): ConversationState {
  if (settled) return 'settled';
  if (answered !== null) return answered <= due ? 'answered' : 'answered_late';
  return day <= due ? 'waiting' : 'overdue';
}

const addDays = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
