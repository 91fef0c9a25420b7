import { hash } from 'node:crypto';
import type { ProgressBody } from '@hatangso/contracts/plan-routes';
import { preparedProgress, progressKind } from './progress-kind.ts';
import { emptiness, type ProgressLine } from './read-progress.ts';

/**
 * One report on a task, typed in, as an import of one row: logged, listed and taken back like a sheet. The moment is
 * part of its digest, so that saying the same again is said again and not taken for the same file.
 */
export function progressReport(task: string, body: ProgressBody, now: Date) {
  const line: ProgressLine = {
    row: 1,
    task,
    state: body.state ?? null,
    percent: body.percent ?? null,
    result: body.result ?? null,
    evidence: body.evidence ?? null,
    date: body.date ?? null,
    difficulty: body.difficulty ?? null,
    spent: body.spent ?? null,
  };
  const problems = (body.documentIds ?? []).length > 0 ? [] : emptiness(line);
  const lines = problems.length === 0 ? [line] : [];
  const content = JSON.stringify({ ...line, at: now.toISOString() });
  return {
    kind: progressKind,
    file: { name: `${task}.json`, size: Buffer.byteLength(content), sha256: hash('sha256', content) },
    options: { asOf: null, round: null, skipBadRows: false, zone: null, province: null },
    prepared: preparedProgress(
      { lines, rowsRead: 1, problems, unknownColumns: [] },
      { seen: body.seen, documentIds: body.documentIds ?? [] },
    ),
    dryRun: false,
  };
}
