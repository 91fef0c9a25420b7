import { hash } from 'node:crypto';
import { nameKey } from '../../platform/names.ts';
import type { EvidenceTable } from '../evidence/index.ts';
import type { ProgressEntry } from './task-progress.ts';

/** Reports on tasks: one open row a task and day. */
export const progressTable: EvidenceTable = {
  schema: 'plan',
  table: 'progress',
  key: ['plan_id', 'task_id', 'told_on'],
  columns: {
    plan_id: 'text',
    task_id: 'text',
    told_on: 'date',
    state: 'text',
    percent: 'numeric',
    result: 'text',
    evidence: 'text',
    difficulty: 'text',
    difficulty_id: 'uuid',
    spent: 'bigint',
  },
};

/** A report as a row of the table; `row` is its line in the person's file. */
export const progressRow = (unitCode: string, plan: string, row: number, entry: ProgressEntry) => ({
  row_no: row,
  plan_id: plan,
  task_id: entry.task,
  told_on: entry.date,
  state: entry.state,
  percent: entry.percent,
  result: entry.result,
  evidence: entry.evidence,
  difficulty: entry.difficulty,
  difficulty_id:
    entry.difficulty === null ? null : difficultyId(unitCode, plan, entry.task, entry.difficulty),
  spent: entry.spent,
});

/** The same words of the same task give the same id, so that a difficulty told every month is one and keeps its answers. */
function difficultyId(unitCode: string, plan: string, task: string, words: string): string {
  const digest = hash('sha256', JSON.stringify([unitCode, plan, task, nameKey(words)]));
  // UUID version 8: made by the application's own rule (RFC 9562).
  return [
    digest.slice(0, 8),
    digest.slice(8, 12),
    `8${digest.slice(13, 16)}`,
    `8${digest.slice(17, 20)}`,
    digest.slice(20, 32),
  ].join('-');
}
