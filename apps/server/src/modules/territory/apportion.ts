import type { Apportioned, ApportionMethod, Unit } from '@hatangso/contracts/territory';
import { Problem } from '../../platform/problem.ts';

/** A unit of the figures' date that overlaps the unit asked for, and how much of it does: numerator / denominator. */
export interface Overlap {
  readonly unit: Unit;
  /** True: all of it lies in the unit asked for, and its whole figure belongs there. */
  readonly whole: boolean;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

interface Asked {
  readonly unit: Unit;
  readonly at: string;
  readonly method: ApportionMethod;
  readonly figures: readonly { readonly code: string; readonly value: number }[];
}

const codesOf = (units: readonly { readonly unit: Unit }[]): string =>
  units.map(({ unit }) => `${unit.fullName} (${unit.code})`).join(', ');

/**
 * Sums figures over a change of territory: each figure times the part of its unit that falls to the unit asked for.
 * Exact only where every unit goes whole. Nothing is filled in: a missing figure or share refuses it all.
 */
export function apportion(asked: Asked, overlaps: readonly Overlap[]): Apportioned {
  const figures = new Map(asked.figures.map(({ code, value }) => [code, value]));
  const strangers = asked.figures.filter(({ code }) => !overlaps.some(({ unit }) => unit.code === code));
  if (strangers.length > 0) {
    throw new Problem('territory.apportion_stranger', {
      codes: strangers.map(({ code }) => code).join(', '),
      unit: asked.unit.fullName,
      date: asked.at,
      known: codesOf(overlaps),
    });
  }
  const missing = overlaps.filter(({ unit }) => !figures.has(unit.code));
  if (missing.length > 0) throw new Problem('territory.apportion_missing', { codes: codesOf(missing) });
  refuseUnshared(asked, overlaps);
  const parts = overlaps.map(({ unit, whole, numerator, denominator }) => ({
    unit,
    figure: figures.get(unit.code) ?? 0,
    share: whole ? 1 : (numerator ?? 0) / (denominator ?? 1),
    numerator: whole ? null : numerator,
    denominator: whole ? null : denominator,
  }));
  return {
    unit: asked.unit,
    value: parts.reduce((sum, { figure, share }) => sum + figure * share, 0),
    method: asked.method,
    exact: overlaps.every(({ whole }) => whole),
    parts,
  };
}

function refuseUnshared({ unit, method }: Asked, overlaps: readonly Overlap[]): void {
  const partial = overlaps.filter(({ whole }) => !whole);
  if (method === 'whole_units') {
    if (partial.length === 0) return;
    throw new Problem('territory.apportion_not_whole', { codes: codesOf(partial), unit: unit.fullName });
  }
  const without = partial.filter(
    ({ numerator, denominator }) => numerator === null || !(Number(denominator) > 0),
  );
  if (without.length === 0) return;
  const what = method === 'by_area' ? 'ranh giới / boundary' : 'số hộ / households';
  throw new Problem('territory.apportion_needs', { method, what, codes: codesOf([...without, { unit }]) });
}
