import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Rules broken, with the first places that break them. The dark theme changes colours alone: there contrast is looked at. */
export async function violations(page: Page, theme: 'light' | 'dark' = 'light'): Promise<readonly string[]> {
  // our pages hold no frames: without the way for them axe opens no further page for each look
  // nor does it describe the thousands of places that break nothing
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  const found = await (theme === 'light' ? axe.withTags(rules) : axe.withRules(['color-contrast'])).analyze();
  return found.violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map(({ target }) => target.join(' '));
    return `${id}: ${places.join(' | ')}`;
  });
}
