import { z } from 'zod';

const line = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'one line of text')
    .nullable();

/** Whom a citizen may ask about a ward's figures; what is null is not shown. */
export const contactBody = z.strictObject({
  office: line(200),
  phone: z
    .string()
    .trim()
    .regex(/^\+?[\d (). -]{6,40}$/, 'a telephone number')
    .nullable(),
  email: z.email().max(200).nullable(),
  address: line(300),
});
export type ContactBody = z.infer<typeof contactBody>;

export const contactAnswer = z.object({
  ward: z.string(),
  contact: contactBody.nullable(),
  /** Path of the ward's public page. */
  publicPage: z.string(),
});
export type ContactAnswer = z.infer<typeof contactAnswer>;
