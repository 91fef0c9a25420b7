import { AsyncLocalStorage } from 'node:async_hooks';

/** Whether this line of work holds a connection; the mark outlives nothing, so late callbacks are free again. */
const held = new AsyncLocalStorage<{ open: boolean }>();

/**
 * Marks everything `work` calls as holding a connection. Asking for another one meanwhile would hang for ever on the
 * embedded engine (it has one) and can exhaust the pool of a server, so engines refuse it: see `refuseSecond`.
 */
export async function holding<T>(work: () => Promise<T>): Promise<T> {
  const mark = { open: true };
  try {
    return await held.run(mark, work);
  } finally {
    mark.open = false;
  }
}

/** Throws where a connection is held already by whoever asks. */
export function refuseSecond(): void {
  if (held.getStore()?.open === true)
    throw new Error('the database was used outside the handle of the open transaction');
}
