import { z } from 'zod';
import { unitCode } from './identity.ts';
import { service } from './indicator-sources.ts';
import { isoDate } from './indicators.ts';

const whole = z.coerce.number().int().min(0);

/** A tile of the usual web map: zoom, column, row from the north. */
export const tileParams = z.object({ z: whole.max(22), x: whole, y: whole });
export const unitTileParams = tileParams.extend({ code: unitCode });
export const provinceTileParams = tileParams.extend({ code: z.string().regex(/^\d{2}$/) });
export const tileQuery = z.object({ asOf: isoDate.optional(), lang: z.string().optional() });

/** Media type of a Mapbox vector tile. */
export const tileType = 'application/vnd.mapbox-vector-tile';

/** Outlines small enough to draw as a picture: GeoJSON, simplified, `id` is the code of the group or unit. */
export const shapes = z.object({
  type: z.literal('FeatureCollection'),
  asOf: isoDate,
  /** West, south, east, north in degrees; null where nothing has an outline. */
  bbox: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
  demonstration: z.literal(true).optional(),
  features: z.array(
    z.object({
      type: z.literal('Feature'),
      id: z.string(),
      properties: z.object({ name: z.string(), lon: z.number(), lat: z.number() }),
      geometry: z.object({
        type: z.literal('MultiPolygon'),
        coordinates: z.array(z.array(z.array(z.array(z.number())))),
      }),
    }),
  ),
});
export type Shapes = z.infer<typeof shapes>;

export const shapesQuery = tileQuery;
export const provinceParams = z.object({ code: z.string().regex(/^\d{2}$/) });

/** How the claims of one service stand at a cell's centre: claimed by some operator, or by none. */
const cellService = z.object({
  /** Operators whose areas, or whose word on the whole group, hold the cell's centre. */
  operators: z.array(z.number().int()),
  downlinkMbps: z.number().nullable(),
  /** Located households in the cell that are served; null where not to be told. */
  served: z.number().int().nullable(),
});

/**
 * A ward in hexagons of H3: how many households were located in each, and who claims which service there. A number of
 * households between 1 and 4 is told only to those who may read household rows.
 */
export const cell = z.object({
  /** Index of H3. */
  id: z.string(),
  /** The part of the hexagon inside the ward: rings of a polygon, several where the boundary cuts it. */
  coordinates: z.array(z.array(z.array(z.array(z.number())))),
  households: z.number().int().nullable(),
  /** True where 1 to 4 households are and the number is kept back. */
  few: z.boolean(),
  services: z.object({ '4g': cellService, '5g': cellService, fibre: cellService }),
});
export type Cell = z.infer<typeof cell>;

export const cells = z.object({
  asOf: isoDate,
  resolution: z.number().int(),
  /** Mean area of a whole cell. */
  areaKm2: z.number(),
  /** Operators that claim anything on the date; cells name them by their place in this list. */
  operators: z.array(z.object({ key: z.string(), name: z.string(), services: z.array(service) })),
  cells: z.array(cell),
  /** Located households in the ward; null where not to be told at all. */
  households: z.number().int().nullable(),
  /** Date the located households were surveyed; null where there are none. */
  surveyedOn: isoDate.nullable(),
  demonstration: z.literal(true).optional(),
});
export type Cells = z.infer<typeof cells>;

export const hereQuery = z.object({
  lon: z.coerce.number().min(-180).max(180),
  lat: z.coerce.number().min(-85).max(85),
  asOf: isoDate.optional(),
  lang: z.string().optional(),
});
export type HereQuery = z.infer<typeof hereQuery>;

/** What is at a point of the map, and why it is drawn so. */
export const here = z.object({
  lon: z.number(),
  lat: z.number(),
  asOf: isoDate,
  /** The ward the point lies in, whichever ward was asked. */
  unit: z.object({ code: z.string(), name: z.string(), inside: z.boolean() }).nullable(),
  group: z
    .object({
      code: z.string(),
      name: z.string(),
      households: z.number().int().nullable(),
      people: z.number().int().nullable(),
    })
    .nullable(),
  /** Priority places within 2 km, the nearest first. */
  places: z.array(
    z.object({ code: z.string(), name: z.string(), kind: z.string(), metres: z.number().int() }),
  ),
  claims: z.array(
    z.object({
      operator: z.string(),
      service,
      downlinkMbps: z.number().nullable(),
      validFrom: isoDate,
      validTo: isoDate.nullable(),
      /** `area`: the point lies in an area drawn by the operator; `group`: its word on the whole group or part of it. */
      by: z.enum(['area', 'group']),
      extent: z.enum(['full', 'partial', 'none']).nullable(),
      householdShare: z.number().nullable(),
      document: z.string().nullable(),
      batch: z.uuid(),
      fileName: z.string().nullable(),
      row: z.number().int(),
    }),
  ),
  /** Located households in the hexagon around the point, as the map counts them; null where not to be told at all. */
  households: z
    .object({
      /** Null where 1 to 4 are there and rows may not be read. */
      count: z.number().int().nullable(),
      few: z.boolean(),
      areaKm2: z.number(),
      /** Date the survey speaks of. */
      surveyedOn: isoDate.nullable(),
    })
    .nullable(),
});
export type Here = z.infer<typeof here>;

/** What the server says of the base map under our own layers. */
export const mapSettings = z.object({
  /** Address of a PMTiles archive on this server; null where none is set. */
  pmtiles: z.string().nullable(),
  /** Address of a style of another host; null where none is set. */
  style: z.string().nullable(),
  attribution: z.string().nullable(),
});
export type MapSettings = z.infer<typeof mapSettings>;

/** Dates on which something of the unit's evidence begins to speak, for the time slider. */
export const mapDates = z.object({ dates: z.array(isoDate) });
export type MapDates = z.infer<typeof mapDates>;

export const servedQuery = z.object({
  asOf: isoDate.optional(),
  service,
  served: z.enum(['true', 'false']).optional(),
  group: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.string().max(400).optional(),
  lang: z.string().optional(),
});
export type ServedQuery = z.infer<typeof servedQuery>;
export const servedList = z.object({
  households: z.array(
    z.object({
      code: z.string(),
      group: z.string(),
      batch: z.uuid(),
      row: z.number().int(),
      lon: z.number().nullable(),
      lat: z.number().nullable(),
      people: z.number().int(),
      served: z.boolean(),
    }),
  ),
  next: z.string().nullable(),
});
export type ServedList = z.infer<typeof servedList>;
