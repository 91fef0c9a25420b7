import type { KindSpec } from '@hatangso/contracts/columns';
import type { Permission } from '@hatangso/contracts/permissions';
import type { RowProblem } from '@hatangso/contracts/problems';
import type { SpooledFile } from '../../platform/files/spool.ts';
import type { AuditFact, Doing } from '../../platform/kernel.ts';
import type { EvidenceTable } from './ledger.ts';

/** What a person asked for with an import, beside the file. */
export interface ImportOptions {
  readonly asOf: string | null;
  readonly round: string | null;
  readonly skipBadRows: boolean;
  /** EPSG code of the VN-2000 zone of the file's coordinates. */
  readonly zone: number | null;
  readonly province: string | null;
  /** Only find what is wrong: nothing is written, and counts of rows replaced mean nothing. */
  readonly checkOnly?: true;
}

/** The batch being taken in, as a kind sees it. */
export interface OpenBatch {
  readonly id: string;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly now: Date;
  readonly options: ImportOptions;
  /** The date the evidence speaks of where neither the person nor a row says one: today. */
  readonly asOf: string;
}

/** What a kind did inside the transaction. Problems found only there (against the database) refuse like the others. */
export interface Taken {
  readonly rowsTaken: number;
  readonly rowsReplaced: number;
  readonly problems: readonly RowProblem[];
  readonly warnings?: readonly RowProblem[];
  /** The date the evidence speaks of, where the rows themselves say it. */
  readonly asOf?: string;
  /** The first date whose figures the batch can change; left out: any. */
  readonly speaksFrom?: string;
  /** What it was and what it became, for the log, where the kind can say more than how many rows took whose place. */
  readonly change?: AuditFact['change'];
}

/** A file read and checked before any transaction is open. `take` writes its good rows. */
export interface PreparedFile {
  readonly rowsRead: number;
  readonly problems: readonly RowProblem[];
  readonly warnings?: readonly RowProblem[];
  readonly unknownColumns?: readonly string[];
  take(batch: OpenBatch, doing: Doing): Promise<Taken>;
  /** Removes temporary files, if any. */
  dispose?(): Promise<void>;
}

/** How the rows of a kind are shown to whoever may read them. */
export interface ShownRows {
  readonly table: EvidenceTable;
  /** Beside that of batches: households name people. */
  readonly permission: Permission;
  /** Columns of the table in the order of the sheet, each with the key of the sheet's column that it holds. */
  readonly columns: Readonly<Record<string, string>>;
}

/** A kind of evidence, registered by the module that owns its rows. */
export interface ImportKind {
  readonly kind: string;
  /** Whose data it is: a ward's, or of the whole country (units, succession). */
  readonly level: 'ward' | 'nation';
  /** Columns of its sheet, where it is a table: gives the template. */
  readonly spec: KindSpec | null;
  /** Left out: its rows are shown by screens of its own only. */
  readonly shown?: ShownRows;
  prepare(file: SpooledFile, options: ImportOptions): Promise<PreparedFile>;
  undo(batch: { readonly id: string; readonly unitCode: string }, doing: Doing): Promise<void>;
}
