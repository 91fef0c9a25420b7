import type { FactorAdded, TotpBegun } from '@hatangso/contracts/factors';
import type { SessionAnswer } from '@hatangso/contracts/session';
import type { Page } from 'playwright-core';
import type { House } from '../../../../test/support/house.ts';
import { codeAt } from '../../../server/src/modules/identity/second/totp.ts';

export const password = 'thuyen-nan-qua-song-Tra-7';

/** Recovery codes of the people of each house: their second step, the next time they are entered. */
const kept = new WeakMap<House, Map<string, string[]>>();

type Send = <T>(path: string, data?: object) => Promise<T>;

const sender =
  (page: Page, url: string): Send =>
  async <T>(path: string, data: object = {}): Promise<T> => {
    const answer = await page.request.post(`/api/v1${path}`, { data, headers: { origin: url } });
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  };

/** Signs a page in by password; whoever needs a second factor makes an authenticator the first time. */
export async function signIn(page: Page, house: House, url: string, login: string): Promise<void> {
  const send = sender(page, url);
  const session = await send<SessionAnswer>('/session', { login, password });
  const codes = kept.get(house) ?? new Map<string, string[]>();
  kept.set(house, codes);
  if (session.second !== undefined)
    await send('/session/second', { method: 'recovery', code: codes.get(login)?.pop() ?? '' });
  if (session.factor?.held === true) await addAuthenticator(page, house, url, login);
}

/** Makes an authenticator for whoever is signed in on the page; its recovery codes are kept for the next sign-in. */
export async function addAuthenticator(page: Page, house: House, url: string, login: string): Promise<void> {
  const send = sender(page, url);
  const codes = kept.get(house) ?? new Map<string, string[]>();
  kept.set(house, codes);
  const { secret } = await send<TotpBegun>('/me/factors/totp');
  const code = codeAt(secret, house.kernel.clock());
  const added = await send<FactorAdded>('/me/factors/totp/confirm', { code });
  codes.set(login, [...(added.codes ?? [])]);
}
