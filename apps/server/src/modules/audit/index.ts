export { auditChecks, logState } from './checks.ts';
export { copiesGivenOut } from './entries-of-actions.ts';
export { writeAuditEntry } from './entry.ts';
export { signRegularly, verifyNightly } from './jobs.ts';
export { signingKey } from './keys.ts';
export { makeCheckpoint, signSoon } from './make-checkpoint.ts';
export { proofOfPublication, publicKeyTexts, writePublication } from './publications.ts';
export { auditModule } from './routes.ts';
