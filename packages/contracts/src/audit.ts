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
