import type { ImportKind } from '../evidence/index.ts';

/** The kinds of files that this module takes. */
export const territoryKinds: readonly ImportKind[] = [];
