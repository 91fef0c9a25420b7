import type { House, Reply } from './house.ts';

export interface BrowserOptions {
  /** Its address; left out: the machine itself. */
  readonly from?: string;
  readonly agent?: string;
  /** The address it opened, for a server behind a proxy: `https://so.phuong.gov.vn`. */
  readonly origin?: string;
}

/** A browser: keeps cookies as the standard says, and sends along what browsers send along. */
export interface Browser {
  ask<T = unknown>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
    more?: object,
  ): Promise<Reply<T>>;
  readonly cookies: Map<string, string>;
}

export function openBrowser(
  house: House,
  { from, agent = 'Mozilla/5.0 (X11; Linux) Firefox/140.0', origin }: BrowserOptions = {},
): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    async ask<T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, more: object = {}) {
      const host = origin === undefined ? 'localhost' : new URL(origin).host;
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const all: Record<string, string | undefined> = {
        host,
        'user-agent': agent,
        'sec-fetch-site': 'same-origin',
        ...(origin === undefined ? {} : { 'x-forwarded-proto': 'https', 'x-forwarded-host': host }),
        ...(cookie === '' ? {} : { cookie }),
        ...more,
      };
      const headers = Object.fromEntries(
        Object.entries(all).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
      );
      const answer = await house.request<T>({
        method,
        path,
        headers,
        ...(body === undefined ? {} : { body }),
        ...(from === undefined ? {} : { from }),
      });
      for (const header of [answer.headers['set-cookie'] ?? []].flat() as string[]) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
        if (value === '' || /Max-Age=0/.test(header)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return answer;
    },
  };
}
