import type { Permission } from '@hatangso/contracts/permissions';
import type { AssignmentView, SessionAnswer } from '@hatangso/contracts/session';
import { computed, reactive } from 'vue';
import { ApiProblem, api } from './api.ts';
import { connection } from './connection.ts';
import { forgetKept, keep, kept } from './kept.ts';
import { setLocale } from './words.ts';

interface State {
  answer: SessionAnswer | null;
  /** Signed out elsewhere or timed out: the page stays, the password is asked for over it. */
  ended: boolean;
}

const state = reactive<State>({ answer: null, ended: false });

/** Under whose name things are kept on this device. */
export const personKey = (): string => state.answer?.person?.id ?? 'nobody';

/** Asks who is signed in; with no signal, what was known last. */
export async function loadSession(): Promise<void> {
  try {
    const answer = await api.get<SessionAnswer>('/session');
    if (state.answer?.person != null && answer.person === null) {
      // ended while the page stood open: it stays, with what is typed on it
      noteSessionEnded();
      return;
    }
    take(answer);
    // the answer itself: what Vue watches cannot be stored
    void keep('session', answer);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 0) throw error;
    const old = await kept('session');
    if (old === undefined) throw error;
    take(old.body as SessionAnswer);
  }
}

export function take(answer: SessionAnswer): void {
  state.answer = JSON.parse(JSON.stringify(answer)) as SessionAnswer;
  state.ended = false;
  if (answer.demonstration === true) connection.demonstration = true;
  const language = answer.person?.language;
  if (language !== null && language !== undefined) setLocale(language);
}

export function noteSessionEnded(): void {
  if (state.answer?.person != null) state.ended = true;
}

/** Where to sign out too, of the provider that the last session was opened by; kept for the sign-in page. */
const leaving = 'leave-at';
export const leaveAt = (): string | null => sessionStorage.getItem(leaving);

export async function signOut(): Promise<void> {
  const answer = await api.del<SessionAnswer>('/session');
  if (answer.leaveAt === undefined) sessionStorage.removeItem(leaving);
  else sessionStorage.setItem(leaving, answer.leaveAt);
  await forgetKept();
  state.answer = null;
}

/** The assignment a person acts under, chosen among their own. */
export async function actAs(assignment: string): Promise<void> {
  take(await api.put<SessionAnswer>('/session/acting', { assignment }));
}

export function useSession() {
  const acting = computed<AssignmentView | null>(
    () => state.answer?.assignments.find(({ id }) => id === state.answer?.acting) ?? null,
  );
  return {
    answer: computed(() => state.answer),
    person: computed(() => state.answer?.person ?? null),
    assignments: computed(() => state.answer?.assignments ?? []),
    acting,
    ended: computed(() => state.ended),
    /** Whether to offer it; the server decides. */
    may: (permission: Permission): boolean => state.answer?.permissions.includes(permission) ?? false,
    /** Where this person's work begins. */
    home: computed(() => `/${acting.value?.unitCode ?? 'VN'}`),
  };
}
