import { z } from 'zod';

export const unitCode = z.string().regex(/^[A-Za-z0-9]{2,12}$/, 'a unit code, e.g. 21172');

export const addTokenBody = z.object({
  name: z.string().min(1).max(100),
  role: z.enum(['administrator', 'reader']),
  ward: unitCode.optional(),
  province: unitCode.optional(),
  expiresAt: z.iso.datetime().optional(),
});

export const tokenAdded = z.object({ id: z.uuid(), secret: z.string() });
