import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldRight, GrowingTree } from './grow.ts';
import { emptyRoot, leafHash, nodeHash } from './hash.ts';
import { consistencyParts, inclusionParts, type NodeAt, nodesUnder, type Part } from './shape.ts';
import { extendsTree, includes } from './verify.ts';

/** RFC 9162, 2.1.1, as its words say it: slow, over the leaves themselves. */
function naiveRoot(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return emptyRoot();
  if (leaves.length === 1) return only;
  const middle = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(naiveRoot(leaves.slice(0, middle)), naiveRoot(leaves.slice(middle)));
}

/** RFC 9162, 2.1.3.1 and 2.1.4.1, as recursive as they stand there. */
function naivePath(index: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length < 2) return [];
  const middle = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return index < middle
    ? [...naivePath(index, left), naiveRoot(right)]
    : [...naivePath(index - middle, right), naiveRoot(left)];
}
function naiveSubproof(from: number, leaves: readonly Buffer[], whole: boolean): Buffer[] {
  if (from === leaves.length) return whole ? [] : [naiveRoot(leaves)];
  const middle = 2 ** Math.floor(Math.log2(leaves.length - 1));
  const [left, right] = [leaves.slice(0, middle), leaves.slice(middle)];
  return from <= middle
    ? [...naiveSubproof(from, left, whole), naiveRoot(right)]
    : [...naiveSubproof(from - middle, right, false), naiveRoot(left)];
}

/** The hashes of parts, from the stored complete subtrees as the database holds them. */
const hashesOf = (parts: readonly Part[], leaves: readonly Buffer[]): Buffer[] => {
  const stored = ({ level, position }: NodeAt): Buffer => {
    const width = 2 ** level;
    expect((position + 1) * width).toBeLessThanOrEqual(leaves.length);
    return naiveRoot(leaves.slice(position * width, (position + 1) * width));
  };
  return parts.map((part) => foldRight(part.map(stored)));
};
const hex = (hashes: readonly Buffer[]): string[] => hashes.map((hash) => hash.toString('hex'));

// the leaves, roots and proofs that implementations of certificate transparency are held to
const known = [
  ...['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'],
].map((bytes) => leafHash(Buffer.from(bytes, 'hex')));
const roots = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

test('the vectors of certificate transparency: roots, an inclusion proof, a consistency proof', () => {
  const tree = new GrowingTree();
  expect(tree.root().toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  for (const [at, leaf] of known.entries()) {
    tree.add(leaf);
    expect(tree.root().toString('hex')).toBe(roots[at]);
  }
  expect(hex(hashesOf(inclusionParts(0, 8), known))).toEqual([
    '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
    '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
    '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
  ]);
  expect(hex(hashesOf(consistencyParts(6, 8), known))).toEqual([
    '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
    'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  ]);
});

const leavesOf = (size: number): Buffer[] => Array.from({ length: size }, (_, at) => leafHash(`leaf ${at}`));
const sizes = fc.integer({ min: 1, max: 300 });

test('roots and proofs from stored subtrees are those of the naive tree, and verify', () => {
  fc.assert(
    fc.property(sizes, fc.nat(), fc.nat(), (size, a, b) => {
      const leaves = leavesOf(size);
      const [index, from] = [a % size, 1 + (b % size)];
      const root = naiveRoot(leaves);
      expect(hashesOf([nodesUnder(0, size)], leaves)).toEqual([root]);
      const proof = hashesOf(inclusionParts(index, size), leaves);
      expect(hex(proof)).toEqual(hex(naivePath(index, leaves)));
      expect(includes(root, size, index, leaves[index] ?? root, proof)).toBe(true);
      const consistency = hashesOf(consistencyParts(from, size), leaves);
      expect(hex(consistency)).toEqual(hex(naiveSubproof(from, leaves, true)));
      const earlier = { size: from, root: naiveRoot(leaves.slice(0, from)) };
      expect(extendsTree(earlier, { size, root }, consistency)).toBe(true);
    }),
    { numRuns: 200 },
  );
});

test('a proof with anything changed does not verify', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 120 }), fc.nat(), fc.nat(), (size, a, b) => {
      const leaves = leavesOf(size);
      const [index, from] = [a % size, 1 + (b % (size - 1))];
      const root = naiveRoot(leaves);
      const leaf = leaves[index] ?? root;
      const proof = hashesOf(inclusionParts(index, size), leaves);
      const broken = proof.map((hash, at) => (at === b % proof.length ? nodeHash(hash, hash) : hash));
      expect(includes(root, size, index, leaf, broken)).toBe(false);
      expect(includes(root, size, index, leaf, proof.slice(1))).toBe(false);
      expect(includes(root, size, index, leaf, [...proof, root])).toBe(false);
      expect(includes(root, size, (index + 1) % size, leaf, proof)).toBe(false);
      expect(includes(root, size, index, leafHash('another'), proof)).toBe(false);
      const earlier = { size: from, root: naiveRoot(leaves.slice(0, from)) };
      const later = { size, root };
      const consistency = hashesOf(consistencyParts(from, size), leaves);
      const swapped = naiveRoot([...leaves.slice(0, from - 1), leafHash('another')]);
      expect(extendsTree({ size: from, root: swapped }, later, consistency)).toBe(false);
      expect(extendsTree(earlier, { size, root: nodeHash(root, root) }, consistency)).toBe(false);
      expect(extendsTree(earlier, later, consistency.slice(1))).toBe(false);
      expect(extendsTree(earlier, later, [...consistency, root])).toBe(false);
      expect(extendsTree(later, earlier, consistency)).toBe(false);
    }),
    { numRuns: 150 },
  );
});

test('a proof in a log of ten thousand million is made of some dozens of subtrees', () => {
  const size = 10_000_000_001;
  const nodes = inclusionParts(7_654_321_098, size).flat();
  expect(nodes.length).toBeLessThan(70);
  for (const { level, position } of nodes) expect((position + 1) * 2 ** level).toBeLessThanOrEqual(size);
});
