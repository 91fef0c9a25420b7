import { twiceArea } from './commands.ts';
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

/**
 * A shape drawn smaller still: every corner on the nearest point of a grid of `cell` tile units, so that neighbours who
 * share a border still share it; corners on a straight line between two others are left out. Parts and holes without
 * an area go; an area of which nothing would be left stays as it was.
 */
export function coarser(shape: Shape, cell: number): Shape {
  if (shape.kind !== 'polygon') return shape;
  const parts = shape.parts.flatMap(([outer = [], ...holes]) => {
    const ring = onGrid(outer, cell);
    return ring.length === 0
      ? []
      : [[ring, ...holes.map((hole) => onGrid(hole, cell)).filter((hole) => hole.length > 0)]];
  });
  return parts.length === 0 ? shape : { kind: 'polygon', parts };
}

/** Empty where no area is left. */
function onGrid(ring: Path, cell: number): Path {
  const kept: number[] = [];
  for (let at = 0; at < ring.length; at += 2) {
    const x = Math.round((ring[at] ?? 0) / cell) * cell;
    const y = Math.round((ring[at + 1] ?? 0) / cell) * cell;
    const end = kept.length;
    const [x1, y1] = [kept[end - 2] ?? 0, kept[end - 1] ?? 0];
    if (end >= 2 && x1 === x && y1 === y) continue;
    const [ax, ay] = [x1 - (kept[end - 4] ?? 0), y1 - (kept[end - 3] ?? 0)];
    if (end >= 4 && ax * (y - y1) === ay * (x - x1)) {
      kept[end - 2] = x;
      kept[end - 1] = y;
    } else kept.push(x, y);
  }
  return twiceArea(kept) === 0 ? [] : kept;
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
