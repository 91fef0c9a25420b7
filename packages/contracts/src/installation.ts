import { z } from 'zod';

/** What `hatangso doctor` tells. */
export const doctorAnswer = z.object({
  ok: z.boolean(),
  /** Of the software. */
  version: z.string(),
  engine: z.enum(['embedded', 'server', 'cluster']),
  place: z.string(),
  demonstration: z.boolean(),
  wardsWithEvidence: z.number().int(),
  lastImport: z.iso.datetime().nullable(),
  checks: z.array(
    z.object({ code: z.string(), ok: z.boolean(), messages: z.object({ vi: z.string(), en: z.string() }) }),
  ),
});
export type DoctorAnswer = z.infer<typeof doctorAnswer>;
