import { computed, ref, shallowRef } from 'vue';
import type { ApiProblem } from '../app/api.ts';
import { problemOf } from '../app/ask.ts';

/** Sends once at a time and keeps what was refused; what was typed stays. */
export function useSend() {
  const doing = ref<string | null>(null);
  const problem = shallowRef<ApiProblem | null>(null);
  /** The answer; undefined where it was refused, or something is being sent already. `what` is told by `doing`. */
  async function send<T>(work: () => Promise<T>, what = ''): Promise<T | undefined> {
    if (doing.value !== null) return undefined;
    doing.value = what;
    problem.value = null;
    try {
      return await work();
    } catch (error) {
      problem.value = problemOf(error);
      return undefined;
    } finally {
      doing.value = null;
    }
  }
  /** For what is answered with nothing: whether it was done. */
  const done = async (work: () => Promise<unknown>, what?: string): Promise<boolean> =>
    (await send(async () => {
      await work();
      return true;
    }, what)) === true;
  return { busy: computed(() => doing.value !== null), doing, problem, send, done };
}
