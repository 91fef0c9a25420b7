import type { Permission } from '@hatangso/contracts/permissions';
import type { Language } from '@hatangso/contracts/problems';
import type { Tx } from './db/client.ts';
import type { Engine } from './db/engine.ts';
import type { Scope } from './db/scope.ts';
import type { Log } from './log.ts';

/** Who acts, under which one role assignment. */
export interface Actor {
  /** Stable id for the audit log: `token:<uuid>`, `local`, `job:<name>`. */
  readonly id: string;
  readonly permissions: ReadonlySet<Permission>;
  readonly scope: Scope;
}

/** What was done to what: ids, field names, counts and digests; never a personal value. */
export interface AuditFact {
  readonly object: { readonly kind: string; readonly id: string };
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export type AuditWriter = (
  tx: Tx,
  entry: { readonly at: Date; readonly actor: string; readonly action: string; readonly fact: AuditFact },
) => Promise<void>;

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
  readonly writeAudit: AuditWriter;
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
