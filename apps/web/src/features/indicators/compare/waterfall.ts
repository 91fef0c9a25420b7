import type { CompareAnswer, Contribution } from '@hatangso/contracts/indicator-compare';
import { roundedParts } from '../rounding.ts';

export interface Step {
  readonly key: string;
  readonly contribution: Contribution | null;
  /** How many contributions stand behind it: more than one for the rest. */
  readonly count: number;
  /** Rounded so that all steps add up to the rounded difference. */
  readonly shown: number;
  /** Where its bar begins and ends, in the figure's unit. */
  readonly from: number;
  readonly to: number;
}

/**
 * The largest contributions one after the other from the first figure to the second, what is left as one; those that
 * moved nothing are not drawn.
 */
export function stepsOf(answer: CompareAnswer, most: number, decimals: number): Step[] {
  const moved = answer.contributions
    .filter(({ total }) => Math.abs(total) > 1e-12)
    .toSorted((a, b) => Math.abs(b.total) - Math.abs(a.total));
  const single = moved.length > most ? moved.slice(0, most - 1) : moved;
  const rest = moved.slice(single.length);
  const restTotal = rest.reduce((sum, { total }) => sum + total, 0);
  const parts = [...single.map(({ total }) => total), ...(rest.length === 0 ? [] : [restTotal])];
  const shown = roundedParts(parts, answer.difference ?? 0, decimals);
  let at = answer.from.value ?? 0;
  return parts.map((part, index): Step => {
    const from = at;
    at += part;
    const contribution = single[index] ?? null;
    const key = contribution === null ? 'rest' : (contribution.group ?? contribution.kind);
    return {
      key,
      contribution,
      count: contribution === null ? rest.length : 1,
      shown: shown[index] ?? 0,
      from,
      to: at,
    };
  });
}

/** The part of the scale that holds both figures and every step, with a little room. */
export function windowOf(answer: CompareAnswer, steps: readonly Step[]): [number, number] {
  const ends = [answer.from.value ?? 0, answer.to.value ?? 0, ...steps.flatMap(({ from, to }) => [from, to])];
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low) * 0.08 || Math.abs(high) * 0.05 || 1;
  return [low - room, high + room];
}
