import type { BackupSchedule } from '@hatangso/contracts/backups';

/** How a backup is encrypted: for holders of keys (`age1…`), or with a passphrase; empty: it is not. */
export interface Seal {
  readonly recipients: readonly string[];
  readonly passphraseFile: string | null;
}

/** What one run of the software was told about backups; for the module of backups only. */
export interface BackupConfig {
  readonly folder: string;
  readonly seal: Seal;
  /** From the environment, which goes before what was set on the screen; null: nothing there. */
  readonly schedule: BackupSchedule | null;
}
