import type { SessionAnswer } from '@hatangso/contracts/session';
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Look {
  readonly width: number;
  readonly height: number;
  readonly dark?: boolean;
  readonly scripts?: boolean;
  readonly scale?: number;
}

/** A browser of its own for one of the demonstration's people, or for nobody. */
export async function contextAs(
  browser: Browser,
  url: string,
  login: string | null,
  look: Look,
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    viewport: { width: look.width, height: look.height },
    deviceScaleFactor: look.scale ?? 1,
    colorScheme: look.dark === true ? 'dark' : 'light',
    javaScriptEnabled: look.scripts !== false,
    reducedMotion: 'reduce',
  });
  if (login === null) return context;
  const session = (await (await context.request.get('/api/v1/session')).json()) as SessionAnswer;
  const person = session.entrances?.find((one) => one.login === login);
  if (person === undefined) throw new Error(`the demonstration has nobody called ${login}`);
  const entered = await context.request.post('/api/v1/session/demonstration', {
    data: { person: person.id },
    headers: { origin: url },
  });
  if (!entered.ok()) throw new Error(`entering as ${login}: ${entered.status()} ${await entered.text()}`);
  return context;
}

/** Opens the page and waits until it has come to rest. */
export async function settled(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await rest(page);
}

/** Nothing is asked for, nothing is said to be loading, two frames are drawn. */
export async function rest(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  // not waitForFunction: it evaluates text again at every look, which the page's policy refuses
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 20_000 });
  await page.evaluate('document.fonts.ready.then(() => true)');
  await page.evaluate(
    'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(true))))',
  );
}
