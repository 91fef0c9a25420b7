import { z } from 'zod';
import { isoDate } from './indicators.ts';

/** A GSO code: 2 digits of a province, 5 of a ward or commune. It names a unit only together with a date. */
export const gsoCode = z.string().regex(/^(\d{2}|\d{5})$/, 'a unit code, e.g. 21172');
export const unitLevel = z.enum(['province', 'ward']);
export type UnitLevel = z.infer<typeof unitLevel>;

export const lonLat = z.object({ lon: z.number(), lat: z.number() });

/** A unit at a time. */
export const unit = z.object({
  /** Code and validity together: `21172@2025-07-01`. */
  unitId: z.string(),
  code: gsoCode,
  level: unitLevel,
  fullName: z.string(),
  provinceCode: z.string().nullable(),
  /** The district it belonged to, where it ended with that level. */
  district: z.string().nullable(),
  areaKm2: z.number().nullable(),
  population: z.number().int().nullable(),
  households: z.number().int().nullable(),
  /** Centre as a file gave it, else a point inside the boundary. */
  centre: lonLat.nullable(),
  hasBoundary: z.boolean(),
  /** First day; null where only its end is known. */
  validFrom: isoDate.nullable(),
  /** The day from which it is no more; null while it stands. */
  validTo: isoDate.nullable(),
});
export type Unit = z.infer<typeof unit>;

export const unitParams = z.object({ unit: gsoCode });
export const asOfQuery = z.object({ asOf: isoDate.optional(), lang: z.string().optional() });

export const unitListQuery = asOfQuery.extend({
  province: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
  level: unitLevel.optional(),
  /** Compared by letters and tones, with or without "Phường", "Xã" …; nothing near is guessed. */
  name: z.string().min(1).max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(400).optional(),
});
export type UnitListQuery = z.infer<typeof unitListQuery>;
export const unitList = z.object({ asOf: isoDate, units: z.array(unit), next: z.string().nullable() });
export type UnitList = z.infer<typeof unitList>;

/** One step of history: `from` ended on `date` and went, whole or in part, into `into`. */
export const lineageStep = z.object({
  from: unit,
  into: unit,
  date: isoDate,
  /** False: the old unit was divided among several. */
  whole: z.boolean(),
  /** 1 for the unit's own, 2 for those before (after) them, … */
  generation: z.number().int(),
});
export type LineageStep = z.infer<typeof lineageStep>;
export const lineage = z.object({ unit, steps: z.array(lineageStep) });
export type Lineage = z.infer<typeof lineage>;

const names = z.union([z.string(), z.array(z.string()).max(5000)]).transform((name) => [name].flat());
export const matchQuery = asOfQuery.extend({ name: names, province: z.string().optional() });
/** Names found, not found, and fitting several units. Nothing is guessed. */
export const unitMatches = z.object({
  asOf: isoDate,
  matched: z.array(z.object({ name: z.string(), unit })),
  ambiguous: z.array(z.object({ name: z.string(), units: z.array(unit) })),
  unmatched: z.array(z.string()),
});
export type UnitMatches = z.infer<typeof unitMatches>;

export const boundaryQuery = asOfQuery.extend({
  /** Simplification in degrees; 0.0001 is about 11 m. */
  tolerance: z.coerce.number().min(0).max(1).default(0),
});
export const boundariesQuery = boundaryQuery.extend({ province: z.string().regex(/^\d{2}$/) });
export const unitFeature = z.object({
  type: z.literal('Feature'),
  id: z.string(),
  properties: unit,
  geometry: z.looseObject({ type: z.string() }).nullable(),
});
export const unitFeatures = z.object({
  type: z.literal('FeatureCollection'),
  features: z.array(unitFeature),
});

export const group = z.object({
  unitCode: z.string(),
  code: z.string(),
  name: z.string(),
  households: z.number().int().nullable(),
  people: z.number().int().nullable(),
  areaKm2: z.number().nullable(),
  hasBoundary: z.boolean(),
  validFrom: isoDate,
  lastDay: isoDate.nullable(),
});
export type Group = z.infer<typeof group>;
export const groupList = z.object({ asOf: isoDate, groups: z.array(group) });

export const placeKinds = [
  'administration',
  'heritage',
  'tourism',
  'health',
  'transport',
  'road',
  'mall',
  'dense_housing',
  'commercial',
  'hotel',
  'monitoring_point',
  'centre',
] as const;
export const placeKind = z.enum(placeKinds);
export type PlaceKind = z.infer<typeof placeKind>;
export const place = z.object({
  unitCode: z.string(),
  code: z.string(),
  name: z.string(),
  kind: placeKind,
  position: lonLat.nullable(),
  validFrom: isoDate,
  lastDay: isoDate.nullable(),
});
export type Place = z.infer<typeof place>;
export const placeList = z.object({ asOf: isoDate, places: z.array(place) });

export const apportionMethod = z.enum(['whole_units', 'by_area', 'by_households']);
export type ApportionMethod = z.infer<typeof apportionMethod>;

const figures = z
  .string()
  .regex(/^\d{2,5}:-?\d+(\.\d+)?(,\d{2,5}:-?\d+(\.\d+)?)*$/, 'CODE:NUMBER, several with commas')
  .transform((text) =>
    text.split(',').map((pair) => {
      const [code = '', value = ''] = pair.split(':');
      return { code, value: Number(value) };
    }),
  );

/** Figures of the units of one date, asked for the unit of another. */
export const apportionQuery = asOfQuery.extend({
  /** The date of the units that the figures hold for. */
  at: isoDate,
  figures,
  method: apportionMethod,
});
export type ApportionQuery = z.infer<typeof apportionQuery>;

export const apportioned = z.object({
  unit,
  value: z.number(),
  method: apportionMethod,
  /** True only for whole units: nothing was estimated. */
  exact: z.boolean(),
  parts: z.array(
    z.object({
      unit,
      figure: z.number(),
      /** Part of the figure that falls to the unit asked for, 0–1, and what it is a quotient of. */
      share: z.number(),
      numerator: z.number().nullable(),
      denominator: z.number().nullable(),
    }),
  ),
});
export type Apportioned = z.infer<typeof apportioned>;
