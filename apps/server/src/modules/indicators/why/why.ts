import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import type { CoverageView, EstimateView, ToDecide, WhyAnswer } from '@hatangso/contracts/indicator-why';
import type { IndicatorRow, TargetState } from '@hatangso/contracts/indicators';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { checklistFigure } from '../checklist.ts';
import { gatherEvidence } from '../compute/compute-figures.ts';
import type { Computed } from '../compute/computed.ts';
import type { UnitEvidence } from '../compute/evidence.ts';
import { figureFromChecklist, pointsMet } from '../compute/from-register.ts';
import { strataOf } from '../compute/from-survey.ts';
import { measureKey } from '../compute/measures.ts';
import { isShare, labelText } from '../definition.ts';
import { type FigureAsked, figureThen } from '../figure-then.ts';
import { indicatorRowOf } from '../indicator-rows.ts';
import { sampleNeeded } from '../needed-sample.ts';
import { levelsOf } from '../queries.ts';
import { readWard } from '../read-ward.ts';
import { maySeeRows } from '../rows/evidence-rows.ts';
import { batchesOf, documentsOf } from './batches.ts';
import { explainEstimate } from './explain-estimate.ts';
import { formulaOf } from './formula.ts';
import { figuresByOperator } from './operators.ts';
import { targetsAsking, tasksBehind } from './up.ts';

/** What one figure of one source rests on. */
interface Under {
  readonly definition: IndicatorDefinition;
  readonly source: IndicatorSource | null;
  readonly computed: Computed | null;
  readonly evidence: UnitEvidence | null;
}

/** From a figure down to the batches it rests on, and up to the targets and tasks that rest on it. */
export const whyOf = query({
  name: 'indicators.figure.read',
  async run(input: FigureAsked, doing): Promise<WhyAnswer> {
    const { tx } = doing;
    const { unitCode } = input;
    const then = await figureThen(doing, input);
    const { definition, computed, plans, asOf, knownAt } = then;
    const { context } = await readWard(input, doing);
    const row = indicatorRowOf(definition, context);
    const source = definition.sources.find((one) => sourceId(one) === then.source?.split(':', 1)[0]) ?? null;
    const moment = { unitCode, asOf, knownAt };
    const [evidence = null] = await gatherEvidence(tx, [definition], moment);
    const under: Under = { definition, source, computed, evidence };
    const links = computed?.evidence ?? [];
    const targets = targetsAsking(plans, definition.code, row.targets, asOf);
    return {
      row,
      numeratorLabel: labelText(definition, definition.numerator),
      denominatorLabel: labelText(definition, definition.denominator),
      formula: computed === null ? null : formulaOf(definition, computed, levelsOf(row)),
      estimate: estimateOf(under),
      coverage: await coverageOf(under, moment, doing),
      checklist: checklistOf(under),
      gaps: {
        groups: [...(computed?.beside.groupsWithoutData ?? [])],
        groupsOfUnknownSize: [...(computed?.beside.groupsOfUnknownSize ?? [])],
        unlocatedHouseholds: computed?.beside.unlocatedHouseholds ?? 0,
      },
      toDecide: toDecideOf(under, row),
      batches: await batchesOf(tx, unitCode, links, maySeeRows(doing)),
      documents: await documentsOf(tx, unitCode, definition.code, links),
      targets,
      tasks: await tasksBehind(tx, targets, moment),
    };
  },
});

const namesIn = (evidence: UnitEvidence): ((group: string) => string) => {
  const names = new Map(evidence.groups.map(({ code, name }) => [code, name]));
  return (group) => names.get(group) ?? group;
};

function estimateOf({ definition, source, evidence, computed }: Under): EstimateView | null {
  if (source?.kind !== 'survey' || evidence === null || computed === null) return null;
  return explainEstimate(strataOf(evidence, measureKey(definition, sourceId(source))), namesIn(evidence));
}

/** Only what is still to come can be decided by asking more households. */
function toDecideOf({ definition, source, evidence, computed }: Under, row: IndicatorRow): ToDecide | null {
  const state = row.targets.find(({ status, due }) => status === 'undecided' && due > row.asOf);
  if (source?.kind !== 'survey' || evidence === null || computed === null || state === undefined) return null;
  const need = sampleNeeded(
    strataOf(evidence, measureKey(definition, sourceId(source))),
    { measure: definition.measure, share: isShare(definition) },
    levelInDoubt(computed, state),
  );
  if (need === null || need.households === 0) return null;
  const nameOf = namesIn(evidence);
  return {
    target: state.id,
    level: levelInDoubt(computed, state),
    households: need.households,
    groups: need.groups.map(({ group, households }) => ({ group, name: nameOf(group), more: households })),
  };
}

/** The level itself where the interval holds it, else what the path asks for today. */
function levelInDoubt({ low, high }: Computed, { level, pathLevel, unit }: TargetState): number {
  const whole = level ?? (unit === '%' ? 100 : 1);
  const held = (low === null || low <= whole) && (high === null || whole <= high);
  return held ? whole : (pathLevel ?? whole);
}

async function coverageOf(
  { definition, source, evidence, computed }: Under,
  moment: { readonly unitCode: string; readonly asOf: string; readonly knownAt: string },
  { tx }: Doing,
): Promise<CoverageView | null> {
  if (source === null || evidence === null || computed === null || !('services' in source)) return null;
  const only = { ...definition, sources: [source] };
  return {
    services: [...source.services],
    minDownlinkMbps: source.minDownlinkMbps ?? null,
    claimed: { value: computed.value, low: computed.low, high: computed.high },
    // Samples come with a later kind of evidence; until then nothing is confirmed, and the screen says so.
    confirmed: null,
    unlocatedHouseholds: computed.beside.unlocatedHouseholds,
    operators: await figuresByOperator(tx, only, source.services, evidence, moment),
  };
}

function checklistOf({ definition, source, evidence }: Under): WhyAnswer['checklist'] {
  if (source?.kind !== 'checklist' || evidence === null) return null;
  if (figureFromChecklist(definition, source, evidence) === null) return null;
  const answers = pointsMet(definition, evidence);
  const { unanswered } = checklistFigure(source.points, answers, definition.measure);
  return source.points.map(({ code, vi, en }) => ({
    code,
    name: { vi, en },
    met: unanswered.includes(code) ? null : (answers.get(code) ?? null),
  }));
}
