import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { endPrograms, type Serving, serving } from '../../../test/system/program.ts';
import { contextAs, settled } from './support/enter.ts';
import { publicPages, type Screen, screens } from './support/screens.ts';

/** Every screen as `npm start` serves it: no accessibility violation, nothing cut off, no error, in both themes. */
const folder = mkdtempSync(join(tmpdir(), 'hatangso-screens-'));
let server: Serving;
let browser: Browser;
const there = inject('chromium') !== null;

beforeAll(async () => {
  if (!there) return;
  server = await serving(['start', '--data', folder, '--port', '0'], {
    env: { HATANGSO_WEB: inject('webFolder') },
  });
  browser = await chromium.launch({
    executablePath: inject('chromium') ?? '',
    args: ['--no-sandbox', '--disable-gpu'],
  });
});

afterAll(async () => {
  await browser?.close();
  endPrograms();
  rmSync(folder, { recursive: true, force: true });
});

interface Seen {
  readonly violations: readonly string[];
  readonly errors: readonly string[];
  /** How many pixels the page is wider than the window. */
  readonly overflow: number;
  readonly headings: number;
}

async function look(screen: Screen, width: number, dark: boolean): Promise<Seen> {
  const context = await contextAs(browser, server.url, screen.as, {
    width,
    height: width < 500 ? 844 : 900,
    dark,
  });
  try {
    const page = await context.newPage();
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(data|blob):/.test(request.url()))
        errors.push(`outside: ${request.url()}`);
    });
    await settled(page, screen.path);
    const found = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    return {
      violations: found.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .map(({ target }) => target.join(' '))
            .slice(0, 3)
            .join(' | ')}`,
      ),
      errors,
      overflow: await page.evaluate<number>('document.documentElement.scrollWidth - window.innerWidth'),
      headings: await page.locator('h1').count(),
    };
  } finally {
    await context.close();
  }
}

describe.skipIf(!there).each([...screens, ...publicPages])('$name', (screen) => {
  test.each([
    { width: 1440, dark: false },
    { width: 1440, dark: true },
    { width: 390, dark: false },
    { width: 390, dark: true },
  ])('at $width, dark $dark', async ({ width, dark }) => {
    const seen = await look(screen, width, dark);
    expect(seen).toEqual({
      violations: [],
      errors: [],
      overflow: expect.toSatisfy((by: number) => by <= 0),
      headings: 1,
    });
  });

  // 200 % of a window of 1280 is a window of 640 to the page
  test('at zoom 200 %', async () => {
    const { overflow, errors } = await look(screen, 640, false);
    expect({ errors, overflow: Math.max(0, overflow) }).toEqual({ errors: [], overflow: 0 });
  });
});
