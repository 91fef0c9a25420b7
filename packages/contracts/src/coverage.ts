import { z } from 'zod';
import { service } from './indicator-sources.ts';
import { isoDate } from './indicators.ts';

/** A claim valid on the asked date: an area (`area`, drawn in the GeoJSON), or a table's word on a group or a place. */
export const claimRow = z.object({
  operator: z.string(),
  service,
  downlinkMbps: z.number().nullable(),
  validFrom: isoDate,
  validTo: isoDate.nullable(),
  area: z.boolean(),
  group: z.string().nullable(),
  place: z.string().nullable(),
  extent: z.enum(['full', 'partial', 'none']).nullable(),
  /** Per cent of the group's households. */
  householdShare: z.number().nullable(),
  document: z.string().nullable(),
  batch: z.uuid(),
  /** Line or feature of the file, as the person counts. */
  row: z.number().int(),
  demonstration: z.literal(true).optional(),
});
export type ClaimRow = z.infer<typeof claimRow>;

export const claimList = z.object({ claims: z.array(claimRow) });

export const claimQuery = z.object({ asOf: isoDate.optional(), service: service.optional() });
export type ClaimQuery = z.infer<typeof claimQuery>;
