import { hash } from 'node:crypto';
import type { SpendingWord } from './money.ts';
import type { ToldProgress } from './told-progress.ts';

/** What stands of a task, in few letters: two who saw the same have the same, whatever came and went between. */
export interface TaskVersion {
  readonly progress: string;
  readonly spending: string;
}

/** Of one task's reports and of the words on its money, all that are known. */
export function versionOf(
  progress: readonly Pick<ToldProgress, 'batch' | 'row'>[],
  spending: readonly SpendingWord[],
): TaskVersion {
  return {
    progress: digest(progress.map(({ batch, row }) => `${batch}/${row}`).toSorted()),
    spending: digest(
      spending.map(({ year, kind, amount, date, document }) => [year, kind, amount, date, document]),
    ),
  };
}

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value)).slice(0, 16);
