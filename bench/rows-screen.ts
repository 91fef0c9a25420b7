import type { Browser, Page } from 'playwright-core';
import type { Row } from './report.ts';
import { type LongestTask, longestTask, traceCategories } from './trace.ts';
import { ward } from './ward-evidence.ts';

const frame = '.rows-frame';
const drawn = `${frame} tbody tr[aria-rowindex] td:nth-child(2)`;

/** Opens the rows of one figure, scrolls by wheel, drags to far places and filters; what the page's thread did meanwhile. */
export async function scrollAndFilter(
  browser: Browser,
  web: string,
  headers: Readonly<Record<string, string>>,
  households: number,
): Promise<Row[]> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    extraHTTPHeaders: { ...headers },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  // a fresh installation would ask for its first administrator before anything else
  await page.route('**/api/v1/session', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      json: { ...((await answer.json()) as object), firstRun: false },
    });
  });
  await page.goto(`${web}/${ward}/chi-so/households_with_fibre?xem=vi-sao`);
  await page.locator(drawn).first().waitFor({ timeout: 40_000 });
  await page.locator(frame).scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500);
  const wheel = await traced(browser, page, () => turnWheel(page));
  const drags: number[] = [];
  const dragged = await traced(browser, page, async () => {
    for (const share of [0.25, 0.9, 0.5, 1, 0.02]) drags.push(await dragTo(page, share));
  });
  const filters: number[] = [];
  const filtered = await traced(browser, page, async () => {
    filters.push(await chosen(page, 0, 'numerator'), await chosen(page, 1, 'TDP7'), await typed(page, 'H99'));
  });
  await context.close();
  const name = (what: string) => `${households} rows: ${what}`;
  const task = (what: string, { wall, processor }: LongestTask): Row[] => [
    { name: name(`longest task, ${what}`), value: processor, unit: 'ms of processor', bound: '≤ 100 ms' },
    { name: name(`the same by the clock, ${what}`), value: wall, unit: 'ms' },
  ];
  return [
    ...task('wheel', wheel),
    ...task('far places', dragged),
    ...task('filters', filtered),
    { name: name('far place until its rows are there, at most'), value: Math.max(...drags), unit: 'ms' },
    { name: name('filter until its rows are there, at most'), value: Math.max(...filters), unit: 'ms' },
  ];
}

async function traced(browser: Browser, page: Page, work: () => Promise<void>): Promise<LongestTask> {
  await browser.startTracing(page, { categories: traceCategories });
  await work();
  return longestTask(await browser.stopTracing());
}

async function turnWheel(page: Page): Promise<void> {
  const box = await page.locator(frame).boundingBox();
  if (box === null) throw new Error('the rows are not to be seen');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < 150; turn += 1) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(16);
  }
  await page.locator(drawn).first().waitFor();
}

/** Milliseconds until the rows of a far place are drawn. */
async function dragTo(page: Page, share: number): Promise<number> {
  const started = performance.now();
  await page.locator(frame).evaluate((element, part) => {
    element.scrollTop = part * (element.scrollHeight - element.clientHeight);
  }, share);
  await page.waitForTimeout(30);
  await page.locator(`${frame} .bone`).first().waitFor({ state: 'detached', timeout: 60_000 });
  await page.locator(drawn).first().waitFor();
  return performance.now() - started;
}

/** The number of rows is told once a filter holds; then they come. */
async function afterChange(page: Page, change: () => Promise<unknown>): Promise<number> {
  const told = page.locator('.rows-found');
  const before = await told.textContent();
  const started = performance.now();
  await change();
  while ((await told.textContent()) === before) await page.waitForTimeout(5);
  await page.locator(`${frame} .bone`).first().waitFor({ state: 'detached', timeout: 60_000 });
  await page.locator(drawn).first().waitFor();
  return performance.now() - started;
}

const chosen = (page: Page, at: number, value: string): Promise<number> =>
  afterChange(page, () => page.locator('.rows-panel select').nth(at).selectOption(value));
const typed = (page: Page, text: string): Promise<number> =>
  afterChange(page, () => page.locator('.rows-panel input[type=search]').fill(text));
