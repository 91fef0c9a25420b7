import type { BrowserContext, Page } from 'playwright-core';
import { afterEach } from 'vitest';

const most = 1500;

/** After a test that failed: what stood on each page then, in the output, since nobody can look at the browser any more. */
export function tellPagesOfFailures(contexts: () => readonly BrowserContext[]): void {
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const page of contexts().flatMap((context) => context.pages())) await tell(page);
  });
}

async function tell(page: Page): Promise<void> {
  const words = await page
    .locator('body')
    .innerText({ timeout: 2_000 })
    .catch((error: Error) => error.message);
  process.stderr.write(`\n--- ${page.url()}\n${words.replace(/\n+/g, ' | ').slice(0, most)}\n`);
}
