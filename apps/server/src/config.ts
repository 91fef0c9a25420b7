import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Language } from '@hatangso/contracts/problems';
import { backupConfig } from './backup-config.ts';
import type { BaseMap } from './base-map.ts';
import type { BackupConfig } from './platform/backup-config.ts';
import { secretFile } from './platform/files/keys.ts';
import { Problem } from './platform/problem.ts';

/** Settings of one run. Options of the command line come first, then the environment, then defaults. */
export interface Config {
  /** Folder of the installation; the embedded database, and files kept beside either engine. */
  readonly dataFolder: string;
  /** PostgreSQL instead of the embedded engine: `DATABASE_URL`, or the content of `HATANGSO_DATABASE_URL_FILE`. */
  readonly databaseUrl: string | null;
  /**
   * The owner of the tables where the server's login is not (`HATANGSO_DATABASE_OWNER_URL`, or the content of
   * `HATANGSO_DATABASE_OWNER_URL_FILE`): makes and upgrades the database; null: `databaseUrl` does.
   */
  readonly databaseOwnerUrl: string | null;
  /** `HATANGSO_DATABASE_CA`: PEM file; PostgreSQL is then spoken to by TLS only, its certificate and name checked against it. */
  readonly databaseCa: string | null;
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
  /** `HATANGSO_BACKUP_…`: see `backup-config.ts`. */
  readonly backup: BackupConfig;
  /** The embedded engine waits for the disk, so that a power cut costs nothing acknowledged; `HATANGSO_SYNC=off`: not. */
  readonly sync: boolean;
  /** `HATANGSO_KEYS`: folder of the keys, apart from the database; else `keys` in the installation's folder. */
  readonly keysFolder: string;
  /** `HATANGSO_SECOND_FACTOR_GRACE_UNTIL`: a day; until its end administrators and signers may lack a second factor. */
  readonly graceUntil: string | null;
  /** `HATANGSO_SSO`: file that declares providers of single sign-on; null: `sso.yaml` in the folder, where it is there. */
  readonly ssoFile: string | null;
  /** `HATANGSO_CHECKPOINTS`: file of the log's signed checkpoints, best on another disk; else in the installation's folder. */
  readonly checkpointFile: string;
  /** `HATANGSO_PUBLIC_URL`: where the public finds this installation; goes into the QR codes of reports. */
  readonly publicAddress: string | null;
  /** `HATANGSO_SIGNATURE_ROOTS`: folder of PEM files that signatures in PDF files are trusted by. */
  readonly signatureRoots: string | null;
  /** `--server`, `HATANGSO_SERVER`: the command line speaks to this server instead of opening an installation. */
  readonly server: RemoteServer | null;
  /** `HATANGSO_SIGNING_KEY` (PKCS#12) with `HATANGSO_SIGNING_PASSWORD_FILE`; for tests and small uses. */
  readonly signingKey: { readonly file: string; readonly passwordFile: string } | null;
}

/** A running server elsewhere. `token`: of `HATANGSO_TOKEN_FILE` or `HATANGSO_TOKEN`; null: asked as the public. */
export interface RemoteServer {
  readonly url: string;
  readonly token: string | null;
}

export interface GivenOptions {
  readonly server?: string | undefined;
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

/** The origin of a web address; null where none is given or it is none, so that nothing wrong is ever printed. */
function originIn(text: string | undefined): string | null {
  const url = URL.parse(text ?? '');
  return url !== null && /^https?:$/.test(url.protocol) ? url.origin : null;
}

/** With its password, so it may stand in a file that only the server's user reads. */
const urlIn = (file: string | undefined, url: string | undefined): string | null =>
  file ? secretFile(resolve(file)) : url || null;

/** The language alone: what is wrong with other settings is told in it. */
export const readLanguage = (given: string | undefined, env: NodeJS.ProcessEnv = process.env): Language =>
  languageOf(given ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG));

/** Where a token would cross a network in the clear, the address is refused (`server.not_https`). */
function serverIn(given: string | undefined, env: NodeJS.ProcessEnv): RemoteServer | null {
  const asked = given ?? (env.HATANGSO_SERVER || undefined);
  if (asked === undefined) return null;
  const url = originIn(asked);
  const near = url !== null && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(url).hostname);
  const plain = near || env.HATANGSO_PLAIN_HTTP === 'allow';
  if (url === null || (!url.startsWith('https:') && !plain))
    throw new Problem('server.not_https', { address: asked });
  const file = env.HATANGSO_TOKEN_FILE;
  return { url, token: file ? secretFile(resolve(file)) : env.HATANGSO_TOKEN || null };
}

/** Both files, or none. */
const signingKeyIn = (file?: string, passwordFile?: string): Config['signingKey'] =>
  file && passwordFile ? { file: resolve(file), passwordFile: resolve(passwordFile) } : null;

/** The only reader of the environment. */
export function readConfig(given: GivenOptions, env: NodeJS.ProcessEnv = process.env): Config {
  const dataFolder = resolve(given.data ?? env.HATANGSO_DATA ?? './data');
  return {
    dataFolder,
    ssoFile: env.HATANGSO_SSO ? resolve(env.HATANGSO_SSO) : null,
    graceUntil: env.HATANGSO_SECOND_FACTOR_GRACE_UNTIL || null,
    keysFolder: resolve(env.HATANGSO_KEYS || join(dataFolder, 'keys')),
    checkpointFile: resolve(env.HATANGSO_CHECKPOINTS || join(dataFolder, 'audit', 'checkpoints.jsonl')),
    publicAddress: originIn(env.HATANGSO_PUBLIC_URL),
    signatureRoots: env.HATANGSO_SIGNATURE_ROOTS ? resolve(env.HATANGSO_SIGNATURE_ROOTS) : null,
    server: serverIn(given.server, env),
    signingKey: signingKeyIn(env.HATANGSO_SIGNING_KEY, env.HATANGSO_SIGNING_PASSWORD_FILE),
    databaseUrl: given.databaseUrl ?? urlIn(env.HATANGSO_DATABASE_URL_FILE, env.DATABASE_URL),
    databaseOwnerUrl: urlIn(env.HATANGSO_DATABASE_OWNER_URL_FILE, env.HATANGSO_DATABASE_OWNER_URL),
    databaseCa: env.HATANGSO_DATABASE_CA ? resolve(env.HATANGSO_DATABASE_CA) : null,
    language: readLanguage(given.lang, env),
    logLevel: env.HATANGSO_LOG ?? 'info',
    host: given.host ?? env.HATANGSO_HOST ?? '127.0.0.1',
    port: given.port ?? Number(env.HATANGSO_PORT ?? 8080),
    webFolder: env.HATANGSO_WEB ?? fileURLToPath(new URL('../../web/dist', import.meta.url)),
    maxUploadBytes: Number(env.HATANGSO_MAX_UPLOAD_BYTES ?? 256 * 1024 * 1024),
    trustedProxies: listOf(env.HATANGSO_PROXY),
    plainHttp: env.HATANGSO_PLAIN_HTTP === 'allow',
    backup: backupConfig(dataFolder, env),
    sync: env.HATANGSO_SYNC !== 'off',
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
