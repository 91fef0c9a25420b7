import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@hatangso/contracts/problems';
import type { BaseMap } from './base-map.ts';

/** Settings of one run. Options of the command line come first, then the environment, then defaults. */
export interface Config {
  /** Folder of the installation; the embedded database, and files kept beside either engine. */
  readonly dataFolder: string;
  /** PostgreSQL instead of the embedded engine. */
  readonly databaseUrl: string | null;
  readonly language: Language;
  readonly logLevel: string;
  readonly host: string;
  readonly port: number;
  readonly maxUploadBytes: number;
  /** The built web app; null: none is served. */
  readonly webFolder: string | null;
  /** Addresses of the proxies whose `X-Forwarded-*` are believed (`HATANGSO_PROXY`, by commas); null: nobody's. */
  readonly trustedProxies: readonly string[] | null;
  /** `HATANGSO_PLAIN_HTTP=allow`: people of other machines may sign in without TLS; anybody on the way can listen. */
  readonly plainHttp: boolean;
  /** `HATANGSO_MAP_PMTILES` (a file), `HATANGSO_MAP_STYLE` (an address), `HATANGSO_MAP_HOSTS` (by commas), `HATANGSO_MAP_ATTRIBUTION`. */
  readonly baseMap: BaseMap;
}

export interface GivenOptions {
  readonly data?: string | undefined;
  readonly databaseUrl?: string | undefined;
  readonly lang?: string | undefined;
  readonly host?: string | undefined;
  readonly port?: number | undefined;
}

const languageOf = (text: string | undefined): Language =>
  text !== undefined && /^en/i.test(text) ? 'en' : 'vi';

const listOf = (text: string | undefined): readonly string[] | null => {
  const named = (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return named.length === 0 ? null : named;
};

/** The only reader of the environment. */
export function readConfig(given: GivenOptions, env: NodeJS.ProcessEnv = process.env): Config {
  return {
    dataFolder: resolve(given.data ?? env.HATANGSO_DATA ?? './data'),
    databaseUrl: given.databaseUrl ?? env.DATABASE_URL ?? null,
    language: languageOf(given.lang ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG)),
    logLevel: env.HATANGSO_LOG ?? 'info',
    host: given.host ?? env.HATANGSO_HOST ?? '127.0.0.1',
    port: given.port ?? Number(env.HATANGSO_PORT ?? 8080),
    webFolder: env.HATANGSO_WEB ?? fileURLToPath(new URL('../../web/dist', import.meta.url)),
    maxUploadBytes: Number(env.HATANGSO_MAX_UPLOAD_BYTES ?? 256 * 1024 * 1024),
    trustedProxies: listOf(env.HATANGSO_PROXY),
    plainHttp: env.HATANGSO_PLAIN_HTTP === 'allow',
    baseMap: {
      pmtiles: env.HATANGSO_MAP_PMTILES || null,
      style: env.HATANGSO_MAP_STYLE || null,
      hosts: listOf(env.HATANGSO_MAP_HOSTS) ?? [],
      attribution: env.HATANGSO_MAP_ATTRIBUTION || null,
    },
  };
}

/** Where the demonstration of a folder lives: never in the installation itself. */
export const demonstrationFolder = (dataFolder: string): string => join(dataFolder, 'demo');
