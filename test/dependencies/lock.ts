import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../structure/sources.ts';

/** A package as the lock file has it. */
export interface Locked {
  readonly name: string;
  readonly version: string;
  /** SPDX expression that the package names; null: none. */
  readonly licence: string | null;
  /** `sha512-…` in base64; null for what comes inside another package. */
  readonly integrity: string | null;
  readonly resolved: string | null;
  /** Only for developing and testing. */
  readonly dev: boolean;
}

interface Entry {
  /** Where it is installed under another name than its own (`npm:` in a package.json). */
  readonly name?: string;
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly dev?: boolean;
  readonly link?: boolean;
}

/** Every package of the lock file but our own, once for each version. */
export function lockedPackages(): readonly Locked[] {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Entry>;
  };
  const found = new Map<string, Locked>();
  for (const [path, entry] of Object.entries(packages)) {
    const name = entry.name ?? path.split('node_modules/').at(-1) ?? '';
    if (!path.includes('node_modules/') || entry.link === true || entry.version === undefined) continue;
    const known = found.get(`${name}@${entry.version}`);
    found.set(`${name}@${entry.version}`, {
      name,
      version: entry.version,
      licence: entry.license ?? null,
      integrity: entry.integrity ?? null,
      resolved: entry.resolved ?? null,
      // needed once is needed
      dev: entry.dev === true && (known?.dev ?? true),
    });
  }
  return [...found.values()].sort((a, b) => (`${a.name}@${a.version}` < `${b.name}@${b.version}` ? -1 : 1));
}
