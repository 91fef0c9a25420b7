import { extent, margin } from './frame.ts';
import type { Path, Shape } from './twkb.ts';

const [low, high] = [-margin, extent + margin];

/**
 * A shape cut at the tile's margin. Areas ring by ring (Sutherland and Hodgman, 1974): a ring that crosses itself, as
 * corners moved to a coarse grid make it, still covers what it covered, where the database's own cut takes its inside for
 * its outside. What is cut off leaves an edge along the margin, out of sight. Points and lines are not cut.
 */
export function clipped(shape: Shape): Shape {
  if (shape.kind !== 'polygon') return shape;
  return { kind: 'polygon', parts: shape.parts.map((rings) => rings.map(clipRing)) };
}

function clipRing(ring: Path): Path {
  let places = ring;
  for (const axis of [0, 1] as const) {
    if (beyond(places, axis, (value) => value < low)) places = cut(places, axis, low, 1);
    if (beyond(places, axis, (value) => value > high)) places = cut(places, axis, high, -1);
  }
  return places;
}

function beyond(ring: Path, axis: 0 | 1, out: (value: number) => boolean): boolean {
  for (let at = axis; at < ring.length; at += 2) if (out(ring[at] ?? 0)) return true;
  return false;
}

/** The part of a closed ring on one side of a line: where `sign` · coordinate ≥ `sign` · bound. Closed again. */
function cut(ring: Path, axis: 0 | 1, bound: number, sign: 1 | -1): Path {
  const kept: number[] = [];
  const inside = (value: number): boolean => sign * value >= sign * bound;
  for (let at = 0; at + 3 < ring.length; at += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = [ring[at], ring[at + 1], ring[at + 2], ring[at + 3]];
    const [from, to] = axis === 0 ? [x0, x1] : [y0, y1];
    if (inside(from)) kept.push(x0, y0);
    if (inside(from) === inside(to)) continue;
    const share = (bound - from) / (to - from);
    if (axis === 0) kept.push(bound, Math.round(y0 + share * (y1 - y0)));
    else kept.push(Math.round(x0 + share * (x1 - x0)), bound);
  }
  if (kept.length > 0) kept.push(kept[0] ?? 0, kept[1] ?? 0);
  return kept;
}
