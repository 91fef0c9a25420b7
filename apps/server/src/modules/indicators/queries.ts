import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorDetail } from '@hatangso/contracts/indicator-routes';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import { query } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { chooseSource } from './choose-source.ts';
import type { Computed } from './compute/computed.ts';
import { gatherGroups } from './compute/gather-groups.ts';
import { isShare, labelText, scaleOf } from './definition.ts';
import { smallOnes } from './hide-small.ts';
import { denseHistory } from './history.ts';
import { historyOf, indicatorRowOf } from './indicator-rows.ts';
import { linesOf } from './lines.ts';
import { readWard, type WardInput } from './read-ward.ts';
import { maySeeRows } from './rows/evidence-rows.ts';
import { formulaOf } from './why/formula.ts';

/** Every definition of the standard and of the ward, with or without a target, with or without data. */
export const wardIndicators = query({
  name: 'indicators.figure.read',
  async run(input: WardInput, doing): Promise<IndicatorRow[]> {
    const { definitions, context } = await readWard(input, doing);
    return definitions.map((definition) => indicatorRowOf(definition, context));
  },
});

/** One indicator in full. */
export const wardIndicator = query({
  name: 'indicators.figure.read',
  async run(input: WardInput & { readonly indicator: string }, doing): Promise<IndicatorDetail> {
    const { definitions, context } = await readWard(input, doing);
    const definition = definitions.find((one) => one.code === input.indicator);
    if (definition === undefined) throw new Problem('indicator.unknown', { code: input.indicator });
    const row = indicatorRowOf(definition, context);
    const own = (context.figures.get(context.asOf) ?? []).filter(
      (figure) => figure.indicator === definition.code,
    );
    const choice = chooseSource(definition, own, context.closedOn(definition.code, context.asOf));
    const source = choice.chosen?.source ?? null;
    const computed = own.find((figure) => figure.source === source);
    const targets = context.targets.get(definition.code) ?? [];
    const most = isShare(definition) ? scaleOf(definition) : null;
    const judged = { figures: historyOf(definition, source, context), asOf: context.asOf, most };
    const history = await denseHistory(doing.tx, definition, source, context, input.unitCode);
    return {
      row,
      explanation: labelText(definition, definition.explanation),
      numeratorLabel: labelText(definition, definition.numerator),
      denominatorLabel: labelText(definition, definition.denominator),
      office: definition.office ?? null,
      groups: await groupRows(computed, input.unitCode, context, doing),
      parts: partRows(definition, computed),
      history: history.map(({ date, value, low, high, source: of }) => ({
        ...{ date, value, low, high, source: of },
        judged: judged.figures.some((one) => one.date === date),
      })),
      lines: linesOf(targets, judged),
      most,
      formula: computed === undefined ? null : formulaOf(definition, computed, levelsOf(row)),
      differences: choice.differences.map((difference) => ({ ...difference })),
    };
  },
});

/** Levels that a rounded value must not seem to cross. */
export const levelsOf = (row: IndicatorRow): number[] =>
  row.targets.flatMap(({ level, comparison }) => (level === null || comparison === 'rank' ? [] : [level]));

/** Groups by name; from a survey, small counts are left out for who may not see the households themselves. */
async function groupRows(
  computed: Computed | undefined,
  unitCode: string,
  { asOf, knownAt }: { readonly asOf: string; readonly knownAt: string },
  doing: Doing,
): Promise<IndicatorDetail['groups']> {
  const figures = computed?.groups ?? [];
  const known = (await gatherGroups(doing.tx, { unitCode, asOf, knownAt })).get(unitCode) ?? [];
  const names = new Map(known.map((group) => [group.code, group.name]));
  const personal = computed?.source.split(':', 1)[0] === 'survey' && !maySeeRows(doing);
  const small = smallOnes(
    figures.map(({ numerator, denominator }) => ({ whole: denominator, part: numerator })),
  );
  return figures.map((figure, at) => {
    const hidden = personal && small[at] === true;
    const nothing = { value: null, numerator: null, denominator: null, low: null, high: null };
    return { ...figure, ...(hidden ? nothing : {}), hidden, name: names.get(figure.group) ?? figure.group };
  });
}

/** Names of places' kinds come from the definition's parts where it has them, else the kind's code stands. */
function partRows(definition: IndicatorDefinition, computed: Computed | undefined) {
  const names = new Map(definition.also.map((part) => [part.code, part.name]));
  return (computed?.beside.parts ?? []).map((part) => ({
    ...part,
    name: names.get(part.code) ?? { vi: part.code, en: part.code },
  }));
}
