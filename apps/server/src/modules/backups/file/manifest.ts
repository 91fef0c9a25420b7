import { z } from 'zod';

/** Raised when a file written by this software could not be read by older software. */
export const formatVersion = 1;

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** `manifest.json`, the first member: what the backup is of. Tables stand in the order in which they go back. */
export const manifest = z.object({
  format: z.number().int(),
  software: z.string(),
  madeAt: z.iso.datetime(),
  engine: z.enum(['embedded', 'server']),
  postgres: z.string(),
  installation: z.object({ id: z.uuid(), demonstration: z.boolean() }),
  migrations: z.array(z.object({ number: z.number().int(), name: z.string(), sha256 })),
  tables: z.array(z.object({ name: z.string(), columns: z.array(z.string()) })),
  sequences: z.array(z.object({ name: z.string(), last: z.number().nullable() })),
  /** Whether the keys of the installation are in it. */
  keys: z.boolean(),
});
export type Manifest = z.infer<typeof manifest>;

/** A piece of a table (`table`, `rows`) or of a file (`file`, a path in the installation's folder). */
export const part = z.object({
  name: z.string(),
  bytes: z.number().int(),
  sha256,
  table: z.string().optional(),
  rows: z.number().int().optional(),
  file: z.string().optional(),
});
export type Part = z.infer<typeof part>;

/** `contents.json`, the last member: every other one with its digest, and what they add up to. */
export const contents = z.object({
  parts: z.array(part),
  rows: z.record(z.string(), z.number().int()),
  files: z.number().int(),
});
export type Contents = z.infer<typeof contents>;

export const manifestName = 'manifest.json';
export const contentsName = 'contents.json';

/** What may stand in the installation's folder and in a backup of it: sheets being brought in, and keys. */
export const fileOfBackup = /^(drafts\/[0-9a-f-]{36}|keys)\/[A-Za-z0-9][A-Za-z0-9._-]{0,60}$/;
export const isKey = (path: string): boolean => path.startsWith('keys/');
