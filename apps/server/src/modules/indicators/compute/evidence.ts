/** Everything the figures of one unit rest on, as the database summed it; one shape for one ward or all. */
export interface UnitEvidence {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly groups: readonly KnownGroup[];
  readonly survey: readonly SurveyCell[];
  readonly coverage: readonly CoverageCell[];
  readonly tables: readonly TableClaim[];
  readonly places: readonly PlaceCoverage[];
  readonly claims: readonly ClaimShare[];
  readonly register: readonly RegisterRow[];
  readonly batches: ReadonlyMap<string, BatchLabel>;
}

export interface BatchLabel {
  readonly kind: string;
  readonly label: string;
}

/** A residential group on the date; `households` and `people` by the ward's own register, null = not known. */
export interface KnownGroup {
  readonly code: string;
  readonly name: string;
  readonly households: number | null;
  readonly people: number | null;
}

/** Rows of one batch used, with a digest of those rows and the date they speak of. */
export interface BatchShare {
  readonly batchId: string;
  readonly rows: number;
  readonly digest: string;
  readonly evidenceDate: string | null;
}

/** Sums of one measure over the households that answered it. */
export interface Sums {
  readonly n: number;
  readonly y: number;
  readonly x: number;
  readonly yy: number;
  readonly xx: number;
  readonly xy: number;
}

/** One group's households of one batch, in the round in force. */
export interface SurveyCell extends BatchShare {
  readonly group: string;
  readonly sums: ReadonlyMap<string, Sums>;
}

/** Sums over located households (y: those served) and the x of those without coordinates. */
export interface CoverageSums extends Sums {
  readonly unlocated: number;
  readonly unlocatedX: number;
}

/** One group's households of one batch under the operators' areas. */
export interface CoverageCell extends BatchShare {
  readonly group: string;
  readonly sums: ReadonlyMap<string, CoverageSums>;
}

/** What operators' tables say of one group and service on the date: bounds of the share of households, percent. */
export interface TableClaim {
  readonly group: string;
  readonly service: string;
  readonly downlinkMbps: number | null;
  readonly low: number;
  readonly high: number;
}

export interface PlaceCoverage extends BatchShare {
  readonly code: string;
  readonly kind: string;
  /** Best claimed speed by service; 0 where the claim names none; a service that is absent is not served. */
  readonly best: Readonly<Record<string, number>>;
  /** The same, but claimed only in part: neither served nor not. */
  readonly partly: Readonly<Record<string, number>>;
}

/** Claims of one batch and service valid on the date. */
export interface ClaimShare extends BatchShare {
  readonly service: string;
  readonly areas: number;
  readonly tables: number;
  /** How many of them name a speed. */
  readonly withSpeed: number;
}

export interface RegisterRow extends BatchShare {
  readonly indicator: string;
  readonly source: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}
