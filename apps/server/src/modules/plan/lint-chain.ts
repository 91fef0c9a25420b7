import type { Plan, PlanTarget, TargetMeasure } from '@hatangso/contracts/plan';
import type { Finding, LintContext, LintRule } from './lint.ts';
import { tasksServing } from './offices.ts';

/** What a task writes under `serves` when it carries the whole plan, as budget and reporting do. */
const servesAll = 'all';

/** Legal base → target → indicator and level; and a target to follow one whose date has passed. */
export const targetRules: LintRule = (plan, context) => {
  const codes = new Set(context.indicatorCodes);
  for (const { code } of plan.indicators) if (typeof code === 'string') codes.add(code);
  return plan.targets.flatMap((target, at) => [
    ...baseFindings(plan, target, `targets[${at}]`),
    ...targetFindings(plan, target, `targets[${at}]`),
    ...target.measures.flatMap((measure, m) => {
      const path = `targets[${at}].measures[${m}]`;
      return [
        ...measureFindings(target, measure, path, codes, context),
        ...milestoneFindings(target, measure, path),
        ...passedFindings(plan, target, measure, path, context.asOf),
      ];
    }),
  ]);
};

function baseFindings(plan: Plan, target: PlanTarget, path: string): Finding[] {
  const known = new Set(plan.legalBases.map((base) => base.id));
  const grounded =
    target.bases === undefined
      ? plan.legalBases.some(({ role }) => role === 'ground')
      : target.bases.length > 0;
  return [
    ...(grounded ? [] : [{ code: 'plan.target_without_base', path, params: { item: target.id } } as const]),
    ...(target.bases ?? []).flatMap((reference, b): Finding[] =>
      known.has(reference)
        ? []
        : [
            {
              code: 'plan.base_unknown',
              path: `${path}.bases[${b}]`,
              params: { item: target.id, reference },
            },
          ],
    ),
  ];
}

function targetFindings(plan: Plan, target: PlanTarget, path: string): Finding[] {
  const params = { item: target.id };
  const seen = new Set<string>();
  const findings: Finding[] = [];
  if (target.measures.length === 0) findings.push({ code: 'plan.target_without_indicator', path, params });
  if (target.inCharge === null)
    findings.push({ code: 'plan.target_without_office', path: `${path}.inCharge`, params });
  if (tasksServing(plan, target.id).length === 0)
    findings.push({ code: 'plan.target_without_task', path, params });
  for (const [m, { indicator }] of target.measures.entries()) {
    const at = `${path}.measures[${m}].indicator`;
    if (seen.has(indicator))
      findings.push({ code: 'plan.indicator_twice', path: at, params: { ...params, indicator } });
    seen.add(indicator);
  }
  return findings;
}

function measureFindings(
  target: PlanTarget,
  measure: TargetMeasure,
  path: string,
  codes: ReadonlySet<string>,
  context: LintContext,
): Finding[] {
  const { indicator, comparison, level, unit } = measure;
  const params = { item: target.id, indicator };
  const findings: Finding[] = [];
  if (!codes.has(indicator))
    findings.push({ code: 'plan.indicator_unknown', path: `${path}.indicator`, params });
  if (level === null && comparison !== 'in_place' && comparison !== 'rank') {
    findings.push({ code: 'plan.level_missing', path: `${path}.level`, params });
  }
  const expected = context.indicators?.get(indicator)?.unit;
  if (expected !== undefined && expected !== unit) {
    findings.push({ code: 'plan.unit_differs', path: `${path}.unit`, params: { ...params, unit, expected } });
  }
  return findings;
}

