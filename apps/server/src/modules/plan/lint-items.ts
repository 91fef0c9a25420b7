import { Problem } from '../../platform/problem.ts';
import { applyAdjustment, inOrder } from './adjust.ts';
import type { Finding, LintContext, LintRule, PlanLintCode } from './lint.ts';
import { placeOf } from './places.ts';

/** Ids given twice. Targets and tasks share one series, since people cite both alike. */
export const identityRules: LintRule = (plan, context) => [
  ...repeats(context, [...ids('targets', plan.targets), ...ids('tasks', plan.tasks)]),
  ...repeats(context, ids('offices', plan.offices)),
  ...repeats(context, ids('legalBases', plan.legalBases)),
  ...repeats(context, ids('adjustments', plan.adjustments)),
  ...repeats(
    context,
    plan.sections.map(({ ref }, at) => ({ id: ref, path: `sections[${at}].ref` })),
  ),
];

type Named = { readonly id: string; readonly path: string };

function ids(list: string, items: readonly { id: string }[]): Named[] {
  return items.map(({ id }, at) => ({ id, path: `${list}[${at}].id` }));
}

function repeats({ places }: LintContext, items: readonly Named[]): Finding[] {
  const first = new Map<string, string>();
  return items.flatMap(({ id, path }): Finding[] => {
    const before = first.get(id);
    if (before === undefined) {
      first.set(id, path);
      return [];
    }
    return [
      {
        code: 'plan.duplicate_id',
        path,
        params: { item: id, first: placeOf(places ?? new Map(), before).line },
      },
    ];
  });
}

/** Adjustments that cannot be applied one after the other; the rest is looked at without the one that fails. */
export const adjustmentRules: LintRule = (plan) => {
  const findings: Finding[] = [];
  let now = plan;
  for (const adjustment of inOrder(plan.adjustments)) {
    try {
      now = applyAdjustment(now, adjustment).plan;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const at = plan.adjustments.indexOf(adjustment);
      findings.push({ code: error.code as PlanLintCode, path: `adjustments[${at}]`, params: error.params });
    }
  }
  return findings;
};

/** What this file filled in because the plan's words do not say, one notice an item. */
export const defaultRules: LintRule = (plan) => [
  ...plan.targets.flatMap((target, at) =>
    filled(`targets[${at}]`, target.id, [
      ...(target.defaults ?? []),
      ...target.measures.flatMap(({ indicator, defaults }) =>
        (defaults ?? []).map((field) => `${indicator}.${field}`),
      ),
    ]),
  ),
  ...plan.tasks.flatMap((task, at) => filled(`tasks[${at}]`, task.id, task.defaults)),
  ...plan.offices.flatMap((office, at) => filled(`offices[${at}]`, office.name, office.defaults)),
  ...plan.reporting.recipients.flatMap((recipient, at) =>
    filled(`reporting.recipients[${at}]`, recipient.name, recipient.defaults),
  ),
];

function filled(path: string, item: string, fields: readonly string[] | undefined): Finding[] {
  return fields === undefined || fields.length === 0
    ? []
    : [{ code: 'plan.filled_by_default', path, params: { item, fields: fields.join(', ') } }];
}
