import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { IndicatorDetail } from '@hatangso/contracts/indicator-routes';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { Plan } from '@hatangso/contracts/plan';
import { query } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { plansInForce } from '../plan/index.ts';
import { chooseSource } from './choose-source.ts';
import { closedSources } from './closings.ts';
import type { Computed } from './compute/computed.ts';
import { gatherGroups } from './compute/gather-groups.ts';
import { labelText } from './definition.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { figuresOfWard } from './figures-of-ward.ts';
import { historyOf, indicatorRowOf, type RowContext } from './indicator-rows.ts';
import { targetsByIndicator } from './targets.ts';

export interface WardInput {
  readonly unitCode: string;
  readonly asOf?: string | undefined;
  readonly knownAt?: string | undefined;
}

interface Read {
  readonly plans: readonly Plan[];
  readonly definitions: readonly IndicatorDefinition[];
  readonly context: RowContext;
}

/** Gathers what every row of a ward needs: plans, figures on all dates, closed sources. */
export async function readWard(input: WardInput, { tx, now, installation }: Doing): Promise<Read> {
  const { unitCode } = input;
  const asOf = input.asOf ?? todayIn(now);
  const knownAt = input.knownAt ?? now.toISOString();
  const plans = await plansInForce(tx, unitCode, asOf, knownAt);
  const definitions = definitionsWith(plans);
  const targets = targetsByIndicator(plans);
  const due = [...new Set([...targets.values()].flat().map((target) => target.due))];
  const figures = await figuresOfWard(
    tx,
    definitions,
    { unitCode, asOf, knownAt: input.knownAt ?? null, now },
    due,
  );
  const closedOn = await closedSources(tx, unitCode, knownAt);
  return {
    plans,
    definitions,
    context: { asOf, knownAt, demonstration: installation.demonstration, figures, targets, closedOn },
  };
}

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
    const computed = own.find((figure) => figure.source === choice.chosen?.source);
    const moment = { unitCode: input.unitCode, asOf: context.asOf, knownAt: context.knownAt };
    const groups = await gatherGroups(doing.tx, moment);
    return {
      row,
      explanation: labelText(definition, definition.explanation),
      numeratorLabel: labelText(definition, definition.numerator),
      denominatorLabel: labelText(definition, definition.denominator),
      office: definition.office ?? null,
      groups: groupRows(computed, groups.get(input.unitCode) ?? []),
      parts: partRows(definition, computed),
      history: historyOf(definition, choice.chosen?.source ?? null, context).map(
        ({ date, value, low, high }) => ({ date, value, low, high }),
      ),
      differences: choice.differences.map((difference) => ({ ...difference })),
    };
  },
});

function groupRows(
  computed: Computed | undefined,
  groups: readonly { readonly code: string; readonly name: string }[],
) {
  const names = new Map(groups.map((group) => [group.code, group.name]));
  return (computed?.groups ?? []).map((figure) => ({
    ...figure,
    name: names.get(figure.group) ?? figure.group,
  }));
}

/** Names of places' kinds come from the definition's parts where it has them, else the kind's code stands. */
function partRows(definition: IndicatorDefinition, computed: Computed | undefined) {
  const names = new Map(definition.also.map((part) => [part.code, part.name]));
  return (computed?.beside.parts ?? []).map((part) => ({
    ...part,
    name: names.get(part.code) ?? { vi: part.code, en: part.code },
  }));
}
