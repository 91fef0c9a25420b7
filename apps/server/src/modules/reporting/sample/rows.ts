import type { EvidenceLink, IndicatorRow, TargetState } from '@hatangso/contracts/indicators';

export const households: EvidenceLink = {
  kind: 'households',
  id: '0193a4c2-77aa-7000-8000-000000000001',
  label: 'khảo sát <hộ> & cáp – đợt 2.xlsx',
  rows: 11_842,
};
export const claims: EvidenceLink = {
  kind: 'claims',
  id: '0193a4c2-77aa-7000-8000-000000000002',
  label: 'vung-phu-5g.geojson',
  rows: 3,
};
export const figures: EvidenceLink = {
  kind: 'figures',
  id: '0193a4c2-77aa-7000-8000-000000000003',
  label: 'so-theo-doi.xlsx',
  rows: 1,
};

type Change = Partial<Omit<IndicatorRow, 'target'>>;

/** An indicator row as of the closing date, by default a count without figure; `change` says what differs. */
export function row(code: string, vi: string, change: Change): IndicatorRow {
  const value = change.value ?? null;
  return {
    code,
    name: { vi, en: code },
    value,
    numerator: null,
    denominator: null,
    low: null,
    high: null,
    unit: '%',
    asOf: '2026-11-30',
    knownAt: '2026-12-01T02:00:00Z',
    method: value === null ? null : 'count',
    status: 'no_data',
    stale: false,
    evidenceDate: value === null ? null : '2026-11-15',
    target: change.targets?.[0] ?? null,
    targets: [],
    evidence: [],
    sources: [],
    missing: { groups: [], unlocatedHouseholds: 0 },
    awaits: [],
    definitionVersion: 1,
    digest: null,
    ...change,
  };
}

/** The state of a target due at the end of 2025 unless `change` says otherwise. */
export function state(
  id: string,
  level: number | null,
  status: TargetState['status'],
  change: Partial<TargetState> = {},
): TargetState {
  return {
    id,
    plan: 'p',
    comparison: 'at_least',
    level,
    unit: '%',
    due: '2025-12-31',
    status,
    valueAtDue: null,
    pathLevel: null,
    requiredRate: null,
    forecast: null,
    reference: null,
    ...change,
  };
}
