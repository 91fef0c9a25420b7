import type { ClaimShare, UnitEvidence } from './evidence.ts';

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
  const stated = evidence.tables.filter(
    (table) =>
      table.group === group &&
      asked.services.includes(table.service) &&
      fastEnough(table.downlinkMbps, table.low, asked.minDownlinkMbps),
  );
  if (stated.length === 0) return null;
  return {
    low: Math.max(...stated.map((table) => table.low)),
    high: Math.min(
      100,
      stated.reduce((sum, table) => sum + table.high, 0),
    ),
  };
}

/** "Not offered" needs no speed to be believed; an offer counts where its speed is stated and reached. */
const fastEnough = (speed: number | null, low: number, wanted: number | undefined): boolean =>
  wanted === undefined || low === 0 || (speed !== null && speed >= wanted);

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
