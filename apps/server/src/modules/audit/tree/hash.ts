import { createHash } from 'node:crypto';

/** RFC 9162, 2.1.1: a leaf and a node are hashed under different first bytes, so that neither passes for the other. */
export const leafHash = (bytes: string | Uint8Array): Buffer =>
  createHash('sha256').update(leafMark).update(bytes).digest();
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer =>
  createHash('sha256').update(nodeMark).update(left).update(right).digest();
/** The root of a tree without a leaf. */
export const emptyRoot = (): Buffer => createHash('sha256').digest();

const leafMark = Buffer.from([0]);
const nodeMark = Buffer.from([1]);
