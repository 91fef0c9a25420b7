import type { CompareAnswer, ComparedSide, CompareQuery } from '@hatangso/contracts/indicator-compare';
import type { Measure } from '@hatangso/contracts/indicator-definitions';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { gatherGroups } from '../compute/gather-groups.ts';
import { labelText } from '../definition.ts';
import { type FigureThen, figureThen } from '../figure-then.ts';
import { smallOnes } from '../hide-small.ts';
import { maySeeRows } from '../rows/evidence-rows.ts';
import { batchesOf } from '../why/batches.ts';
import { addsUp, byGroups, bySums, type Compared } from './decompose.ts';

type Input = CompareQuery & { readonly unitCode: string; readonly indicator: string };

/** What moved an indicator between two dates, or between two moments of knowing one date. */
export const compareFigures = query({
  name: 'indicators.figure.read',
  async run(input: Input, doing): Promise<CompareAnswer> {
    const { unitCode, indicator, source } = input;
    const base = { unitCode, indicator, source };
    const from = await figureThen(doing, { ...base, asOf: input.from, knownAt: input.fromKnownAt });
    const to = await figureThen(doing, { ...base, asOf: input.to, knownAt: input.toKnownAt });
    const names = await groupNames(doing.tx, unitCode, [from, to]);
    const [before, after] = [sideOf(from), sideOf(to)];
    const difference = before.value === null || after.value === null ? null : after.value - before.value;
    const { definition } = to;
    return {
      code: definition.code,
      name: labelText(definition, definition.name),
      unit: definition.unit,
      from: before,
      to: after,
      difference,
      certain: difference === null ? null : isCertain(before, after, difference),
      ...withoutSmall(
        movedBy(comparedOf(from, names), comparedOf(to, names), definition.measure, difference),
        before.source === 'survey' && !maySeeRows(doing),
      ),
      batches: await batchesBetween(doing, unitCode, from, to),
      sourceChanged: before.source !== after.source && difference !== null,
      definitionChanged: JSON.stringify(from.definition) !== JSON.stringify(to.definition),
    };
  },
});

function sideOf({ asOf, knownAt, source, computed, definition }: FigureThen): ComparedSide {
  return {
    asOf,
    knownAt,
    source,
    value: computed?.value ?? null,
    numerator: computed?.numerator ?? null,
    denominator: computed?.denominator ?? null,
    low: computed?.low ?? null,
    high: computed?.high ?? null,
    method: computed?.method ?? null,
    evidenceDate: computed?.evidenceDate ?? null,
    definitionVersion: computed?.definitionVersion ?? definition.version,
  };
}

function comparedOf({ computed }: FigureThen, names: ReadonlyMap<string, string>): Compared | null {
  if (computed === null || computed.numerator === null) return null;
  const parts = computed.groups.flatMap(({ group, numerator, denominator }) =>
    numerator === null || denominator === null
      ? []
      : [{ group, name: names.get(group) ?? group, numerator, denominator }],
  );
  return { numerator: computed.numerator, denominator: computed.denominator, parts };
}

function movedBy(
  from: Compared | null,
  to: Compared | null,
  measure: Measure,
  difference: number | null,
): Moved {
  if (from === null || to === null || difference === null) return { method: null, contributions: [] };
  if (addsUp(from) && addsUp(to)) return { method: 'groups', contributions: byGroups(from, to, measure) };
  return { method: 'sums', contributions: bySums(from, to, measure) };
}

type Moved = Pick<CompareAnswer, 'method' | 'contributions'>;

/** Sums over few people are left out for who may not see the households; what they moved stays. */
function withoutSmall(moved: Moved, personal: boolean): Moved {
  if (!personal || moved.method !== 'groups') return moved;
  const small = (side: 'from' | 'to') =>
    smallOnes(
      moved.contributions.map((one) => ({
        whole: one[side]?.denominator ?? null,
        part: one[side]?.numerator ?? null,
      })),
    );
  const [from, to] = [small('from'), small('to')];
  return {
    ...moved,
    contributions: moved.contributions.map((one, at) => ({
      ...one,
      from: from[at] === true ? null : one.from,
      to: to[at] === true ? null : one.to,
    })),
  };
}

/** Whether the difference is larger than what the sampling of both sides leaves open (half widths in quadrature). */
function isCertain(from: ComparedSide, to: ComparedSide, difference: number): boolean {
  const margin = Math.hypot(halfOf(from), halfOf(to));
  return margin === 0 || Math.abs(difference) > margin;
}

const halfOf = ({ value, low, high }: ComparedSide): number =>
  Math.max((value ?? 0) - (low ?? value ?? 0), (high ?? value ?? 0) - (value ?? 0));

async function groupNames(
  tx: Tx,
  unitCode: string,
  sides: readonly FigureThen[],
): Promise<Map<string, string>> {
  const names = new Map<string, string>();
  for (const { asOf, knownAt } of sides)
    for (const { code, name } of (await gatherGroups(tx, { unitCode, asOf, knownAt })).get(unitCode) ?? [])
      names.set(code, name);
  return names;
}

async function batchesBetween(
  doing: Doing,
  unitCode: string,
  from: FigureThen,
  to: FigureThen,
): Promise<CompareAnswer['batches']> {
  const before = await batchesOf(doing.tx, unitCode, from.computed?.evidence ?? [], maySeeRows(doing));
  const after = await batchesOf(doing.tx, unitCode, to.computed?.evidence ?? [], maySeeRows(doing));
  const had = new Set(before.map(({ id }) => id));
  const has = new Set(after.map(({ id }) => id));
  return [
    ...after.map((batch) => ({
      ...batch,
      change: had.has(batch.id) ? ('same' as const) : ('came' as const),
    })),
    ...before.filter(({ id }) => !has.has(id)).map((batch) => ({ ...batch, change: 'gone' as const })),
  ];
}
