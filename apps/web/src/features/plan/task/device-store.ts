import type { Typed } from './draft.ts';

/** A file chosen as evidence; `documentId` once the server has it. */
export interface KeptFile {
  readonly name: string;
  readonly blob: Blob;
  readonly documentId: string | null;
}

/** What is typed about a task and not sent yet, kept on this device. */
export interface Draft {
  readonly unit: string;
  readonly plan: string;
  readonly task: string;
  readonly typed: Typed;
  /** The fields and the version as they were seen when the person began. */
  readonly from: Typed;
  readonly seen: string | null;
  /** Sent by the person, not yet taken by the server. */
  readonly waiting: boolean;
  readonly at: string;
}

type Store = 'drafts' | 'files';

const open = (): Promise<IDBDatabase> =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('hatangso-plan', 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('drafts');
      request.result.createObjectStore('files');
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within<T>(
  store: Store,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((resolve, reject) => {
      const request = work(database.transaction(store, mode).objectStore(store));
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  } finally {
    database.close();
  }
}

// A browser without storage (private windows) works as before, only without anything kept.
const quiet = <T>(work: Promise<T>): Promise<T | undefined> => work.catch(() => undefined);
/** Values of the screen's own state cannot be stored as they are. */
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

export const keepDraft = (key: string, draft: Draft) =>
  quiet(within('drafts', 'readwrite', (store) => store.put(plain(draft), key)));
export const draftOf = (key: string): Promise<Draft | undefined> =>
  quiet(within<Draft | undefined>('drafts', 'readonly', (store) => store.get(key)));
export const keepFiles = (key: string, files: readonly KeptFile[]) =>
  quiet(
    within('files', 'readwrite', (store) =>
      store.put(
        files.map(({ name, blob, documentId }) => ({ name, blob, documentId })),
        key,
      ),
    ),
  );
export const filesOf = async (key: string): Promise<readonly KeptFile[]> =>
  (await quiet(within<readonly KeptFile[] | undefined>('files', 'readonly', (store) => store.get(key)))) ??
  [];

export async function forgetDraft(key: string): Promise<void> {
  await quiet(within('drafts', 'readwrite', (store) => store.delete(key)));
  await quiet(within('files', 'readwrite', (store) => store.delete(key)));
}

/** Drafts under keys that begin so, with their keys. */
export async function draftsUnder(
  prefix: string,
): Promise<readonly { readonly key: string; readonly draft: Draft }[]> {
  const keys = (await quiet(within('drafts', 'readonly', (store) => store.getAllKeys()))) ?? [];
  const own = keys.map(String).filter((key) => key.startsWith(prefix));
  const drafts = await Promise.all(own.map(async (key) => ({ key, draft: await draftOf(key) })));
  return drafts.flatMap(({ key, draft }) => (draft === undefined ? [] : [{ key, draft }]));
}
