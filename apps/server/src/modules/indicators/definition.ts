import type {
  Bilingual,
  IndicatorDefinition,
  IndicatorSettings,
} from '@hatangso/contracts/indicator-definitions';
import {
  type EvidenceKind,
  type HouseholdNumber,
  type IndicatorSource,
  sourceId,
} from '@hatangso/contracts/indicator-sources';
import { Problem } from '../../platform/problem.ts';

/** Whether the numerator is part of the denominator, so that the value lies between 0 and `scaleOf`. */
export const isShare = (definition: IndicatorDefinition): boolean =>
  definition.share ?? definition.measure === 'percent';

/** The number by which numerator / denominator is multiplied: 100 for percent, else 1. */
export const scaleOf = (definition: Pick<IndicatorDefinition, 'measure'>): number =>
  definition.measure === 'percent' ? 100 : 1;

/**
 * The value of a numerator over a denominator in the definition's unit, not rounded. Null where the
 * denominator is 0 ("not applicable"); a count is its numerator, read against the denominator.
 */
export function indicatorValue(
  definition: Pick<IndicatorDefinition, 'measure'>,
  numerator: number,
  denominator: number | null,
): number | null {
  if (definition.measure === 'count') return numerator;
  if (denominator === null || denominator === 0) return null;
  return (scaleOf(definition) * numerator) / denominator;
}

/** A label with the adult age printed in it. */
export function labelText(definition: IndicatorDefinition, label: Bilingual): Bilingual {
  const fill = (text: string) => text.replaceAll('{adultAge}', String(definition.adultAge ?? '?'));
  return { vi: fill(label.vi), en: fill(label.en) };
}

/** The column of a household's answers behind a field: `adults` is those of the definition's adult age. */
export function householdColumn(definition: IndicatorDefinition, field: HouseholdNumber): HouseholdNumber {
  if (field !== 'adults') return field;
  return definition.adultAge === 15 ? 'people15' : 'people18';
}

/** The kinds of evidence that would give a figure, each once, in the order of the sources that may be proposed. */
export function awaitedEvidence(definition: IndicatorDefinition): EvidenceKind[] {
  const proposing = definition.sources.filter((source) => source.comparesOnly !== true);
  return [...new Set(proposing.flatMap(evidenceOf))];
}

function evidenceOf(source: IndicatorSource): readonly EvidenceKind[] {
  switch (source.kind) {
    case 'survey':
      return ['households'];
    case 'register':
    case 'checklist':
      return ['figures'];
    case 'coverage_people':
    case 'coverage_households':
      return ['claims', 'households'];
    case 'coverage_places':
      return ['claims', 'places'];
    case 'groups_with_service':
      return ['claims', 'groups'];
    case 'rank':
      return ['peers'];
    case 'awaited':
      return source.evidence;
  }
}

/**
 * A standard definition as a ward has set it. Throws `indicator.setting_unknown_source` for an order that names
 * a source it has not, `indicator.setting_no_adults` for an adult age where no adults are counted.
 */
export function withSettings(
  definition: IndicatorDefinition,
  settings: IndicatorSettings,
): IndicatorDefinition {
  const { sourceOrder, ...plain } = settings;
  if (settings.adultAge !== undefined && definition.adultAge === undefined) {
    throw new Problem('indicator.setting_no_adults', { code: definition.code });
  }
  const set = Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined));
  return { ...definition, ...set, sources: inOrder(definition, sourceOrder ?? []) };
}

function inOrder(definition: IndicatorDefinition, order: readonly string[]): IndicatorSource[] {
  const known = definition.sources.map(sourceId);
  const unknown = order.find((id) => !known.includes(id));
  if (unknown !== undefined) {
    const params = { code: definition.code, source: unknown, known: known.join(', ') };
    throw new Problem('indicator.setting_unknown_source', params);
  }
  const place = (source: IndicatorSource) => {
    const at = order.indexOf(sourceId(source));
    return at === -1 ? order.length : at;
  };
  return definition.sources.toSorted((a, b) => place(a) - place(b));
}

/**
 * The standard definitions and those of the ward's plan as one list. Throws `indicator.code_taken` where the
 * plan redefines a standard code (it adjusts one by settings), `indicator.unknown` for settings of no indicator.
 */
export function definitionsOf(
  standard: readonly IndicatorDefinition[],
  added: readonly IndicatorDefinition[],
  settings: Readonly<Record<string, IndicatorSettings>> = {},
): IndicatorDefinition[] {
  const taken = added.find((one) => standard.some((other) => other.code === one.code));
  if (taken !== undefined) throw new Problem('indicator.code_taken', { code: taken.code });
  const all = [...standard, ...added];
  const unknown = Object.keys(settings).find((code) => !all.some((one) => one.code === code));
  if (unknown !== undefined) throw new Problem('indicator.unknown', { code: unknown });
  return all.map((one) => withSettings(one, settings[one.code] ?? {}));
}
