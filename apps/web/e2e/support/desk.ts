import type { Role } from '@hatangso/contracts/permissions';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import { type EngineName, type House, openHouse } from '../../../../test/support/house.ts';
import { password, signIn } from './sign-in.ts';
import { tellPagesOfFailures } from './tell-pages.ts';

/** The real server over a fresh installation, its web app in Chromium, and people who can sign in. */
export interface Desk {
  readonly house: House;
  readonly url: string;
  readonly browser: Browser;
  /** Makes a person with one role and gives a page on which they are signed in; every page has its own cookies. */
  enter(who: Who, options?: PageOptions): Promise<Page>;
  /** A page on which nobody is signed in. */
  open(options?: PageOptions): Promise<Page>;
}

export interface Who {
  readonly login: string;
  readonly role: Role;
  readonly unitCode: string;
  readonly part?: string;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
  readonly scripts?: boolean;
  /** With the service worker, which loads the whole app: for what has to work without a connection. */
  readonly worker?: boolean;
}

export { password } from './sign-in.ts';

/** Declares the same tests on both engines, or on those named; skipped, loudly once a run, where Chromium or PostgreSQL is missing. */
export function onDesks(
  name: string,
  tests: (desk: () => Desk) => void,
  fill?: (house: House) => Promise<void>,
  engines: readonly EngineName[] = ['embedded', 'postgres'],
): void {
  for (const engine of engines) {
    const there = inject('chromium') !== null && (engine === 'embedded' || inject('postgresUrl') !== null);
    describe.skipIf(!there)(`${name} (${engine})`, () => {
      let desk: (Desk & { close: () => Promise<void> }) | undefined;
      beforeAll(async () => {
        desk = await openDesk(engine, fill);
      });
      afterAll(async () => desk?.close());
      tellPagesOfFailures(() => desk?.browser.contexts() ?? []);
      tests(() => {
        if (desk === undefined) throw new Error('the desk is open only inside tests');
        return desk;
      });
    });
  }
}

async function openDesk(engine: EngineName, fill?: (house: House) => Promise<void>) {
  const house = await openHouse(engine, inject('webFolder'));
  await fill?.(house);
  const url = await house.listen();
  const { browser, open, close } = await openBrowser(url);
  return {
    house,
    url,
    browser,
    open,
    async enter(who: Who, options?: PageOptions) {
      await addPerson(house, who);
      const page = await open(options);
      await signIn(page, house, url, who.login);
      return page;
    },
    async close() {
      await close();
      await house.close();
    },
  };
}

/** Chromium, and pages with cookies of their own on the server at `url`. */
export async function openBrowser(url: string) {
  const browser = await chromium.launch({
    executablePath: inject('chromium') ?? '',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // maps are drawn by WebGL; without a graphics card the software one has to be allowed
      '--enable-unsafe-swiftshader',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
  const contexts: BrowserContext[] = [];
  const open = async (options: PageOptions = {}): Promise<Page> => {
    const context = await browser.newContext({
      baseURL: url,
      locale: 'vi-VN',
      timezoneId: 'Asia/Ho_Chi_Minh',
      viewport: { width: options.width ?? 1440, height: options.height ?? 900 },
      colorScheme: options.dark === true ? 'dark' : 'light',
      javaScriptEnabled: options.scripts !== false,
      serviceWorkers: options.worker === true ? 'allow' : 'block',
    });
    contexts.push(context);
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    return page;
  };
  const close = async (): Promise<void> => {
    for (const context of contexts) await context.close();
    await browser.close();
  };
  return { browser, open, close };
}

/** The administrator makes the person, who sets the password by the link handed over. Harmless when they stand. */
export async function addPerson(house: House, { login, role, unitCode, part }: Who): Promise<void> {
  const made = await house.ask<{ link: { token: string } }>('POST', '/people', {
    name: `${login} (thử)`,
    login,
    assignments: [{ role, unitCode, ...(part === undefined ? {} : { part: { code: part } }) }],
  });
  if (made.status === 409) return;
  if (made.status !== 200) throw new Error(`adding ${login}: ${JSON.stringify(made.body)}`);
  const set = await house.ask('POST', `/invitations/${made.body.link.token}`, { password }, '');
  if (set.status !== 200) throw new Error(`password of ${login}: ${JSON.stringify(set.body)}`);
}
