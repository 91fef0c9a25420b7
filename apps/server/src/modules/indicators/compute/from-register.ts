import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import { checklistFigure } from '../checklist.ts';
import { indicatorValue } from '../definition.ts';
import { type Computed, nothingBeside, restingOn } from './computed.ts';
import type { RegisterRow, UnitEvidence } from './evidence.ts';

type Checklist = Extract<IndicatorSource, { kind: 'checklist' }>;

/** What each supplier's register says, side by side; a row `code.part` fills a part beside it. */
export function figuresFromRegister(
  definition: IndicatorDefinition,
  id: string,
  evidence: UnitEvidence,
): Computed[] {
  const own = evidence.register.filter((row) => row.indicator === definition.code);
  return own.map((row) => ({
    indicator: definition.code,
    definitionVersion: definition.version,
    source: `${id}:${row.source}`,
    value: row.numerator === null ? null : indicatorValue(definition, row.numerator, row.denominator),
    numerator: row.numerator,
    denominator: row.denominator,
    low: null,
    high: null,
    method: 'register',
    ...restingOn(evidence, [row]),
    groups: [],
    beside: { ...nothingBeside, parts: partsOf(definition, row.source, evidence) },
  }));
}

function partsOf(definition: IndicatorDefinition, supplier: string, evidence: UnitEvidence) {
  return definition.also.flatMap(({ code }) => {
    const row = evidence.register.find(
      (one) => one.indicator === `${definition.code}.${code}` && one.source === supplier,
    );
    if (row === undefined || row.numerator === null) return [];
    const { numerator, denominator } = row;
    return [{ code, numerator, denominator, value: indicatorValue(definition, numerator, denominator) }];
  });
}

/** Points met over points, each point answered by a register's row `code.point`. */
export function figureFromChecklist(
  definition: IndicatorDefinition,
  source: Checklist,
  evidence: UnitEvidence,
): Computed | null {
  const rows = answersTo(definition, evidence);
  const figure = checklistFigure(source.points, pointsMet(definition, evidence), definition.measure);
  if (figure.numerator === null) return null;
  return {
    indicator: definition.code,
    definitionVersion: definition.version,
    source: sourceId(source),
    value: figure.value,
    numerator: figure.numerator,
    denominator: figure.denominator,
    low: figure.low,
    high: figure.high,
    method: 'checklist',
    ...restingOn(evidence, rows),
    groups: [],
    beside: nothingBeside,
  };
}

/** Rows `code.point` of the register. */
const answersTo = (definition: IndicatorDefinition, evidence: UnitEvidence): RegisterRow[] =>
  evidence.register.filter(
    (row) => row.indicator.startsWith(`${definition.code}.`) && row.numerator !== null,
  );

/** Which points of a checklist are met, by their codes; those nobody answered are left out. */
export function pointsMet(
  definition: IndicatorDefinition,
  evidence: UnitEvidence,
): ReadonlyMap<string, boolean> {
  const rows = oldestFirst(answersTo(definition, evidence));
  return new Map(rows.map((row) => [row.indicator.slice(definition.code.length + 1), isMet(row)]));
}

const isMet = ({ numerator, denominator }: RegisterRow): boolean => (numerator ?? 0) >= (denominator ?? 1);

/** Oldest first, so that a map keeps the newest word. */
const oldestFirst = (rows: readonly RegisterRow[]): RegisterRow[] =>
  rows.toSorted((a, b) => ((a.evidenceDate ?? '') < (b.evidenceDate ?? '') ? -1 : 1));
