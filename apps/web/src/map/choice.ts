import type { ExpressionSpecification } from 'maplibre-gl';

/**
 * What a feature's property stands for, by pairs of its value (or values) and that; `otherwise` for all other values.
 * Without a pair it is `otherwise` alone: the library takes no "match" of nothing, and refuses the whole style for one.
 */
export function choice<T extends string | number | boolean>(
  property: string,
  pairs: readonly (readonly [string | readonly string[], T])[],
  otherwise: T,
): T | ExpressionSpecification {
  if (pairs.length === 0) return otherwise;
  return ['match', ['get', property], ...pairs.flat(), otherwise] as unknown as ExpressionSpecification;
}
