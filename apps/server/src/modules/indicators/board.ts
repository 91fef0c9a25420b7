import type { Measure } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { Plan } from '@hatangso/contracts/plan';
import { query } from '../../platform/action.ts';
import { chooseSource, type Difference } from './choose-source.ts';
import { strataOf } from './compute/from-survey.ts';
import { gatherGroups } from './compute/gather-groups.ts';
import { gatherSurvey } from './compute/gather-survey.ts';
import { measureKey } from './compute/measures.ts';
import type { Figure } from './criterion.ts';
import { isShare } from './definition.ts';
import { definitionsOfWard } from './definitions-of-ward.ts';
import { historyOf, indicatorRowOf } from './indicator-rows.ts';
import { type SampleNeed, sampleNeeded } from './needed-sample.ts';
import { readWard, type WardInput } from './read-ward.ts';

/** An indicator of a ward with what a board shows beside its row. */
export interface BoardFigure {
  readonly row: IndicatorRow;
  readonly measure: Measure;
  /** Figures of the chosen source through time, earliest first. */
  readonly history: readonly Figure[];
  /** Other sources that tell something clearly different. */
  readonly differences: readonly Difference[];
  /** Office in charge by definition; the plan's own lists go before. */
  readonly office: string | null;
  /** Priority places it counts, where it does; empty where it counts others. */
  readonly placeKinds: readonly string[];
}

export interface Board {
  readonly asOf: string;
  readonly knownAt: string;
  /** Plans in force, adjusted as of the date. */
  readonly plans: readonly Plan[];
  readonly figures: readonly BoardFigure[];
}

/** Every indicator of a ward with history and differences, in one reading. */
export const wardBoard = query({
  name: 'indicators.figure.read',
  async run(input: WardInput, doing): Promise<Board> {
    const { plans, definitions, context } = await readWard(input, doing);
    const { asOf, knownAt } = context;
    const figures = definitions.map((definition): BoardFigure => {
      const row = indicatorRowOf(definition, context);
      const own = (context.figures.get(asOf) ?? []).filter((one) => one.indicator === definition.code);
      const { chosen, differences } = chooseSource(definition, own, context.closedOn(definition.code, asOf));
      const places = definition.sources.flatMap((one) =>
        one.kind === 'coverage_places' && one.services.includes('5g') ? one.placeKinds : [],
      );
      return {
        row,
        measure: definition.measure,
        history: historyOf(definition, chosen?.source ?? null, context),
        differences,
        office: definition.office ?? null,
        placeKinds: places,
      };
    });
    return { asOf, knownAt, plans, figures };
  },
});

/** Which level an indicator's survey figure cannot be told from. */
export interface Undecided {
  readonly indicator: string;
  readonly source: string;
  readonly level: number;
}

export interface NamedNeed extends Omit<SampleNeed, 'groups'> {
  readonly indicator: string;
  readonly groups: readonly { readonly group: string; readonly name: string; readonly households: number }[];
}

/**
 * How many more households in which groups would decide the figures named (see `sampleNeeded`), from the answers in
 * force. Indicators whose source is no survey, or where no plan can be made, are left out.
 */
export const samplesNeeded = query({
  name: 'indicators.figure.read',
  async run(
    {
      unitCode,
      asOf,
      knownAt,
      wanted,
    }: WardInput & { asOf: string; knownAt: string; wanted: readonly Undecided[] },
    { tx },
  ): Promise<NamedNeed[]> {
    const all = await definitionsOfWard(tx, { unitCode, asOf, knownAt });
    const definitions = all.filter(({ code }) => wanted.some((one) => one.indicator === code));
    if (definitions.length === 0) return [];
    const moment = { unitCode, asOf, knownAt };
    const groups = (await gatherGroups(tx, moment)).get(unitCode) ?? [];
    const survey = (await gatherSurvey(tx, definitions, moment)).get(unitCode) ?? [];
    const names = new Map(groups.map((group) => [group.code, group.name]));
    return wanted.flatMap(({ indicator, source, level }) => {
      const definition = definitions.find(({ code }) => code === indicator);
      if (definition === undefined) return [];
      const strata = strataOf({ groups, survey }, measureKey(definition, source));
      const need = sampleNeeded(strata, { measure: definition.measure, share: isShare(definition) }, level);
      if (need === null || need.households === 0) return [];
      const named = need.groups.map((one) => ({ ...one, name: names.get(one.group) ?? one.group }));
      return [{ ...need, indicator, groups: named }];
    });
  },
});
