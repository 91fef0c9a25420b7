/** A running server as a program with a token speaks to it, over the network. */
export interface Caller {
  /** The JSON answer, whatever its status. */
  readonly ask: <T>(path: string, method?: string) => Promise<T>;
  /** Sends a file; `path` under `/api/v1`. */
  readonly send: <T>(
    path: string,
    content: string | Uint8Array,
    name?: string,
  ) => Promise<{ status: number; body: T }>;
}

export function callerOf(server: () => { readonly url: string; readonly secret: string }): Caller {
  const call = (path: string, more: RequestInit): Promise<Response> => {
    const { url, secret } = server();
    return fetch(`${url}/api/v1${path}`, { ...more, headers: { authorization: `Bearer ${secret}` } });
  };
  return {
    ask: async <T>(path: string, method = 'GET') => (await (await call(path, { method })).json()) as T,
    async send<T>(path: string, content: string | Uint8Array, name = 'sheet.csv') {
      const form = new FormData();
      form.append('file', new Blob([content as string | Uint8Array<ArrayBuffer>]), name);
      const answer = await call(path, { method: 'POST', body: form });
      return { status: answer.status, body: (await answer.json()) as T };
    },
  };
}
