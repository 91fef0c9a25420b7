import { emptyRoot, nodeHash } from './hash.ts';

/** A tree that takes leaf after leaf and remembers only its right edge: one pass over any log, in constant memory. */
export class GrowingTree {
  /** Complete subtrees, largest first, as the bits of the size. */
  readonly #edge: { level: number; hash: Buffer }[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(leaf: Buffer): void {
    let [level, hash] = [0, leaf];
    for (let last = this.#edge.at(-1); last?.level === level; last = this.#edge.at(-1)) {
      hash = nodeHash(last.hash, hash);
      level += 1;
      this.#edge.pop();
    }
    this.#edge.push({ level, hash });
    this.#size += 1;
  }

  root(): Buffer {
    return foldRight(this.#edge.map(({ hash }) => hash));
  }
}

/** The hash over neighbouring subtrees, largest first: the last two are joined, then the one before, … */
export function foldRight(hashes: readonly Buffer[]): Buffer {
  const last = hashes.at(-1);
  if (last === undefined) return emptyRoot();
  return hashes.slice(0, -1).reduceRight((right, left) => nodeHash(left, right), last);
}
