import type { Page } from 'playwright-core';

/** From now on: what the page says went wrong, and whatever it asks of another host than `url`. */
export function listen(page: Page, url: string): string[] {
  const told: string[] = [];
  page.on('pageerror', (error) => told.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') told.push(message.text());
  });
  page.on('request', (request) => {
    const inside = request.url().startsWith(url) || /^(data|blob):/.test(request.url());
    if (!inside) told.push(`outside: ${request.url()}`);
  });
  return told;
}
