import { z } from 'zod';
import { placeKind } from './territory.ts';

const text = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) });

/** Kinds of evidence a figure can rest on or wait for: imports of today and of later modules. */
export const evidenceKind = z.enum([
  'groups',
  'households',
  'places',
  'claims',
  'figures',
  'drive-test',
  'speed-tests',
  'assets',
  'ofds',
  'devices',
  'machines',
  'systems',
  'surveys',
  'peers',
]);
export type EvidenceKind = z.infer<typeof evidenceKind>;

/** Numbers a household answers; `adults` stands for `people15` or `people18` by the definition's adult age. */
export const householdNumber = z.enum([
  'people',
  'people15',
  'people18',
  'adults',
  'adults_with_smartphone',
  'adults_with_signature',
  'people_with_digital_id',
  'package_mbps',
  'iot_connections',
]);
export type HouseholdNumber = z.infer<typeof householdNumber>;

/**
 * Yes/no answers of a household. `connected` follows from others: it has a fixed connection where it has fibre, or where
 * anything was said of the connection's IPv6; it has none where it has no fibre and nothing was said.
 */
export const householdFlag = z.enum(['has_fibre', 'wants_fibre', 'has_ipv6', 'connected']);
export type HouseholdFlag = z.infer<typeof householdFlag>;

const flagCondition = z.strictObject({ field: householdFlag, is: z.boolean() });
const numberCondition = z
  .strictObject({
    field: householdNumber,
    at_least: z.number().optional(),
    above: z.number().optional(),
    at_most: z.number().optional(),
    below: z.number().optional(),
    equals: z.number().optional(),
  })
  .superRefine((condition, context) => {
    if (Object.keys(condition).length > 1) return;
    const en = 'one of at_least, above, at_most, below, equals is needed';
    context.addIssue({
      code: 'custom',
      message: en,
      params: { vi: 'cần một trong at_least, above, at_most, below, equals', en },
    });
  });
export const condition = z.discriminatedUnion('field', [flagCondition, numberCondition]);
export type Condition = z.infer<typeof condition>;

/** Conditions that must all hold. One on a field that was not asked is unknown, not false. */
export const predicate = z.array(condition).min(1);
export type Predicate = z.infer<typeof predicate>;

/** What one household adds: 1, or the number in a field, if it satisfies `where`; else 0. */
export const sumExpression = z.union([
  z.strictObject({ count: z.literal('households'), where: predicate.optional() }),
  z.strictObject({ sum: householdNumber, where: predicate.optional() }),
]);
export type SumExpression = z.infer<typeof sumExpression>;

export const service = z.enum(['4g', '5g', 'fibre']);
const common = {
  /** Names the source among those of its indicator; default: its kind. */
  id: z
    .string()
    .regex(/^[a-z][a-z0-9_]*$/)
    .optional(),
  /** Never proposed and never closed: only shown beside the others (đối chiếu). */
  comparesOnly: z.boolean().optional(),
  note: text.optional(),
};
const services = z.array(service).min(1);
const minDownlinkMbps = z.number().positive().optional();

/**
 * `survey` sums over household answers; `where` restricts whom the indicator speaks of (the others add 0 to
 * both sums). `coverage_*` count what lies inside the services' areas, people and households optionally only
 * of households that satisfy `where`. `groups_with_service` counts residential groups of whose locations at
 * least that share is served (0: any location, or an operator's table that says so).
 */
export const indicatorSource = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('survey'),
    numerator: sumExpression,
    denominator: sumExpression,
    where: predicate.optional(),
    ...common,
  }),
  z.strictObject({ kind: z.literal('register'), ...common }),
  z.strictObject({
    kind: z.literal('coverage_people'),
    services,
    minDownlinkMbps,
    where: predicate.optional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('coverage_households'),
    services,
    minDownlinkMbps,
    where: predicate.optional(),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('coverage_places'),
    services,
    minDownlinkMbps,
    placeKinds: z.array(placeKind).min(1),
    /** Also shown kind by kind. */
    byKind: z.boolean().default(false),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('groups_with_service'),
    services,
    minDownlinkMbps,
    minShareOfLocations: z.number().min(0).max(1),
    ...common,
  }),
  /** Points answered yes or no; a register's figure `code.point` (1/1 or 0/1) answers one. */
  z.strictObject({
    kind: z.literal('checklist'),
    points: z
      .array(z.strictObject({ code: z.string().regex(/^[a-z][a-z0-9_]*$/), vi: z.string(), en: z.string() }))
      .min(1),
    ...common,
  }),
  /** Place among peers (1 is best) by the value or the numerator of another indicator; `peers` names a dated setting. */
  z.strictObject({
    kind: z.literal('rank'),
    of: z.string().min(1),
    by: z.enum(['value', 'numerator']).default('value'),
    peers: z.string().min(1),
    ...common,
  }),
  /** Evidence that no import brings yet: the indicator says what it waits for. */
  z.strictObject({ kind: z.literal('awaited'), evidence: z.array(evidenceKind).min(1), ...common }),
]);
export type IndicatorSource = z.output<typeof indicatorSource>;
export type SurveySource = Extract<IndicatorSource, { kind: 'survey' }>;

/** The key of a source among those of its indicator. */
export const sourceId = (source: IndicatorSource): string => source.id ?? source.kind;

/** Whether a source needs to know from which age a person is an adult. */
export function usesAdults(source: IndicatorSource): boolean {
  const predicates = 'where' in source ? [source.where ?? []] : [];
  const sums = source.kind === 'survey' ? [source.numerator, source.denominator] : [];
  const conditions = [...predicates, ...sums.map((sum) => sum.where ?? [])].flat();
  return (
    sums.some((sum) => 'sum' in sum && sum.sum === 'adults') ||
    conditions.some((one) => one.field === 'adults')
  );
}
