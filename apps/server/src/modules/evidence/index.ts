export { takeBatch } from './commands.ts';
export type { ImportKind, ImportOptions, OpenBatch, PreparedFile, Taken } from './kind.ts';
export { closeReplaced, type EvidenceTable, insertRows, takeBack } from './ledger.ts';
export { evidenceModule } from './routes.ts';
