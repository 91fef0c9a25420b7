export { type BatchSince, batchesSince, evidenceKinds } from './batches-since.ts';
export { takeBatch } from './commands.ts';
export { type DocumentContent, documentContent, documentStands, storeDocument } from './documents/store.ts';
export { expireNightly } from './drafts/expire.ts';
export type { FiguresAt, FigureTold } from './effect.ts';
export { type FigureRule, type FigureRules, figuresKind } from './figures-kind.ts';
export { type InvalidShape, insertShapes } from './insert-shapes.ts';
export type { ImportKind, ImportOptions, OpenBatch, PreparedFile, ShownRows, Taken } from './kind.ts';
export {
  closeBatch,
  closeReplaced,
  type EvidenceTable,
  insertRows,
  refreshStatistics,
  takeBack,
} from './ledger.ts';
export { type NamedEvidence, namedBatches, namedDocuments } from './named.ts';
export { evidenceModule } from './routes.ts';
export { evidenceVersion } from './version.ts';
