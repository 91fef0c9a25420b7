import type { AuditFact } from './kernel.ts';

/** A file that somebody took out: which, and of what content, so that a copy found elsewhere can be told. */
export interface FileRead {
  readonly kind: string;
  readonly id: string;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly sha256: string;
  readonly bytes: number;
}

/** What the log tells of a download, for the `audit` of its query; the file's name is left out, it may name people. */
export const fileRead = ({ kind, id, unitCode, provinceCode, sha256, bytes }: FileRead): AuditFact => ({
  object: { kind, id },
  unitCode,
  provinceCode,
  facts: { sha256, bytes },
});
