import type { EvidenceRows } from '@hatangso/contracts/indicator-routes';
import { type MaybeRefOrGetter, onScopeDispose, ref, shallowReactive, toValue, watch } from 'vue';
import type { ApiProblem } from '../../../app/api.ts';
import { api } from '../../../app/api.ts';
import { problemOf } from '../../../app/ask.ts';
import { pageSize, pagesOf } from './pages.ts';

type Row = EvidenceRows['rows'][number];

/**
 * Rows by their place, fetched a page at a time as they come into sight; a new path forgets them. `pathOf` gives the
 * address of the rows from so many on.
 */
export function useRows(pathOf: MaybeRefOrGetter<(skip: number, limit: number) => string>) {
  const pages = shallowReactive(new Map<number, readonly Row[]>());
  const problem = ref<ApiProblem | null>(null);
  const asking = new Map<number, AbortController>();
  function forget(): void {
    for (const control of asking.values()) control.abort();
    asking.clear();
    pages.clear();
    problem.value = null;
  }
  async function ask(page: number): Promise<void> {
    const control = new AbortController();
    asking.set(page, control);
    try {
      const answer = await api.get<EvidenceRows>(toValue(pathOf)(page * pageSize, pageSize), control.signal);
      if (!control.signal.aborted) pages.set(page, answer.rows);
    } catch (error) {
      if (!control.signal.aborted) problem.value = problemOf(error);
    } finally {
      if (asking.get(page) === control) asking.delete(page);
    }
  }
  watch(() => toValue(pathOf), forget);
  onScopeDispose(forget);
  return {
    problem,
    /** Null: not here yet. */
    rowAt: (index: number): Row | null => pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null,
    /** Brings in what a range needs; what has gone out of sight before it came is not waited for. */
    show(first: number, last: number, count: number): void {
      const wanted = new Set(pagesOf(first, last, count));
      for (const [page, control] of asking) {
        if (wanted.has(page)) continue;
        control.abort();
        asking.delete(page);
      }
      for (const page of wanted) if (!pages.has(page) && !asking.has(page)) void ask(page);
    },
    forget,
  };
}
