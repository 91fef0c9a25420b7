import type { Page } from 'playwright-core';

/** Where the keyboard is, as a person without a mouse sees it. */
export interface Focus {
  readonly name: string;
  /** Nothing has the focus: the page itself. */
  readonly nowhere: boolean;
  /** An outline or a shadow that can be seen is drawn around it, and it is in the window. */
  readonly seen: boolean;
  readonly tag: string;
}

/** In the page: what has the focus, and whether that can be seen on it, on its label or on the box around it. */
const look = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body) return { name: '', nowhere: true, seen: true, tag: 'body' };
  const clear = /^(rgba\\(\\d+, \\d+, \\d+, 0\\)|transparent)/;
  const ring = (one) => {
    const style = getComputedStyle(one);
    const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && !clear.test(style.outlineColor);
    const shadow = style.boxShadow !== 'none' && style.boxShadow.split(/, (?=[a-z]+\\()/).some((layer) => !clear.test(layer));
    return outline || shadow;
  };
  const inWindow = (one) => {
    const box = one.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  };
  const label = at.labels?.[0];
  const shown = [at, label, at.parentElement].filter(Boolean);
  const name = (at.getAttribute('aria-label') ?? label?.textContent ?? at.textContent ?? '').replace(/\\s+/g, ' ').trim();
  // the parts of a date field are the browser's own: it draws where the keyboard is among them
  const own = at.type === 'date';
  const target = at.tabIndex < 0 && !at.matches('input, button, a, select, textarea');
  return { name: name.slice(0, 120), nowhere: false, tag: at.tagName.toLowerCase(), seen: target || ((own || shown.some(ring)) && shown.some(inWindow)) };
})()`;

export const focus = (page: Page): Promise<Focus> => page.evaluate<Focus>(look);

const most = 160;

/** Presses Tab (or Shift+Tab) until something of this name has the focus. Every stop on the way has to be seen. */
export async function tabTo(page: Page, name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<Focus> {
  const way: string[] = [];
  for (let pressed = 0; pressed < most; pressed += 1) {
    await page.keyboard.press(key);
    const at = await focus(page);
    if (!at.seen) throw new Error(`the focus cannot be seen on ${at.tag} “${at.name}”`);
    if (name.test(at.name)) return at;
    way.push(at.name.slice(0, 24));
  }
  throw new Error(`${key} does not reach ${name}: ${way.slice(-12).join(' → ')}`);
}

/** Goes once round the page by Tab. Gives the stops that cannot be seen; throws where there is no way out of one. */
export async function walkRound(page: Page): Promise<{ stops: number; unseen: readonly string[] }> {
  await tabTo(page, /^Đến nội dung chính$/);
  const unseen: string[] = [];
  for (let stops = 1; stops < 4 * most; stops += 1) {
    await page.keyboard.press('Tab');
    const at = await focus(page);
    if (at.name === 'Đến nội dung chính') return { stops, unseen };
    if (!at.seen) unseen.push(`${at.tag} “${at.name}”`);
  }
  throw new Error(`no way round ${page.url()}: still at “${(await focus(page)).name}”`);
}

/** Types where the focus is, and goes on. */
export async function type(page: Page, text: string, ...then: readonly string[]): Promise<void> {
  await page.keyboard.type(text);
  for (const key of then) await page.keyboard.press(key);
}
