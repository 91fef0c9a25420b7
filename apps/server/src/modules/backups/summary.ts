import type { BackupSummary } from '@hatangso/contracts/backups';
import type { Checked } from './file/read.ts';

/** What a backup that was checked is of, in a few figures. */
export const summaryOf = ({ manifest, contents, bytes }: Checked): BackupSummary => ({
  ok: true,
  madeAt: manifest.madeAt,
  software: manifest.software,
  engine: manifest.engine,
  migration: manifest.migrations.at(-1)?.number ?? 0,
  demonstration: manifest.installation.demonstration,
  tables: manifest.tables.length,
  rows: Object.values(contents.rows).reduce((all, rows) => all + rows, 0),
  files: contents.files,
  bytes,
  keys: manifest.keys,
});
