import type { Measure } from '@hatangso/contracts/indicator-definitions';
import { indicatorValue } from './definition.ts';

export interface ChecklistFigure {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number;
  /** What the value would be with every unanswered point not met, and met; null where all are answered. */
  readonly low: number | null;
  readonly high: number | null;
  readonly unanswered: readonly string[];
  /** Codes answered that are no point of the list. */
  readonly unknown: readonly string[];
}

/**
 * Points met over points. A point nobody answered is neither met nor unmet: the value counts the met ones, and
 * the bounds say what the others leave open. With no answer at all there is no data.
 */
export function checklistFigure(
  points: readonly { readonly code: string }[],
  answers: ReadonlyMap<string, boolean>,
  measure: Measure,
): ChecklistFigure {
  const codes = points.map((point) => point.code);
  const unanswered = codes.filter((code) => !answers.has(code));
  const unknown = [...answers.keys()].filter((code) => !codes.includes(code));
  const denominator = codes.length;
  const base = { denominator, unanswered, unknown };
  if (unanswered.length === denominator)
    return { ...base, value: null, numerator: null, low: null, high: null };
  const met = codes.filter((code) => answers.get(code) === true).length;
  const value = (numerator: number) => indicatorValue({ measure }, numerator, denominator);
  const open = unanswered.length > 0;
  return {
    ...base,
    value: value(met),
    numerator: met,
    low: open ? value(met) : null,
    high: open ? value(met + unanswered.length) : null,
  };
}
