import { indicatorDefinitions } from '@hatangso/contracts/indicator-definitions';
import type { RowProblem } from '@hatangso/contracts/problems';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import { awaitedEvidence, isShare } from './definition.ts';
import { definitionsOfWard } from './definitions-of-ward.ts';
import { expectations, placeName, standardDefinitions } from './read-definitions.ts';

/** What is wrong with the indicators a plan adds; an empty list where they may be taken. */
export function checkIndicators(records: readonly unknown[]): RowProblem[] {
  const read = indicatorDefinitions.safeParse(records, { reportInput: true });
  if (!read.success) {
    return expectations(read.error.issues).map(({ path, vi, en }) => ({
      code: 'indicator.definition_invalid',
      row: 1,
      column: `indicators${placeName(path)}`,
      params: { line: 1, place: `indicators${placeName(path)}`, expectedVi: vi, expectedEn: en },
    }));
  }
  const standard = new Set(standardDefinitions().map((one) => one.code));
  return read.data
    .filter((one) => standard.has(one.code))
    .map(({ code }) => ({
      code: 'indicator.code_taken' as const,
      row: 1,
      column: 'indicators',
      params: { code },
    }));
}

/** What an import of register figures must know of a code: an indicator, one of its parts, or a point of a checklist. */
export interface FigureCode {
  readonly share: boolean;
  /** A numerator alone says nothing. */
  readonly needsDenominator: boolean;
}

/** The codes a ward's register figures may name. */
export async function figureCodesOf(
  doing: Doing,
  unitCode: string,
): Promise<ReadonlyMap<string, FigureCode>> {
  const asOf = todayIn(doing.now);
  const definitions = await definitionsOfWard(doing.tx, { unitCode, asOf, knownAt: doing.now.toISOString() });
  const codes = new Map<string, FigureCode>();
  for (const definition of definitions) {
    const own = { share: isShare(definition), needsDenominator: definition.measure !== 'count' };
    codes.set(definition.code, own);
    for (const part of definition.also) codes.set(`${definition.code}.${part.code}`, own);
    for (const source of definition.sources) {
      if (source.kind !== 'checklist') continue;
      for (const point of source.points)
        codes.set(`${definition.code}.${point.code}`, { share: true, needsDenominator: false });
    }
  }
  return codes;
}

/** What the plan's lint must know of the standard indicators: unit, and the evidence that would tell each. */
export const indicatorFacts = (): ReadonlyMap<
  string,
  { readonly unit: string; readonly evidence: readonly string[] }
> =>
  new Map(standardDefinitions().map((one) => [one.code, { unit: one.unit, evidence: awaitedEvidence(one) }]));
