import { z } from 'zod';
import { partCode } from './identity.ts';
import { roleNames } from './permissions.ts';

/** `POST /wards/:code/emergencies`: lets somebody into a ward for some hours; everybody there sees it. */
export const openEmergencyBody = z.object({
  person: z.uuid(),
  role: z.enum(roleNames),
  part: partCode.optional(),
  hours: z.number().int().min(1).max(72),
  /** Shown to the ward's people. */
  reason: z.string().trim().min(10).max(500),
});
export type OpenEmergencyBody = z.infer<typeof openEmergencyBody>;
export const emergencyOpened = z.object({ id: z.uuid(), until: z.string() });
export type EmergencyOpened = z.infer<typeof emergencyOpened>;

export const emergencyView = z.object({
  id: z.uuid(),
  /** Whom it lets in; null for those who are told no names. */
  person: z.string().nullable(),
  role: z.enum(roleNames),
  reason: z.string(),
  openedAt: z.string(),
  openedBy: z.string().nullable(),
  until: z.string(),
  endedAt: z.string().nullable(),
  state: z.enum(['open', 'over']),
});
export type EmergencyView = z.infer<typeof emergencyView>;
/** `GET /wards/:code/emergencies`: open ones, and those of the last fourteen days. */
export const emergencyList = z.object({ emergencies: z.array(emergencyView) });
export type EmergencyList = z.infer<typeof emergencyList>;
