import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Chromium's program, or null where there is none. */
    chromium: string | null;
    /** The built web app. */
    webFolder: string;
  }
}

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];
const web = fileURLToPath(new URL('../../apps/web', import.meta.url));

/** Once a run: finds Chromium, and builds the web app where it is older than its sources. */
// biome-ignore lint/style/noDefaultExport: vitest calls the default export
export default function setup(project: TestProject): void {
  if (!project.vitest.projects.some(({ name }) => name === 'browser')) return;
  const found = places.find((path) => existsSync(path)) ?? null;
  if (found === null) {
    if (process.env.CI === 'true') throw new Error('CI needs chromium');
    process.stderr.write('\nSKIPPED: tests of the screens; install chromium\n\n');
  }
  const folder = process.env.WEB_OUT ?? join(web, 'dist');
  const built = spawnSync(process.execPath, ['build.js', '--if-needed'], { cwd: web, stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the web app does not build');
  project.provide('chromium', found);
  project.provide('webFolder', folder);
}
