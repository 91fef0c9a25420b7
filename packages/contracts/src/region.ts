import { z } from 'zod';
import { indicatorStatus, isoDate } from './indicators.ts';
import { stateCounts } from './overview.ts';

const bothLanguages = z.object({ vi: z.string(), en: z.string() });

export const regionParams = z.object({ code: z.string().regex(/^\d{2}$/, 'a province code, e.g. 51') });
export const regionQuery = z.object({
  asOf: isoDate.optional(),
  /** The indicator whose distribution and state are told; by default the first that most units have. */
  indicator: z.string().max(60).optional(),
  lang: z.string().optional(),
});
export type RegionQuery = z.infer<typeof regionQuery>;

/**
 * `[value, low, high, status, evidence date, due]` of one unit, as stored; in the order of `indicators`. `due`: the day
 * of the target that the status speaks of; null where there is none.
 */
export const regionFigure = z.tuple([
  z.number().nullable(),
  z.number().nullable(),
  z.number().nullable(),
  indicatorStatus,
  isoDate.nullable(),
  isoDate.nullable(),
]);
export type RegionFigure = z.infer<typeof regionFigure>;

export const regionUnit = z.object({
  code: z.string(),
  name: z.string(),
  /** For sorting by the Vietnamese alphabet with plain comparison. */
  sortKey: z.string(),
  province: z.string().nullable(),
  population: z.number().int().nullable(),
  areaKm2: z.number().nullable(),
  /** Date the stored figures are of; null: none are stored for the date asked. */
  storedAt: isoDate.nullable(),
  hasPlan: z.boolean(),
  counts: stateCounts,
  figures: z.array(regionFigure.nullable()),
  /** The year's report: issued on a day, or not yet. */
  report: z.object({ state: z.enum(['released', 'late', 'waiting', 'unknown']), on: isoDate.nullable() }),
  /** Codes of the units most like it, nearest first; see `peerRule`. */
  peers: z.array(z.string()),
  /** Of a province: how many of its wards the figure adds up, and of how many. */
  wards: z.object({ counted: z.number().int(), of: z.number().int() }).nullable(),
});
export type RegionUnit = z.infer<typeof regionUnit>;

export const distribution = z.object({
  counted: z.number().int(),
  lacking: z.number().int(),
  min: z.number().nullable(),
  q1: z.number().nullable(),
  median: z.number().nullable(),
  q3: z.number().nullable(),
  max: z.number().nullable(),
  /** Equal bins, the last one closed. */
  bins: z.array(z.object({ from: z.number(), to: z.number(), count: z.number().int() })),
});
export type Distribution = z.infer<typeof distribution>;

/**
 * `GET /provinces/{code}/figures`, `GET /country/figures`: the wards with one indicator's stored figure and nothing else,
 * for a map of thousands of them; the figures are those of the overview.
 */
export const regionFigures = z.object({
  asOf: isoDate,
  /** Every indicator of the catalogue, to choose from. */
  catalogue: z.array(z.object({ code: z.string(), name: bothLanguages, unit: z.string() })),
  chosen: z.string(),
  /** `[code, name, value, low, high]` of a ward each; a value of null: no data. */
  wards: z.array(
    z.tuple([z.string(), z.string(), z.number().nullable(), z.number().nullable(), z.number().nullable()]),
  ),
});
export type RegionFigures = z.infer<typeof regionFigures>;

/** `GET /provinces/{code}/overview`, `GET /country/overview`: the same stored figures the wards show, never computed for this. */
export const regionOverview = z.object({
  unit: z.object({ code: z.string(), name: z.string() }),
  asOf: isoDate,
  /** The indicators told, in the catalogue's order; one alone for the country. */
  indicators: z.array(
    z.object({
      code: z.string(),
      name: bothLanguages,
      unit: z.string(),
      better: z.enum(['higher', 'lower']),
      distribution,
    }),
  ),
  /** Every indicator of the catalogue, to choose from. */
  catalogue: z.array(z.object({ code: z.string(), name: bothLanguages, unit: z.string() })),
  chosen: z.string(),
  /** Targets of the wards' plans by state: all of them in a province, the chosen indicator's in the country. */
  counts: stateCounts,
  units: z.array(regionUnit),
  /** Of the country: its provinces, their wards added up. */
  provinces: z.array(regionUnit),
  withoutFigures: z.number().int(),
  peerRule: bothLanguages,
  demonstration: z.literal(true).optional(),
});
export type RegionOverview = z.infer<typeof regionOverview>;
