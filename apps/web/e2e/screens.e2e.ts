import type { BrowserContext, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violations } from './support/axe.ts';
import { useDemonstration } from './support/demonstration.ts';
import { contextAs, rest, settled } from './support/enter.ts';
import { listen } from './support/listen.ts';
import { publicPages, type Screen, screens } from './support/screens.ts';

/** Every screen as `npm start` serves it: no accessibility violation, nothing cut off, no error, in both themes. */
const demonstration = useDemonstration({ maps: false });

/** One browser of their own for each of the people: a new one would load the whole app again. */
const contexts = new Map<string | null, BrowserContext>();
async function contextOf(login: string | null): Promise<BrowserContext> {
  const context =
    contexts.get(login) ??
    (await contextAs(demonstration.browser(), demonstration.url(), login, { width: 1440, height: 900 }));
  contexts.set(login, context);
  return context;
}

/** How many pixels the page is wider than its window. */
const overflow = async (page: Page): Promise<number> =>
  Math.max(0, await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth'));

describe.skipIf(!demonstration.there).each([...screens, ...publicPages])('$name', (screen: Screen) => {
  test('reads in both themes, wide and on a phone, and at 200 %', async () => {
    const page = await (await contextOf(screen.as)).newPage();
    try {
      const told = listen(page, demonstration.url());
      await settled(page, screen.path);
      const seen: Record<string, unknown> = { headings: await page.locator('h1').count() };
      for (const [width, height] of [
        [1440, 900],
        [390, 844],
      ] as const) {
        await page.setViewportSize({ width, height });
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          await rest(page);
          seen[`${width} ${colorScheme}`] = await violations(page, colorScheme);
        }
        seen[`${width} overflow`] = await overflow(page);
      }
      // 200 % of a window of 1280 is a window of 640 to the page
      await page.setViewportSize({ width: 640, height: 450 });
      await rest(page);
      seen['zoom overflow'] = await overflow(page);
      expect({ ...seen, told }).toEqual({
        headings: 1,
        '1440 light': [],
        '1440 dark': [],
        '1440 overflow': 0,
        '390 light': [],
        '390 dark': [],
        '390 overflow': 0,
        'zoom overflow': 0,
        told: [],
      });
    } finally {
      await page.close();
    }
  });
});
