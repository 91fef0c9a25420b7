import type { DiffLine } from '@hatangso/contracts/plan-edit';

const around = 3;

/**
 * What differs between two texts, line by line, as pieces with three lines around each change. The longest common part
 * is found between the first and the last differing line; where that is so long that looking would take more than a
 * moment, all of it counts as changed.
 */
export function textDiff(before: string, after: string): DiffLine[][] {
  const a = before.split('\n');
  const b = after.split('\n');
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const middle = changesBetween(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const signs = [
    ...Array.from({ length: head }, () => ' ' as const),
    ...middle,
    ...Array.from({ length: tail }, () => ' ' as const),
  ];
  return piecesOf(numbered(signs, a, b));
}

type Sign = DiffLine['sign'];
const limit = 4_000_000;

/** The longest common subsequence by table: signs of the lines, those taken away first. */
function changesBetween(a: readonly string[], b: readonly string[]): Sign[] {
  const removed = a.map(() => '-' as const);
  const added = b.map(() => '+' as const);
  if (a.length * b.length > limit || a.length === 0 || b.length === 0) return [...removed, ...added];
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number): number => common[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const signs: Sign[] = [];
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      signs.push(' ');
      i += 1;
      j += 1;
    } else if (i < a.length && (j === b.length || at(i + 1, j) >= at(i, j + 1))) {
      signs.push('-');
      i += 1;
    } else {
      signs.push('+');
      j += 1;
    }
  }
  return signs;
}

function numbered(signs: readonly Sign[], a: readonly string[], b: readonly string[]): DiffLine[] {
  let i = 0;
  let j = 0;
  return signs.map((sign): DiffLine => {
    const text = (sign === '+' ? b[j] : a[i]) ?? '';
    if (sign !== '+') i += 1;
    if (sign !== '-') j += 1;
    return { sign, before: sign === '+' ? null : i, after: sign === '-' ? null : j, text };
  });
}

function piecesOf(lines: readonly DiffLine[]): DiffLine[][] {
  const pieces: DiffLine[][] = [];
  let lastShown = -2;
  const isNear = lines.map(() => false);
  for (const [at, { sign }] of lines.entries()) {
    if (sign === ' ') continue;
    for (let near = Math.max(0, at - around); near <= Math.min(lines.length - 1, at + around); near++)
      isNear[near] = true;
  }
  for (const [at, line] of lines.entries()) {
    if (isNear[at] !== true) continue;
    if (at !== lastShown + 1) pieces.push([]);
    pieces.at(-1)?.push(line);
    lastShown = at;
  }
  return pieces;
}
