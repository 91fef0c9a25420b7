import { readFileSync } from 'node:fs';

/** Of this software, as its package says. */
export const { version: softwareVersion } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as { readonly version: string };
