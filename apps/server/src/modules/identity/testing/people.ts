import type { HandedLink, PersonAdded } from '@hatangso/contracts/identity';
import type { SessionAnswer } from '@hatangso/contracts/session';
import { openBrowser } from '../../../../../../test/support/browser.ts';
import type { House } from '../../../../../../test/support/house.ts';
import { enrolTotp } from './second.ts';

export interface Refusal {
  readonly code: string;
}

/** Two wards of one province, and one of another. */
export const [a, b, c] = ['21172', '21175', '20194'] as const;
export const password = 'chuồn chuồn bay thấp thì mưa';
export const other = 'gieo hạt xanh lưng đồi';

export type People = ReturnType<typeof peopleOf>;

/** What tests of people do again and again: tokens by name, people made, links entered by. */
export function peopleOf(house: () => House) {
  const tokens = new Map<string, string>();
  const tokenFor = async (
    name: string,
    body: object,
    by?: string,
  ): Promise<{ status: number; code: string }> => {
    const answer = await house().ask<{ secret: string; code: string }>(
      'POST',
      '/tokens',
      { name, ...body },
      by,
    );
    if (answer.status === 200) tokens.set(name, answer.body.secret);
    return { status: answer.status, code: answer.body.code };
  };
  const secretOf = (name: string): string => tokens.get(name) ?? '';
  const add = (login: string, assignments: readonly object[], by?: string) =>
    house().ask<PersonAdded & Refusal>('POST', '/people', { name: `Người ${login}`, login, assignments }, by);
  const enter = async (link: HandedLink, body: object = {}) => {
    const browser = openBrowser(house());
    const answer = await browser.ask<SessionAnswer & Refusal>('POST', `/invitations/${link.token}`, {
      password,
      ...body,
    });
    // whoever administers or signs makes a second factor first
    if (answer.body.factor?.held === true) await enrolTotp(browser, () => house().kernel.clock());
    return { browser, answer };
  };
  return { tokens, tokenFor, secretOf, add, enter };
}
