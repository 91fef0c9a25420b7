/**
 * Answers kept on this device for when there is no signal: only those a screen asks to keep, never people's data,
 * under the person's id, and gone at sign-out.
 */
interface Kept {
  readonly at: string;
  readonly body: unknown;
}

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('hatangso', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('kept');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction('kept', mode).objectStore('kept'));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

// A browser without storage (private windows) works as before, only without anything kept.
export const keep = (key: string, body: unknown): Promise<unknown> =>
  within('readwrite', (store) => store.put({ at: new Date().toISOString(), body } satisfies Kept, key)).catch(
    () => undefined,
  );
export const kept = (key: string): Promise<Kept | undefined> =>
  within<Kept | undefined>('readonly', (store) => store.get(key)).catch(() => undefined);
export const forgetKept = (): Promise<unknown> =>
  within('readwrite', (store) => store.clear()).catch(() => undefined);
