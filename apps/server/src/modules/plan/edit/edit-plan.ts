import type { Plan } from '@hatangso/contracts/plan';
import type { PlanEdit } from '@hatangso/contracts/plan-edit';
import { Problem } from '../../../platform/problem.ts';
import { parsePlan } from '../parse.ts';
import { changeText } from './change-text.ts';
import type { Change, YamlPath } from './splice.ts';

/**
 * The text of a plan's file with edits made one after the other, its comments kept. Throws `plan.edit.item_unknown`,
 * `plan.edit.item_exists`, or `plan.unreadable` where the file, or what would come of it, cannot be read.
 */
export function editPlan(text: string, edits: readonly PlanEdit[]): string {
  return edits.reduce((now, edit) => {
    const next = changeText(now, changesOf(parsePlan(now).plan, edit));
    parsePlan(next);
    return next;
  }, text);
}

/** What an edit changes in the file. */
function changesOf(plan: Plan, edit: PlanEdit): Change[] {
  switch (edit.action) {
    case 'set_document':
      return [
        ...setFields(['document'], edit.set),
        ...noLongerMissing(['document'], plan.document, edit.set),
      ];
    case 'set_target':
      return setItem(plan, 'targets', edit.id, edit.set);
    case 'set_task':
      return setItem(plan, 'tasks', edit.id, edit.set);
    case 'set_office':
      return setItem(plan, 'offices', edit.id, edit.set);
    case 'set_measure':
      return setMeasure(plan, edit);
    case 'set_deadline': {
      const path = ['reporting', edit.which];
      const set = { month: edit.month, day: edit.day, before: edit.before };
      return [...setFields(path, set), ...noLongerMissing(path, plan.reporting[edit.which], set)];
    }
    case 'set_compiler':
      return [{ path: ['reporting', 'compiler'], value: edit.office }];
    case 'add_target':
      return addItem(plan, 'targets', edit.target);
    case 'add_task':
      return addItem(plan, 'tasks', edit.task);
    case 'add_office':
      return addItem(plan, 'offices', edit.office);
    case 'confirm':
      return confirm(plan, lists[edit.item], edit.id);
  }
}

const lists = { target: 'targets', task: 'tasks', office: 'offices' } as const;
type List = (typeof lists)[keyof typeof lists];

function indexOf(plan: Plan, list: List, id: string): number {
  const at = plan[list].findIndex((item) => item.id === id);
  if (at < 0) throw new Problem('plan.edit.item_unknown', { item: id });
  return at;
}

function addItem(plan: Plan, list: List, item: { readonly id: string }): Change[] {
  // targets and tasks share one series of ids, since people cite both alike
  const taken = list === 'offices' ? plan.offices : [...plan.targets, ...plan.tasks];
  if (taken.some(({ id }) => id === item.id)) throw new Problem('plan.edit.item_exists', { item: item.id });
  return [{ path: [list, plan[list].length], value: item }];
}

function setItem(plan: Plan, list: List, id: string, set: object): Change[] {
  const at = indexOf(plan, list, id);
  return [
    ...setFields([list, at], set),
    ...noLongerDefault([list, at], plan[list][at]?.defaults, Object.keys(set)),
  ];
}

function setMeasure(
  plan: Plan,
  { id, indicator, set }: Extract<PlanEdit, { action: 'set_measure' }>,
): Change[] {
  const at = indexOf(plan, 'targets', id);
  const measures = plan.targets[at]?.measures ?? [];
  const m = measures.findIndex((measure) => measure.indicator === indicator);
  if (m < 0) throw new Problem('plan.edit.item_unknown', { item: `${id}: ${indicator}` });
  const path = ['targets', at, 'measures', m];
  return [...setFields(path, set), ...noLongerDefault(path, measures[m]?.defaults, Object.keys(set))];
}

/** The ward has confirmed what the file filled in, also in the measures of a target. */
function confirm(plan: Plan, list: List, id: string): Change[] {
  const at = indexOf(plan, list, id);
  const own: Change = { path: [list, at, 'defaults'], value: undefined };
  const inMeasures = (list === 'targets' ? (plan.targets[at]?.measures ?? []) : []).flatMap(
    ({ defaults }, m): Change[] =>
      defaults === undefined ? [] : [{ path: [list, at, 'measures', m, 'defaults'], value: undefined }],
  );
  return [...inMeasures, ...(plan[list][at]?.defaults === undefined ? [] : [own])];
}

const setFields = (path: YamlPath, set: object): Change[] =>
  Object.entries(set).map(([field, value]) => ({ path: [...path, field], value }));

/** A field that somebody set is no longer filled in by default. */
function noLongerDefault(
  path: YamlPath,
  defaults: readonly string[] | undefined,
  set: readonly string[],
): Change[] {
  if (defaults === undefined || !defaults.some((field) => set.includes(field))) return [];
  const left = defaults.filter((field) => !set.includes(field));
  return [{ path: [...path, 'defaults'], value: left.length === 0 ? undefined : left }];
}

/** A fact that stands now is not missing any more. */
function noLongerMissing(
  path: YamlPath,
  { missing }: { readonly missing?: Readonly<Record<string, string>> },
  set: object,
): Change[] {
  if (missing === undefined || !Object.keys(missing).some((field) => field in set)) return [];
  const left = Object.fromEntries(Object.entries(missing).filter(([field]) => !(field in set)));
  const value = Object.keys(left).length === 0 ? undefined : left;
  return [{ path: [...path, 'missing'], value }];
}
