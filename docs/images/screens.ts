/**
 * Makes the pictures of the screens from a new demonstration, at 1440 and 390 px, light and dark:
 * `node docs/images/screens.ts` (Node 24, Chromium; the web app built). Every picture carries the demonstration's mark.
 */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { contextAs, settled } from '../../apps/web/e2e/support/enter.ts';
import { publicPages, screens } from '../../apps/web/e2e/support/screens.ts';

const out = fileURLToPath(new URL('screens', import.meta.url));
const hatangso = fileURLToPath(new URL('../../apps/server/bin/hatangso.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hatangso-screens-'));
const only = process.argv.slice(2);

const server = spawn(process.execPath, [hatangso, 'start', '--data', folder, '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const url = await new Promise<string>((resolve) => {
  let text = '';
  server.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    const found = /http:\/\/\S+/.exec(text)?.[0];
    if (found !== undefined) resolve(found);
  });
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
mkdirSync(out, { recursive: true });
try {
  const wanted = [...screens, ...publicPages].filter(({ name, picture }) =>
    only.length === 0 ? picture === true : only.includes(name),
  );
  for (const { name, path, as } of wanted) {
    for (const width of [1440, 390]) {
      for (const dark of [false, true]) {
        const context = await contextAs(browser, url, as, { width, height: width === 390 ? 844 : 900, dark });
        const page = await context.newPage();
        await settled(page, path);
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(out, `${name}-${width}${dark ? '-dark' : ''}.png`) });
        await context.close();
      }
    }
    process.stdout.write(`${name}\n`);
  }
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await new Promise((resolve) => server.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
