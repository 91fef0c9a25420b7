import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import type { Computed } from './computed.ts';
import type { UnitEvidence } from './evidence.ts';
import { figureFromCoverage } from './from-coverage.ts';
import { figureFromGroups } from './from-groups.ts';
import { figureFromPlaces } from './from-places.ts';
import { figureFromChecklist, figuresFromRegister } from './from-register.ts';
import { figureFromSurvey } from './from-survey.ts';

/** Every source's figure of every definition, for one unit; pure arithmetic on what the database summed. */
export function computeUnit(definitions: readonly IndicatorDefinition[], evidence: UnitEvidence): Computed[] {
  return definitions.flatMap((definition) =>
    withRegister(definition).flatMap((source) => figuresOf(definition, source, evidence)),
  );
}

/** Any indicator may be told by a register, also where its definition only awaits evidence. */
function withRegister(definition: IndicatorDefinition): readonly IndicatorSource[] {
  const has = definition.sources.some((source) => source.kind === 'register');
  return has ? definition.sources : [...definition.sources, { kind: 'register' }];
}

function figuresOf(
  definition: IndicatorDefinition,
  source: IndicatorSource,
  evidence: UnitEvidence,
): readonly Computed[] {
  const one = (figure: Computed | null): Computed[] => (figure === null ? [] : [figure]);
  switch (source.kind) {
    case 'survey':
      return one(figureFromSurvey(definition, source, evidence));
    case 'register':
      return figuresFromRegister(definition, sourceId(source), evidence);
    case 'checklist':
      return one(figureFromChecklist(definition, source, evidence));
    case 'coverage_people':
    case 'coverage_households':
      return one(figureFromCoverage(definition, source, evidence));
    case 'coverage_places':
      return one(figureFromPlaces(definition, source, evidence));
    case 'groups_with_service':
      return one(figureFromGroups(definition, source, evidence));
    // A rank needs its peers' figures, which no import of this form brings; the others wait for later modules.
    case 'rank':
    case 'awaited':
      return [];
  }
}
