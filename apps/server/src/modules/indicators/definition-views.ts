import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { DefinitionView } from '@hatangso/contracts/indicator-routes';
import { sourceId } from '@hatangso/contracts/indicator-sources';
import type { Plan } from '@hatangso/contracts/plan';
import { query } from '../../platform/action.ts';
import { todayIn } from '../../platform/today.ts';
import { officeOn, plansInForce } from '../plan/index.ts';
import { awaitedEvidence, labelText } from './definition.ts';
import { definitionsWith } from './definitions-of-ward.ts';
import { standardDefinitions } from './read-definitions.ts';

/** Every indicator of a ward as it is defined: meaning, sources in order, office, and the targets that ask it. */
export const wardDefinitions = query({
  name: 'indicators.figure.read',
  async run({ unitCode, asOf }: { unitCode: string; asOf?: string | undefined }, { tx, now }) {
    const date = asOf ?? todayIn(now);
    const plans = await plansInForce(tx, unitCode, date, now.toISOString());
    const standard = new Set(standardDefinitions().map(({ code }) => code));
    return definitionsWith(plans).map((one) => viewOf(one, plans, date, !standard.has(one.code)));
  },
});

function viewOf(
  definition: IndicatorDefinition,
  plans: readonly Plan[],
  date: string,
  own: boolean,
): DefinitionView {
  const { code, version, theme, unit, measure, better, staleAfterMonths } = definition;
  return {
    ...{ code, version, theme, unit, measure, better, staleAfterMonths, own },
    name: labelText(definition, definition.name),
    explanation: labelText(definition, definition.explanation),
    numerator: labelText(definition, definition.numerator),
    denominator: labelText(definition, definition.denominator),
    office: officeOf(definition, plans, date),
    sources: definition.sources.map((source) => ({
      id: sourceId(source),
      kind: source.kind,
      comparesOnly: source.comparesOnly === true,
      note: source.note ?? null,
    })),
    thresholds: definition.thresholds.map(({ level, comparison, reference: { name, number, date: on } }) => ({
      ...{ level, comparison, number, date: on, text: name },
    })),
    parts: definition.also.map((part) => ({ code: part.code, name: part.name })),
    targets: plans.flatMap((plan) => targetsIn(plan, code)),
    awaits: awaitedEvidence(definition),
  };
}

/** The office as the plan names it and who answers for it today; the target's own goes before the definition's. */
function officeOf(
  { code, office }: IndicatorDefinition,
  plans: readonly Plan[],
  date: string,
): DefinitionView['office'] {
  for (const plan of plans) {
    const asking = plan.targets.filter((target) =>
      target.measures.some(({ indicator }) => indicator === code),
    );
    const id = asking.find(({ inCharge }) => inCharge !== null)?.inCharge ?? office;
    const named = plan.offices.find((one) => one.id === id);
    if (id !== undefined && named !== undefined)
      return { id, name: named.name, today: officeOn(plan.offices, id, date)?.name ?? null };
  }
  return null;
}

function targetsIn(plan: Plan, indicator: string): DefinitionView['targets'] {
  const grounds = plan.legalBases.filter(({ role }) => role === 'ground').map(({ id }) => id);
  const cited = new Map(plan.legalBases.map((base) => [base.id, base.citations[0]?.text ?? base.id]));
  return plan.targets
    .filter((target) => target.measures.some((measure) => measure.indicator === indicator))
    .map(({ id, ref, text, due, bases }) => ({
      ...{ plan: plan.id, planTitle: plan.title, id, ref, text, due },
      bases: (bases ?? grounds).map((base) => cited.get(base) ?? base),
    }));
}
