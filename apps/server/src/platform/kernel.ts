import type { Permission, Role } from '@hatangso/contracts/permissions';
import type { Language } from '@hatangso/contracts/problems';
import type { BackupConfig } from './backup-config.ts';
import type { Tx } from './db/client.ts';
import type { Engine } from './db/engine.ts';
import { publicScope, type Scope } from './db/scope.ts';
import type { Log } from './log.ts';

/** Who acts, under which one role assignment. */
export interface Actor {
  /** Stable id for the audit log: `person:<uuid>`, `token:<uuid>`, `local`, `job:<name>`, `public`. */
  readonly id: string;
  /** For people to read; of a person or a token. Never goes into the log. */
  readonly name: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
  /** The role acted under; null where nobody gave one (work of the machine, the public, a person without a role). */
  readonly role: Role | null;
  /** Office of the ward's plan that an `office` or `compiler` works for. */
  readonly office: string | null;
  /** Id of the person, where a person acts. */
  readonly person: string | null;
  /** Id of the assignment acted under, and of the browser's session; only of people. */
  readonly assignment: string | null;
  readonly session: string | null;
  /** Of a browser's session: when the person last proved who they are, in milliseconds. */
  readonly provenAt?: number;
  /** A second factor is needed and lacking: every permission but that to make one is withheld. */
  readonly held?: true;
}

/** Who acts without a person behind: the machine's own work, or the public. */
export const machineActor = (id: string, scope: Scope, permissions: Iterable<Permission> = []): Actor => ({
  id,
  name: id,
  permissions: new Set(permissions),
  scope,
  role: null,
  office: null,
  person: null,
  assignment: null,
  session: null,
});

/** Whoever asks without signing in. */
export const publicActor: Actor = machineActor('public', publicScope);

/** What was done to what: ids, field names, counts and digests; never a personal value. */
export interface AuditFact {
  readonly object: { readonly kind: string; readonly id: string };
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly facts: Readonly<Record<string, unknown>>;
  /** What it was and what it became: states, figures, dates, ids; of a secret or a personal value only that it changed. */
  readonly change?: {
    readonly before: Readonly<Record<string, unknown>>;
    readonly after: Readonly<Record<string, unknown>>;
  };
}

/** What was read of people: whose unit's log it stands in says the unit; its province is found when it is written. */
export type ReadFact = Omit<AuditFact, 'provinceCode' | 'change'> & Partial<Pick<AuditFact, 'provinceCode'>>;

/** Where a request came from. The class of network goes into the log; the address beside it, for a year. */
export interface Origin {
  readonly network: 'machine' | 'private' | 'public';
  readonly address: string;
}

export interface AuditEntryToWrite {
  readonly at: Date;
  readonly actor: Actor;
  readonly action: string;
  readonly fact: AuditFact;
  /** Null: the machine's own work. */
  readonly origin: Origin | null;
}

export type AuditWriter = (tx: Tx, entry: AuditEntryToWrite) => Promise<void>;

/** Where this installation stands; `demonstration` is the mark set at creation. */
export interface Installation {
  readonly id: string;
  readonly demonstration: boolean;
}

/** Everything a command or query may need that is not in its input. Built once, in `context.ts`. */
export interface Kernel {
  readonly engine: Engine;
  readonly clock: () => Date;
  readonly log: Log;
  readonly installation: Installation;
  /** The installation's folder: files kept beside either engine. */
  readonly folder: string;
  /** Folder of the keys (`platform/files/keys.ts`), apart from the database. */
  readonly keysFolder: string;
  /** Where backups go, how they are encrypted, when they are made; read by the module of backups. */
  readonly backup: BackupConfig;
  /** Until the end of this day (YYYY-MM-DD, Viet Nam) a second factor may be lacking where it is needed; null: no grace. */
  readonly graceUntil: string | null;
  /** File that declares providers of single sign-on; null: `sso.yaml` in the installation's folder. */
  readonly ssoFile: string | null;
  /** Opens the first-run page from another machine; of this run only, printed while no person exists. */
  readonly setupCode: string;
  readonly writeAudit: AuditWriter;
  /** The province a ward lies in; of a province or the country itself. What no import named yet is the country's. */
  readonly provinceIn: (tx: Tx, unitCode: string) => Promise<string>;
  /** The file that every signed checkpoint of the log is added to, apart from the database. */
  readonly checkpointFile: string;
  /** Where the public finds this installation (`https://so.phuong.gov.vn`), for what is printed; null: not known. */
  readonly publicAddress: string | null;
  /** Folder of the roots that signatures in PDF files are trusted by; null: chains are not checked. */
  readonly signatureRoots: string | null;
  /** A PKCS#12 key that the server signs reports with, and the file of its password; null: signing is done elsewhere. */
  readonly signingKey: { readonly file: string; readonly passwordFile: string } | null;
}

/** What the body of a command or query gets. */
export interface Doing {
  readonly tx: Tx;
  readonly actor: Actor;
  readonly scope: Scope;
  readonly now: Date;
  readonly language: Language;
  readonly installation: Installation;
}
