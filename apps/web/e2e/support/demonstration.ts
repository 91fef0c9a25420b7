import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { endPrograms, type Serving, serving } from '../../../../test/system/program.ts';

/** The demonstration as `npm start` serves it, and a browser; skipped where there is no Chromium. */
export interface Demonstration {
  readonly there: boolean;
  url(): string;
  browser(): Browser;
}

/**
 * Starts it before the file's tests and throws it away after them. `maps`: drawn by WebGL; without a graphics card the
 * software one has to be allowed, and costs.
 */
export function useDemonstration({ maps }: { readonly maps: boolean }): Demonstration {
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-demonstration-'));
  const there = inject('chromium') !== null;
  let opened: { readonly server: Serving; readonly browser: Browser } | undefined;
  const open = () => {
    if (opened === undefined) throw new Error('the demonstration runs only inside tests');
    return opened;
  };
  beforeAll(async () => {
    if (!there) return;
    const env = { HATANGSO_WEB: inject('webFolder') };
    const server = await serving(['start', '--data', folder, '--port', '0'], { env });
    const args = ['--no-sandbox', maps ? '--enable-unsafe-swiftshader' : '--disable-gpu'];
    opened = { server, browser: await chromium.launch({ executablePath: inject('chromium') ?? '', args }) };
  });
  afterAll(async () => {
    await opened?.browser.close();
    endPrograms();
    rmSync(folder, { recursive: true, force: true });
  });
  return { there, url: () => open().server.url, browser: () => open().browser };
}
