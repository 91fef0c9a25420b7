import { keepPreviousData, QueryClient, useQuery, useQueryClient } from '@tanstack/vue-query';
import { type ComputedRef, computed, type MaybeRefOrGetter, ref, toValue } from 'vue';
import { ApiProblem, api } from './api.ts';
import { keep, kept } from './kept.ts';
import { personKey } from './session.ts';

export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // the server says no once for good; a lost connection is tried again by itself
      retry: (count, error) => error instanceof ApiProblem && error.status === 0 && count < 2,
      networkMode: 'always',
      refetchOnWindowFocus: true,
      placeholderData: keepPreviousData,
    },
  },
});

export interface Answer<T> {
  readonly data: ComputedRef<T | undefined>;
  readonly problem: ComputedRef<ApiProblem | null>;
  /** Nothing to show yet. */
  readonly loading: ComputedRef<boolean>;
  /** Something is shown and newer is being asked for. */
  readonly refreshing: ComputedRef<boolean>;
  /** When what is shown was kept on this device, because the server does not answer; else null. */
  readonly keptAt: ComputedRef<string | null>;
  readonly refetch: () => Promise<unknown>;
}

export interface AskOptions {
  /** Keep the answer on this device for when there is no signal. Never for people's data. */
  readonly keep?: boolean;
  /** Ask again every so many milliseconds while this says a number. */
  readonly every?: () => number | false;
}

/** Asks `GET /api/v1…`; asks again when the path changes; null: not yet. */
export function useAsk<T>(path: MaybeRefOrGetter<string | null>, options: AskOptions = {}): Answer<T> {
  const keptAt = ref<string | null>(null);
  const wanted = computed(() => toValue(path));
  const found = useQuery<T, Error>({
    queryKey: computed(() => ['ask', wanted.value]),
    enabled: computed(() => wanted.value !== null),
    // an answer is replaced as a whole, never changed: watching each of its thousands of parts costs more than reading them
    shallow: true,
    ...(options.every === undefined ? {} : { refetchInterval: options.every }),
    queryFn: async ({ signal }) => {
      const asked = wanted.value ?? '';
      try {
        const body = await api.get<T>(asked, signal);
        keptAt.value = null;
        if (options.keep === true) void keep(`${personKey()} ${asked}`, body);
        return body;
      } catch (error) {
        if (options.keep !== true || !(error instanceof ApiProblem) || error.status !== 0) throw error;
        const old = await kept(`${personKey()} ${asked}`);
        if (old === undefined) throw error;
        keptAt.value = old.at;
        return old.body as T;
      }
    },
  });
  return {
    data: computed(() => found.data.value as T | undefined),
    problem: computed(() => problemOf(found.error.value)),
    loading: computed(() => found.isPending.value && wanted.value !== null),
    refreshing: computed(() => found.isFetching.value && !found.isPending.value),
    keptAt: computed(() => keptAt.value),
    refetch: () => found.refetch(),
  };
}

export function problemOf(error: unknown): ApiProblem | null {
  if (error === null || error === undefined) return null;
  return error instanceof ApiProblem
    ? error
    : new ApiProblem('unknown', 0, error instanceof Error ? error.message : String(error));
}

/** After a write: whatever starts with one of these paths is asked for again; without any, everything. */
export function useRefresh(): (...starts: readonly string[]) => Promise<void> {
  const client = useQueryClient();
  return (...starts) =>
    client.invalidateQueries({
      predicate: ({ queryKey }) =>
        starts.length === 0 || starts.some((start) => String(queryKey[1] ?? '').startsWith(start)),
    });
}
