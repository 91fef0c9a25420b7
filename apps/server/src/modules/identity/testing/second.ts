import type { FactorAdded, TotpBegun } from '@hatangso/contracts/factors';
import type { Browser } from '../../../../../../test/support/browser.ts';
import { codeAt } from '../second/totp.ts';

/** A person's authenticator: it makes codes of any moment. */
export interface Authenticator {
  readonly secret: string;
  readonly recovery: readonly string[];
  codeAt(now: Date): string;
}

/** Enrols an authenticator in a browser that is signed in. */
export async function enrolTotp(browser: Browser, now: () => Date): Promise<Authenticator> {
  const begun = await browser.ask<TotpBegun>('POST', '/me/factors/totp');
  if (begun.status !== 200) throw new Error(JSON.stringify(begun.body));
  const { secret } = begun.body;
  const code = codeAt(secret, now());
  const added = await browser.ask<FactorAdded>('POST', '/me/factors/totp/confirm', { code });
  if (added.status !== 200) throw new Error(JSON.stringify(added.body));
  return { secret, recovery: added.body.codes ?? [], codeAt: (moment) => codeAt(secret, moment) };
}
