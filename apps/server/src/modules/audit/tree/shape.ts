/**
 * Which complete subtrees a root or a proof is made of (RFC 9162, 2.1.3 and 2.1.4). Sizes and positions are whole
 * numbers below 2^53, so they are divided and multiplied, never shifted.
 */

/** A complete subtree: it covers the leaves from `position · 2^level` on, `2^level` of them. */
export interface NodeAt {
  readonly level: number;
  readonly position: number;
}

/** The largest power of two below `size`; of sizes from 2 on. */
function splitOf(size: number): number {
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}

/**
 * The complete subtrees under the leaves from `start` to before `end`, largest first. `start` is a multiple of the
 * largest power of two that the range holds, as every range of a proof is.
 */
export function nodesUnder(start: number, end: number): readonly NodeAt[] {
  const nodes: NodeAt[] = [];
  let at = start;
  let level = Math.ceil(Math.log2(Math.max(end - start, 1)));
  while (at < end) {
    const width = 2 ** level;
    if (width > end - at) {
      level -= 1;
      continue;
    }
    nodes.push({ level, position: at / width });
    at += width;
  }
  return nodes;
}

/** A hash of a proof: that of one subtree, or of several folded from the right. */
export type Part = readonly NodeAt[];

/** The proof that leaf `index` is in the tree of `size` leaves: its neighbours from the leaf up. */
export function inclusionParts(index: number, size: number): readonly Part[] {
  const parts: Part[] = [];
  let [start, end] = [0, size];
  while (end - start > 1) {
    const middle = start + splitOf(end - start);
    if (index < middle) {
      parts.push(nodesUnder(middle, end));
      end = middle;
    } else {
      parts.push(nodesUnder(start, middle));
      start = middle;
    }
  }
  return parts.reverse();
}

/** The proof that the tree of `from` leaves is the beginning of that of `to` (0 < from ≤ to); empty where they are one. */
export function consistencyParts(from: number, to: number): readonly Part[] {
  const parts: Part[] = [];
  let [start, end] = [0, to];
  let whole = true;
  while (from !== end) {
    const middle = start + splitOf(end - start);
    if (from <= middle) {
      parts.push(nodesUnder(middle, end));
      end = middle;
    } else {
      parts.push(nodesUnder(start, middle));
      start = middle;
      whole = false;
    }
  }
  if (!whole) parts.push(nodesUnder(start, end));
  return parts.reverse();
}
