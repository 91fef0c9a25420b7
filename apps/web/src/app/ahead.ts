import type { RouteLocationNormalized } from 'vue-router';
import { api } from './api.ts';
import { queries } from './ask.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** What the screen asks first of all, as paths for `useAsk`; nothing that is not asked for anyhow. */
    readonly ahead?: (to: RouteLocationNormalized) => readonly string[];
  }
}

/**
 * Begins with a screen before it is known who is looking: its code, and what it says that it will ask. The server
 * decides who may read it, as ever; a first look does not wait for one thing after the other.
 */
export function beginAhead(to: RouteLocationNormalized): void {
  for (const { components } of to.matched) {
    const load: unknown = components?.['default'];
    // told again, and better, when the screen is opened
    if (typeof load === 'function') void Promise.resolve(load()).catch(() => undefined);
  }
  for (const path of to.meta.ahead?.(to) ?? []) {
    const queryFn = ({ signal }: { signal: AbortSignal }) => api.get<unknown>(path, signal);
    void queries.prefetchQuery({ queryKey: ['ask', path], queryFn, retry: false });
  }
}
