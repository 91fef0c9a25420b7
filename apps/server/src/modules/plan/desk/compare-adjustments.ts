import type { Plan, PlanAdjustment, PlanTarget, PlanTask } from '@hatangso/contracts/plan';
import type { ComparedAdjustment, ComparedItem } from '@hatangso/contracts/plan-desk';
import { inOrder, type PlanHistoryEntry, planAsOf } from '../adjust.ts';
import { always } from '../plans-in-force.ts';

type Told = ComparedItem['fields'][number]['before'];
type Item = Partial<PlanTarget & PlanTask>;

/**
 * What adjustments change, side by side: each adjustment item by item and field by field, in the order in which they
 * hold, and everything that holds on a day taken together. `entered` are those not in the plan's file.
 */
export function compareAdjustments(
  plan: Plan,
  entered: readonly PlanAdjustment[],
  asOf: string,
): { adjustments: ComparedAdjustment[]; total: ComparedItem[] } {
  const inFile = new Set(plan.adjustments.map(({ id }) => id));
  const { history } = planAsOf(plan, always, entered);
  const adjustments = inOrder([...plan.adjustments, ...entered]).map(
    ({ id, date, document, reason }): ComparedAdjustment => ({
      id,
      date,
      document,
      reason,
      ahead: date > asOf,
      inFile: inFile.has(id),
      items: history.filter((entry) => entry.adjustment === id).map(itemOf),
    }),
  );
  return { adjustments, total: totalOf(history.filter(({ date }) => date <= asOf)) };
}

/** Several changes of one item as one: from what the file says to what holds. What comes back to itself is left out. */
function totalOf(history: readonly PlanHistoryEntry[]): ComparedItem[] {
  const byItem = Map.groupBy(history, ({ kind, id }) => `${kind} ${id}`);
  return [...byItem.values()].flatMap((entries) => {
    const [first] = entries;
    const last = entries.at(-1);
    if (first === undefined || last === undefined || (first.before === null && last.after === null))
      return [];
    const item = itemOf({ ...last, before: first.before });
    return item.fields.length === 0 && item.action === 'changed' ? [] : [item];
  });
}

function itemOf({ kind, id, before, after }: PlanHistoryEntry): ComparedItem {
  const was = before as Item | null;
  const is = after as Item | null;
  const named = is ?? was ?? {};
  return {
    kind,
    id,
    title: named.title ?? named.text ?? id,
    action: was === null ? 'added' : is === null ? 'withdrawn' : 'changed',
    fields: differing(was === null ? new Map() : fieldsOf(was), is === null ? new Map() : fieldsOf(is)),
  };
}

function differing(
  before: ReadonlyMap<string, Told>,
  after: ReadonlyMap<string, Told>,
): ComparedItem['fields'] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((field) => ({ field, before: before.get(field) ?? null, after: after.get(field) ?? null }))
    .filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

/** What a reader compares of an item: `level:<indicator>` for each measure, lists as they stand. */
function fieldsOf(item: Item): ReadonlyMap<string, Told> {
  const {
    title,
    text,
    due,
    inCharge,
    bases,
    measures = [],
    coordinating,
    serves,
    schedule,
    product,
    sources,
  } = item;
  const plain: [string, Told | undefined][] = [
    ['title', title],
    ['text', text],
    ['due', due ?? schedule?.due],
    ['start', schedule?.start],
    ['recurs', schedule?.recurs],
    ['inCharge', inCharge],
    ['coordinating', coordinating],
    ['serves', serves],
    ['bases', bases],
    ['product', product],
    ['sources', sources === undefined ? undefined : sourcesOf(sources)],
    ...measures.flatMap((one): [string, Told][] => [
      [
        `level:${one.indicator}`,
        one.level === null ? one.comparison : `${one.comparison} ${one.level} ${one.unit}`,
      ],
      [`sources:${one.indicator}`, sourcesOf(one.sources)],
    ]),
  ];
  return new Map(plain.filter((entry): entry is [string, Told] => entry[1] !== undefined));
}

const sourcesOf = (sources: readonly { kind: string; supplier?: string }[]): string[] =>
  sources.map(({ kind, supplier }) => (supplier === undefined ? kind : `${kind}: ${supplier}`));
