import { createHash } from 'node:crypto';
import type { EvidenceLink } from '@hatangso/contracts/indicators';
import type { Candidate } from '../choose-source.ts';
import type { BatchShare, UnitEvidence } from './evidence.ts';

/** The same figure for one residential group. */
export interface GroupFigure {
  readonly group: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly method: string | null;
}

/** A figure shown apart beside the main one: a part of the definition, or one kind of places. */
export interface PartFigure {
  readonly code: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** What stands beside a figure so that it cannot be misread. */
export interface Beside {
  readonly groupsWithoutData: readonly string[];
  readonly groupsOfUnknownSize: readonly string[];
  readonly unlocatedHouseholds: number;
  readonly parts: readonly PartFigure[];
}

/** One source's figure with all that it rests on. */
export interface Computed extends Candidate {
  readonly indicator: string;
  readonly definitionVersion: number;
  readonly digest: string;
  readonly beside: Beside;
  readonly groups: readonly GroupFigure[];
}

export const nothingBeside: Beside = {
  groupsWithoutData: [],
  groupsOfUnknownSize: [],
  unlocatedHouseholds: 0,
  parts: [],
};

/** Links and digest of the batches a figure rests on: batches in order of id, their rows by their own digests. */
export function restingOn(
  evidence: UnitEvidence,
  shares: readonly BatchShare[],
): { evidence: EvidenceLink[]; digest: string; evidenceDate: string | null } {
  const batches = new Map<string, { rows: number; digests: string[] }>();
  for (const share of shares) {
    const batch = batches.get(share.batchId) ?? { rows: 0, digests: [] };
    batches.set(share.batchId, { rows: batch.rows + share.rows, digests: [...batch.digests, share.digest] });
  }
  const ids = [...batches.keys()].sort();
  const links = ids.map((id) => {
    const { kind, label } = evidence.batches.get(id) ?? { kind: 'unknown', label: id };
    return { kind, id, label, rows: batches.get(id)?.rows ?? 0 };
  });
  const text = ids
    .map((id) => `${id}:${batches.get(id)?.rows}:${batches.get(id)?.digests.sort().join(',')}`)
    .join(';');
  const dates = shares.map((share) => share.evidenceDate).filter((date) => date !== null);
  return {
    evidence: links,
    digest: createHash('sha256').update(text).digest('hex'),
    evidenceDate: dates.toSorted().at(-1) ?? null,
  };
}
