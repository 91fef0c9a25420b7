import { z } from 'zod';
import { isoDate } from './indicators.ts';

export const auditEntry = z.object({
  unitCode: z.string(),
  id: z.uuid(),
  at: z.iso.datetime(),
  actor: z.string(),
  /** As known now; null for whoever is no longer known, and for the machine's own work. */
  actorName: z.string().nullable(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  facts: z.record(z.string(), z.unknown()),
  /** Class of network and session, of entries written since version 17 of the database. */
  origin: z.object({ network: z.string(), session: z.string().nullable() }).nullable(),
  /** The address, as long as it is kept (a year); null where there was none. */
  address: z.string().nullable(),
  change: z
    .object({ before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()) })
    .nullable(),
});
export type AuditEntry = z.infer<typeof auditEntry>;

/** What is looked for in the log; what is left out does not narrow it. Days are days in Viet Nam. */
export const auditSearch = z.object({
  /** Only entries of this unit's own. */
  unit: z
    .string()
    .regex(/^(VN|\d{2}|\d{5})$/)
    .optional(),
  /** Id of whoever acted: `person:…`, `token:…`, `local`. */
  actor: z.string().max(100).optional(),
  /** The action or the beginning of it: `evidence`, `evidence.batch.take`. */
  action: z
    .string()
    .regex(/^[a-z_]+(\.[a-z_]+)*$/)
    .optional(),
  /** Part of the object's kind or id. */
  object: z.string().trim().min(1).max(100).optional(),
  from: isoDate.optional(),
  to: isoDate.optional(),
  /** What was done (`writes`, where nothing is said), what was looked at (`reads`), or both. */
  kind: z.enum(['writes', 'reads', 'all']).optional(),
  lang: z.string().optional(),
});
export type AuditSearch = z.output<typeof auditSearch>;

export const auditQuery = auditSearch.extend({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z
    .string()
    .regex(/^\d{4}-\d\d-\d\dT[\d:.]+Z\|[0-9a-f-]{36}$/)
    .optional(),
});
export type AuditQuery = z.output<typeof auditQuery>;

export const auditList = z.object({ entries: z.array(auditEntry), next: z.string().nullable() });
export type AuditList = z.infer<typeof auditList>;

/** A signed checkpoint as the C2SP `tlog-checkpoint` has it, and when it was made. */
export const auditCheckpoint = z.object({ size: z.number().int(), at: z.iso.datetime(), note: z.string() });
export type AuditCheckpoint = z.infer<typeof auditCheckpoint>;

export const auditCheckpointList = z.object({ checkpoints: z.array(auditCheckpoint) });
export type AuditCheckpointList = z.infer<typeof auditCheckpointList>;

export const auditFinding = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  messages: z.object({ vi: z.string(), en: z.string() }),
});

/** What going through the whole log found; `findings` holds the first hundred. */
export const auditVerification = z.object({
  at: z.iso.datetime(),
  size: z.number().int(),
  findingCount: z.number().int(),
  findings: z.array(auditFinding),
});
export type AuditVerification = z.infer<typeof auditVerification>;

/** The state of the log's tree. */
export const auditTree = z.object({
  origin: z.string(),
  size: z.number().int(),
  /** Entries of this reach that no checkpoint covers yet. */
  uncovered: z.number().int(),
  checkpoint: auditCheckpoint.nullable(),
  verification: auditVerification.nullable(),
  /** Public keys whose signatures count, oldest first. */
  keys: z.array(z.string()),
});
export type AuditTree = z.infer<typeof auditTree>;

/** That an entry is in the log, for whoever does not trust us: see docs/audit-format.md. */
export const auditProof = z.object({
  /** The entry's bytes; the leaf is SHA-256 over 0x00 and them. */
  entry: z.string(),
  index: z.number().int(),
  size: z.number().int(),
  checkpointAt: z.iso.datetime(),
  /** The C2SP `tlog-proof`: index, hashes, the signed checkpoint. */
  proof: z.string(),
  keys: z.array(z.string()),
});
export type AuditProof = z.infer<typeof auditProof>;

export const auditRange = z.object({
  from: z.coerce.number().int().min(1),
  to: z.coerce.number().int().min(1),
});

/** That the tree of `from` leaves is the beginning of that of `to`; hashes in base64. */
export const auditConsistency = z.object({
  from: z.number().int(),
  to: z.number().int(),
  roots: z.tuple([z.string(), z.string()]),
  hashes: z.array(z.string()),
});
export type AuditConsistency = z.infer<typeof auditConsistency>;

/** Leaves from `from` to before `to`, for an export. */
export const auditLeafRange = z.object({
  from: z.coerce.number().int().min(0),
  to: z.coerce.number().int().min(0),
});

export const auditKeyRotated = z.object({ keys: z.array(z.string()), checkpoint: auditCheckpoint });
export type AuditKeyRotated = z.infer<typeof auditKeyRotated>;
