import { z } from 'zod';
import { isoDate } from './indicators.ts';

export const rowProblem = z.object({
  code: z.string(),
  row: z.number().int(),
  column: z.string().optional(),
  value: z.string().optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  messages: z.object({ vi: z.string(), en: z.string() }),
});

/** What an import did, or would do (`dryRun`). */
export const importReport = z.object({
  /** The batch; null for a dry run. */
  id: z.uuid().nullable(),
  kind: z.string(),
  unitCode: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  dryRun: z.boolean(),
  /** True: this very file was taken in before and stands; nothing was changed. */
  already: z.boolean(),
  asOf: isoDate,
  round: z.string().nullable(),
  rowsRead: z.number().int(),
  rowsTaken: z.number().int(),
  rowsRefused: z.number().int(),
  /** Rows of earlier batches that this one replaced. */
  rowsReplaced: z.number().int(),
  problems: z.array(rowProblem),
  /** Things to know that refuse nothing: names not matched, columns ignored. */
  warnings: z.array(rowProblem),
  unknownColumns: z.array(z.string()),
  demonstration: z.literal(true).optional(),
});
export type ImportReport = z.infer<typeof importReport>;

export const batch = z.object({
  id: z.uuid(),
  unitCode: z.string(),
  kind: z.string(),
  fileName: z.string(),
  sha256: z.string(),
  bytes: z.number().int(),
  asOf: isoDate,
  round: z.string().nullable(),
  rowsRead: z.number().int(),
  rowsTaken: z.number().int(),
  rowsRefused: z.number().int(),
  takenAt: z.iso.datetime(),
  takenBy: z.string(),
  /** Name of the person or token; null where a machine did it. */
  takenByName: z.string().nullable(),
  undoneAt: z.iso.datetime().nullable(),
  undoneBy: z.string().nullable(),
  undoneByName: z.string().nullable(),
  demonstration: z.literal(true).optional(),
});
export type Batch = z.infer<typeof batch>;

const flag = z.enum(['true', 'false', '1', '0', '']).transform((text) => text !== 'false' && text !== '0');

export const importQuery = z.object({
  dryRun: flag.default(false),
  skipBadRows: flag.default(false),
  asOf: isoDate.optional(),
  round: z.string().min(1).max(80).optional(),
  /** EPSG code of the VN-2000 zone of the file's coordinates, e.g. 5898. */
  zone: z.coerce.number().int().optional(),
  /** Province of units whose file names none. */
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  lang: z.string().optional(),
});
export type ImportQuery = z.infer<typeof importQuery>;

export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(200).optional(),
});
export type ListQuery = z.infer<typeof listQuery>;