function milestoneFindings(
  target: PlanTarget,
  { indicator, path: way }: TargetMeasure,
  path: string,
): Finding[] {
  if (way?.kind !== 'milestones') return [];
  return way.milestones.flatMap(({ date }, at): Finding[] => {
    const params = { item: target.id, indicator, date, due: target.due };
    const place = `${path}.path.milestones[${at}].date`;
    const before = way.milestones[at - 1];
    return [
      ...(before !== undefined && before.date >= date
        ? [{ code: 'plan.milestone_order', path: place, params } as const]
        : []),
      ...(date > target.due ? [{ code: 'plan.milestone_after_due', path: place, params } as const] : []),
    ];
  });
}

/** A target is followed by one on the same indicator still ahead, in the plan or added by an adjustment. */
function passedFindings(
  plan: Plan,
  target: PlanTarget,
  { indicator }: TargetMeasure,
  path: string,
  asOf: string,
): Finding[] {
  if (target.due >= asOf) return [];
  const added = plan.adjustments.flatMap(({ changes }) =>
    changes.flatMap((change) => (change.action === 'add_target' ? [change.target] : [])),
  );
  const follows = [...plan.targets, ...added].some(
    (other) => other.due >= asOf && other.measures.some((measure) => measure.indicator === indicator),
  );
  const params = { item: target.id, indicator, due: target.due };
  return follows ? [] : [{ code: 'plan.target_passed', path, params }];
}

/** Target → data source → evidence. */
export const sourceRules: LintRule = (plan, { indicators }) =>
  plan.targets.flatMap((target, at) =>
    target.measures.flatMap((measure, m): Finding[] => {
      const path = `targets[${at}].measures[${m}]`;
      const params = { item: target.id, indicator: measure.indicator };
      if (measure.sources.length === 0) return [{ code: 'plan.target_without_source', path, params }];
      const needed = indicators?.get(measure.indicator)?.evidence ?? [];
      const gives = needed.length === 0 || measure.sources.some(({ kind }) => needed.includes(kind));
      return [
        ...(gives
          ? []
          : [
              {
                code: 'plan.source_gives_no_evidence',
                path: `${path}.sources`,
                params: { ...params, kinds: needed.join(', ') },
              } as const,
            ]),
        ...supplierFindings(target.id, measure.sources, path),
      ];
    }),
  );

function supplierFindings(
  item: string,
  sources: readonly { kind: string; supplier?: string }[],
  path: string,
): Finding[] {
  return sources.flatMap(({ kind, supplier }, at): Finding[] =>
    supplier === undefined
      ? [{ code: 'plan.source_without_supplier', path: `${path}.sources[${at}]`, params: { item, kind } }]
      : [],
  );
}

/** Target ← task → office in charge, schedule, product, source of progress. */
export const taskRules: LintRule = (plan) => {
  const targets = new Set([servesAll, ...plan.targets.map((target) => target.id)]);
  return plan.tasks.flatMap((task, at): Finding[] => {
    const path = `tasks[${at}]`;
    const params = { item: task.id };
    const { start, due, recurs } = task.schedule;
    const findings: Finding[] = [];
    if (task.serves.length === 0) findings.push({ code: 'plan.task_without_target', path, params });
    if (task.inCharge === null)
      findings.push({ code: 'plan.task_without_office', path: `${path}.inCharge`, params });
    if (task.sources.length === 0) findings.push({ code: 'plan.task_without_source', path, params });
    if (task.product === null)
      findings.push({ code: 'plan.task_without_product', path: `${path}.product`, params });
    if (due === undefined && recurs === undefined) {
      findings.push({ code: 'plan.task_without_schedule', path: `${path}.schedule`, params });
    }
    if (start !== undefined && due !== undefined && due < start) {
      findings.push({
        code: 'plan.task_due_before_start',
        path: `${path}.schedule`,
        params: { ...params, start, due },
      });
    }
    for (const [s, reference] of task.serves.entries()) {
      if (targets.has(reference)) continue;
      findings.push({
        code: 'plan.target_unknown',
        path: `${path}.serves[${s}]`,
        params: { ...params, reference },
      });
    }
    return [...findings, ...supplierFindings(task.id, task.sources, path)];
  });
};
