import { z } from 'zod';

/** Kinds of personal data that are kept for the same purpose and as long. */
export const categoryNames = [
  'account',
  'sign_in_secret',
  'sign_in_trace',
  'invitation',
  'log',
  'log_address',
  'household',
  'household_file',
  'work',
  'contact',
  'issued',
] as const;
export type CategoryName = (typeof categoryNames)[number];

const bothLanguages = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

export const category = z.strictObject({
  category: z.enum(categoryNames),
  what: bothLanguages,
  purpose: bothLanguages,
  basis: bothLanguages,
  /** Whose data: those of people who sign in, of households, of people named in the work. */
  subjects: z.enum(['account', 'household', 'named']),
  /** Days kept; null: as long as what it belongs to. */
  days: z.number().int().nullable(),
  /** When the days begin, and what is done when they are over; where there is no period, why. */
  keeping: bothLanguages,
  /** As long as it may be set at most, where something else ends it anyway. */
  most: z.number().int().optional(),
  /** Done every night by itself; else when somebody says so. */
  nightly: z.boolean(),
  /** Permissions of which one is needed to read it; empty: nobody reads it. */
  readers: z.array(z.string()),
  /** `schema.table.column` */
  columns: z.array(z.string()).min(1),
});
export type Category = z.infer<typeof category>;

/** `GET /privacy/inventory` */
export const inventoryAnswer = z.object({
  /** The day it was last looked through. */
  version: z.iso.date(),
  law: bothLanguages,
  categories: z.array(category),
});
export type InventoryAnswer = z.infer<typeof inventoryAnswer>;

/** `GET /country/privacy/retention` and the answer of carrying it out. */
export const retentionAnswer = z.object({
  kinds: z.array(
    z.object({
      category: z.enum(categoryNames),
      days: z.number().int(),
      /** Another than the inventory's. */
      own: z.boolean(),
      nightly: z.boolean(),
      /** The day before which it is past its period. */
      before: z.iso.date(),
      /** How many are; after carrying it out, how many were let go of. */
      count: z.number().int(),
    }),
  ),
});
export type RetentionAnswer = z.infer<typeof retentionAnswer>;

/** `PUT /country/privacy/periods/:category` */
export const periodBody = z.object({ days: z.number().int().min(1).max(36_500) });
export const periodParams = z.object({ category: z.enum(categoryNames) });

/** `POST /country/privacy/retention`: of which kinds what is past its period goes. */
export const retentionBody = z.object({ categories: z.array(z.enum(categoryNames)).min(1).max(20) });

export const dataFormat = z.enum(['html', 'json']).default('html');
export const personDataQuery = z.object({ format: dataFormat, lang: z.string().optional() });

const row = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));
/** Everything kept of a person or a household, table by table. */
export const subjectData = z.object({
  made: z.iso.datetime(),
  subject: z.object({ kind: z.enum(['person', 'household']), id: z.string(), name: z.string() }),
  tables: z.array(z.object({ table: z.string(), category: z.enum(categoryNames), rows: z.array(row) })),
});
export type SubjectData = z.infer<typeof subjectData>;

/** What an erasure takes, how much of it, and what stays; before it is done and after. */
export const erasureAnswer = z.object({
  done: z.boolean(),
  goes: z.array(z.object({ what: z.string(), count: z.number().int() })),
  stays: z.array(z.object({ category: z.enum(categoryNames), what: bothLanguages, why: bothLanguages })),
});
export type ErasureAnswer = z.infer<typeof erasureAnswer>;

const reason = z.string().trim().min(5).max(500);
/** `POST /people/:id/erasure`; `check`: only tell what would go. */
export const erasePersonBody = z.object({ reason, check: z.boolean().default(false) });

/** The code under which the ward's sheets name the household. */
const household = z.string().trim().min(1).max(200);
export const householdDataQuery = z.object({ household, format: dataFormat, lang: z.string().optional() });
/** `POST /wards/:code/household-erasures`; `check`: only tell what would go. */
export const eraseHouseholdBody = z.object({
  household,
  reason,
  check: z.boolean().default(false),
});

/** `GET /privacy/requests` */
export const privacyRequest = z.object({
  id: z.uuid(),
  at: z.string(),
  unitCode: z.string(),
  kind: z.enum(['export', 'erase']),
  subjectKind: z.enum(['person', 'household']),
  /** A person's id; of a household the beginning of a digest. */
  subject: z.string(),
  reason: z.string().nullable(),
  by: z.string().nullable(),
  counts: z.record(z.string(), z.number()),
});
export type PrivacyRequest = z.infer<typeof privacyRequest>;
export const privacyRequests = z.object({ requests: z.array(privacyRequest) });
export type PrivacyRequests = z.infer<typeof privacyRequests>;
