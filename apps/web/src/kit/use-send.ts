import { ref } from 'vue';
import type { ApiProblem } from '../app/api.ts';
import { problemOf } from '../app/ask.ts';

/** Sends once at a time and keeps what was refused; what was typed stays. */
export function useSend() {
  const busy = ref(false);
  const problem = ref<ApiProblem | null>(null);
  async function send<T>(work: () => Promise<T>): Promise<T | undefined> {
    if (busy.value) return undefined;
    busy.value = true;
    problem.value = null;
    try {
      return await work();
    } catch (error) {
      problem.value = problemOf(error);
      return undefined;
    } finally {
      busy.value = false;
    }
  }
  return { busy, problem, send };
}
