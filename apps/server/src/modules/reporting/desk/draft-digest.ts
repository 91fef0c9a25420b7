import { createHash } from 'node:crypto';
import type { ReportModel } from '@hatangso/contracts/report-model';

/**
 * Digest of what a draft says: its words, tables and annexes I and II. Annex III is left out, which tells on every line
 * when the figure was asked for; so are the moments themselves.
 */
export function draftDigest({ head, opening, sections, spending, annexes, signature }: ReportModel): string {
  const said = [head, opening, sections, spending, annexes.targets, annexes.tasks, signature];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
