import { z } from 'zod';
import { isoDate } from './indicators.ts';

const count = z.number().int().nullable();
const flag = z.boolean().nullable();

/** A household row in force: what it answered, and the line of the sheet it comes from. Null is "not asked". */
export const householdRow = z.object({
  code: z.string(),
  group: z.string(),
  round: z.string(),
  batch: z.uuid(),
  /** Line of the file, as the person counts. */
  row: z.number().int(),
  lon: z.number().nullable(),
  lat: z.number().nullable(),
  people: z.number().int(),
  people15: count,
  people18: count,
  adultsWithSmartphone: count,
  adultsWithSignature: count,
  peopleWithDigitalId: count,
  hasFibre: flag,
  wantsFibre: flag,
  packageMbps: count,
  hasIpv6: flag,
  iotConnections: count,
  surveyedOn: isoDate.nullable(),
  /** The date the row speaks of: the survey's day, else that of its import. */
  evidenceDate: isoDate,
  demonstration: z.literal(true).optional(),
});
export type HouseholdRow = z.infer<typeof householdRow>;

export const householdList = z.object({ households: z.array(householdRow), next: z.string().nullable() });

export const householdQuery = z.object({
  asOf: isoDate.optional(),
  group: z.string().max(200).optional(),
  batch: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
  cursor: z.string().max(400).optional(),
});
export type HouseholdQuery = z.infer<typeof householdQuery>;
