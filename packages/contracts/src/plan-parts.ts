import { z } from 'zod';
import { evidenceKind } from './indicator-sources.ts';
import { isoDate } from './indicators.ts';

/** Ids are typed by people and printed: "IV.1.a", "cong-an-phuong". */
export const planItemId = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
/** A section as the plan numbers it: "IV", "IV.1". */
export const planReference = z.string().regex(/^[IVXLC]+(\.[0-9]+)*$/);

export const words = z.string().min(1).max(8000);
export const name = z.string().min(1).max(500);
export const note = z.exactOptional(words);
export const missing = z.exactOptional(z.record(z.string().max(40), words));
export const list = <T extends z.ZodType>(item: T) => z.array(item).max(2000);
/** The subset of an item's own fields that may be filled in by default. */
export const defaults = <const T extends readonly [string, ...string[]]>(...fields: T) =>
  z.exactOptional(list(z.enum(fields)));

/** A document as the plan cites it; a null is printed "[…]". */
const documentFields = {
  kind: name,
  number: name.nullable(),
  date: isoDate.nullable(),
  issuer: name.nullable(),
  subject: words.nullable(),
  missing,
};
export const planDocument = z.strictObject(documentFields);
export type PlanDocument = z.infer<typeof planDocument>;

export const legalBase = z.strictObject({
  id: planItemId,
  /** `ground`: the plan rests on it ("Căn cứ"); `aim`: the plan serves its aims; `mention`: named in passing. */
  role: z.enum(['ground', 'aim', 'mention']),
  ...documentFields,
  citations: list(z.strictObject({ ref: planReference.nullable(), text: words })).min(1),
  note,
});
export type LegalBase = z.infer<typeof legalBase>;

export const territoryUnit = z.strictObject({
  /** GSO code; names a unit only together with its dates. */
  code: z.string().regex(/^[0-9]{2,5}$/),
  name,
  validFrom: z.exactOptional(isoDate),
  validBefore: z.exactOptional(isoDate),
  /** Hectares, with the document that says so; left out where no source is known. */
  areaHa: z.exactOptional(z.strictObject({ value: z.number().positive(), source: words })),
  note,
});

export const planSection = z.strictObject({
  ref: planReference,
  title: name.nullable(),
  missing,
});

export const planOffice = z.strictObject({
  id: planItemId,
  /** The name as the plan, or today's decision, writes it. */
  name,
  also: z.exactOptional(list(name)),
  role: z.enum(['in_plan', 'today', 'source']),
  ref: z.exactOptional(planReference),
  validFrom: z.exactOptional(isoDate),
  validBefore: z.exactOptional(isoDate),
  /** Who answers after `validBefore`. */
  successor: z.exactOptional(planItemId),
  defaults: defaults('validFrom', 'validBefore', 'successor'),
  note,
});
export type PlanOffice = z.infer<typeof planOffice>;

/** What a figure or a task's progress can rest on. */
export const planSourceKind = z.enum([...evidenceKind.options, 'progress']);

export const dataSource = z.strictObject({
  kind: planSourceKind,
  supplier: z.exactOptional(planItemId),
  note,
});
