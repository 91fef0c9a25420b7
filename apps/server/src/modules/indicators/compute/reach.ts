import type { ClaimShare, TableClaim, UnitEvidence } from './evidence.ts';

/** What a coverage source asks of the claims: any of the services, at a speed. */
export interface Asked {
  readonly services: readonly string[];
  readonly minDownlinkMbps?: number | undefined;
}

/** Bounds of the share of a group that is served, percent. */
export interface Reach {
  readonly low: number;
  readonly high: number;
}

/**
 * The claims a figure can rest on: of the services asked and, where a speed is asked, of batches that name speeds.
 * None means "no data", which is not 0: an operator that says nothing does not say "nowhere".
 */
export const claimsFor = (evidence: UnitEvidence, asked: Asked): readonly ClaimShare[] =>
  evidence.claims.filter(
    (claim) =>
      asked.services.includes(claim.service) && (asked.minDownlinkMbps === undefined || claim.withSpeed > 0),
  );

/** Several operators may serve the same households or others: at least the largest share, at most their sum. */
export function tableBounds(evidence: UnitEvidence, group: string, asked: Asked): Reach | null {
  const stated = evidence.tables
    .filter((table) => table.group === group && asked.services.includes(table.service))
    .flatMap((table) => atSpeed(table, asked.minDownlinkMbps) ?? []);
  if (stated.length === 0) return null;
  return {
    low: Math.max(...stated.map(({ low }) => low)),
    high: Math.min(
      100,
      stated.reduce((sum, { high }) => sum + high, 0),
    ),
  };
}

/**
 * What an operator's word means at a speed: an offer that is slower is none at that speed, "not offered" needs no speed
 * to be believed, and an offer without a speed says nothing.
 */
function atSpeed({ low, high, downlinkMbps }: TableClaim, wanted: number | undefined): Reach | null {
  if (wanted === undefined || high === 0) return { low, high };
  if (downlinkMbps === null) return null;
  return downlinkMbps >= wanted ? { low, high } : { low: 0, high: 0 };
}

/** `claims`: areas; `claims_by_group`: operators' tables; `claims_and_tables`: both; `…_sampled`: of sampled households. */
export function methodOf(
  claims: readonly ClaimShare[],
  tablesUsed: boolean,
  estimate: string | null,
): string {
  const areas = claims.some((claim) => claim.areas > 0);
  const base = !tablesUsed ? 'claims' : areas ? 'claims_and_tables' : 'claims_by_group';
  return estimate === 'sample' || estimate === 'mixed' ? `${base}_sampled` : base;
}
