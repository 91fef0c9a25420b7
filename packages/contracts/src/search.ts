import { z } from 'zod';

export const searchKinds = [
  'task',
  'target',
  'indicator',
  'group',
  'place',
  'batch',
  'document',
  'person',
  'unit',
] as const;
export const searchKind = z.enum(searchKinds);
export type SearchKind = z.infer<typeof searchKind>;

export const searchQuery = z.object({
  q: z.string().trim().min(1).max(100),
  /** A ward or province code, or `VN`. */
  unit: z
    .string()
    .regex(/^(\d{2}|\d{5}|VN)$/)
    .optional(),
  lang: z.string().optional(),
});
export type SearchQuery = z.infer<typeof searchQuery>;

export const searchHit = z.object({
  kind: searchKind,
  /** Id within its kind: a task's or target's id, a code, a batch's uuid. */
  id: z.string(),
  label: z.string(),
  /** What tells it from its namesakes: section, kind, province, date. */
  detail: z.string().nullable(),
  unitCode: z.string(),
});
export type SearchHit = z.infer<typeof searchHit>;

/** Best first, at most ten of a kind. */
export const searchAnswer = z.object({ q: z.string(), hits: z.array(searchHit) });
export type SearchAnswer = z.infer<typeof searchAnswer>;
