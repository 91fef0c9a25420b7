import { z } from 'zod';

const keep = z.object({
  daily: z.number().int().min(1).max(366),
  weekly: z.number().int().min(0).max(520),
  monthly: z.number().int().min(0).max(1200),
});

/** When backups are made by themselves: every day at an hour in Viet Nam (null: never), and how many are kept. */
export const backupSchedule = z.object({ hour: z.number().int().min(0).max(23).nullable(), keep });
export type BackupSchedule = z.infer<typeof backupSchedule>;

/** One backup in the folder. */
export const backupFile = z.object({
  name: z.string(),
  madeAt: z.iso.datetime(),
  bytes: z.number().int(),
  /** Of the whole file. */
  sha256: z.string(),
  encrypted: z.boolean(),
  keys: z.boolean(),
  rows: z.number().int(),
  /** Newest migration in it. */
  migration: z.number().int(),
  software: z.string(),
});
export type BackupFile = z.infer<typeof backupFile>;

export const backupRun = z.object({
  at: z.iso.datetime(),
  by: z.string(),
  problem: z.string(),
  reason: z.string(),
  messages: z.object({ vi: z.string(), en: z.string() }),
});

/** `GET /country/backups` */
export const backupList = z.object({
  folder: z.string(),
  /** Whether new ones are encrypted. */
  encrypted: z.boolean(),
  schedule: backupSchedule,
  /** The schedule stands in the server's environment and cannot be set here. */
  fixed: z.boolean(),
  running: z.boolean(),
  /** The newest good one is too old, or there is none though there should be. */
  late: z.boolean(),
  backups: z.array(backupFile),
  /** The newest attempt, where it failed. */
  failure: backupRun.nullable(),
});
export type BackupList = z.infer<typeof backupList>;

/** How far the backup is that is being made; `about`: rows by the database's own estimate, which may be 0 or too few. */
const progress = z.object({
  step: z.enum(['write', 'check']),
  table: z.string().nullable(),
  rows: z.number().int(),
  about: z.number().int(),
});
export type BackupProgress = z.infer<typeof progress>;

/** `GET /country/backups/progress`: null where none is being made. */
export const backupProgress = z.object({ progress: progress.nullable() });

/** `POST /country/backups`: null where it is still being made when the answer leaves. */
export const backupMade = z.object({
  running: z.boolean(),
  path: z.string().nullable(),
  backup: backupFile.nullable(),
});
export type BackupMade = z.infer<typeof backupMade>;

/** `wait`: answer only when it is made; a browser asks without, and looks again. */
export const backupAsked = z.object({
  wait: z.boolean().default(false),
  /** Encrypt for the holders of these keys, instead of what the server is told. */
  recipients: z
    .array(z.string().regex(/^age1[0-9a-z]{20,3000}$/))
    .max(20)
    .optional(),
  /** Also the installation's keys; where it is not said, when it is encrypted. */
  keys: z.boolean().optional(),
});

/** The name of a backup in its folder. */
export const backupName = z.object({
  name: z.string().regex(/^hatangso-\d{8}T\d{6}Z-[0-9a-f]{8}\.tar\.gz(\.age)?$/),
});

/** `hatangso backup verify`, `hatangso restore`: what a backup is of. */
export const backupSummary = z.object({
  ok: z.literal(true),
  madeAt: z.iso.datetime(),
  software: z.string(),
  engine: z.enum(['embedded', 'server']),
  migration: z.number().int(),
  demonstration: z.boolean(),
  tables: z.number().int(),
  rows: z.number().int(),
  files: z.number().int(),
  bytes: z.number().int(),
  keys: z.boolean(),
});
export type BackupSummary = z.infer<typeof backupSummary>;
