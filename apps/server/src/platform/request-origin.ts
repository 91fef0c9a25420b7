import { AsyncLocalStorage } from 'node:async_hooks';
import type { Origin } from './kernel.ts';

/** Where the request came from that this line of work answers: also of what runs under another caller than the request's. */
const store = new AsyncLocalStorage<Origin>();

export const withOrigin = <T>(origin: Origin, work: () => Promise<T>): Promise<T> => store.run(origin, work);
export const requestOrigin = (): Origin | null => store.getStore() ?? null;
