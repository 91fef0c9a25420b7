import { addMonths } from './dates.ts';

/**
 * Whether a figure's evidence is older than so many months on the as-of date: on the very day they have passed
 * it is not yet. Without evidence there is nothing to be stale.
 */
export function isStale(evidenceDate: string | null, asOf: string, staleAfterMonths: number): boolean {
  return evidenceDate !== null && addMonths(evidenceDate, staleAfterMonths) < asOf;
}
