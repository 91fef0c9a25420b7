import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { Plan, PlanTarget } from '@hatangso/contracts/plan';
import type {
  ChainBreak,
  ChainMeasure,
  ChainTarget,
  ChainTask,
  PlanChain,
} from '@hatangso/contracts/plan-desk';
import type { LintFindingView } from '@hatangso/contracts/plan-routes';
import { officeOn, tasksServing } from '../offices.ts';
import type { TaskAt } from '../tasks-at.ts';

/** What the chain of a plan is made from. */
export interface ChainFacts {
  readonly asOf: string;
  /** Of the plan's file as it stands; `path` names the item that lacks a link. */
  readonly findings: readonly LintFindingView[];
  readonly tasks: readonly TaskAt[];
  readonly indicators: readonly IndicatorRow[];
}

/**
 * legal base → target → task → evidence → figure, as data: each item with the links it has and the breaks that the lint
 * names at it. Findings are of the file; an item that an adjustment added has none.
 */
export function chainOf(plan: Plan, inFile: Plan, facts: ChainFacts): Omit<PlanChain, 'demonstration'> {
  const { asOf, findings } = facts;
  const broken = findings.filter(({ severity }) => severity === 'broken');
  const used = new Set<LintFindingView>();
  const breaksAt = (path: string | null): ChainBreak[] =>
    path === null
      ? []
      : broken
          .filter((one) => !used.has(one) && (one.path === path || one.path.startsWith(`${path}.`)))
          .map((one) => {
            used.add(one);
            const { code, line, path: at, messages } = one;
            return { code, line, path: at, messages };
          });
  const place = (list: 'targets' | 'tasks' | 'legalBases', id: string): string | null => {
    const at = inFile[list].findIndex((item) => item.id === id);
    return at < 0 ? null : `${list}[${at}]`;
  };
  const bases = plan.legalBases.map(({ id, role, kind, number, date, issuer, subject }) => ({
    id,
    role,
    kind,
    number,
    date,
    issuer,
    subject,
    breaks: breaksAt(place('legalBases', id)),
  }));
  const targets = plan.targets.map((target) =>
    targetOf(plan, target, facts, breaksAt, place('targets', target.id)),
  );
  const tasks = plan.tasks.map((task): ChainTask => {
    const at = facts.tasks.find((one) => one.plan === plan.id && one.task.id === task.id);
    return {
      id: task.id,
      title: task.title,
      office: officeName(plan, task.inCharge, asOf),
      state: at?.now.state ?? 'not_started',
      overdue: at?.now.overdue ?? false,
      breaks: breaksAt(place('tasks', task.id)),
    };
  });
  const whole = targets.filter((target) => isWhole(target, tasks)).length;
  const rest = broken
    .filter((one) => !used.has(one))
    .map(({ code, line, path, messages }) => ({ code, line, path, messages }));
  return {
    asOf,
    plan: plan.id,
    title: plan.title,
    bases,
    targets,
    tasks,
    breaks: rest,
    counts: { targets: targets.length, whole, breaks: broken.length },
  };
}

function targetOf(
  plan: Plan,
  target: PlanTarget,
  { asOf, indicators }: ChainFacts,
  breaksAt: (path: string | null) => ChainBreak[],
  path: string | null,
): ChainTarget {
  const grounds = plan.legalBases.filter(({ role }) => role === 'ground').map(({ id }) => id);
  const measures = target.measures.map((measure, at): ChainMeasure => {
    const row = indicators.find(({ code }) => code === measure.indicator);
    return {
      indicator: measure.indicator,
      name: row?.name ?? { vi: measure.indicator, en: measure.indicator },
      comparison: measure.comparison,
      level: measure.level,
      unit: measure.unit,
      sources: measure.sources.map(({ kind, supplier }) => ({
        kind,
        supplier: supplier === undefined ? null : officeName(plan, supplier, asOf),
      })),
      evidence: row?.evidence ?? [],
      awaits: row?.awaits ?? [],
      figure: row === undefined || row.status === 'no_data' ? null : figureOf(row, target, plan),
      breaks: breaksAt(path === null ? null : `${path}.measures[${at}]`),
    };
  });
  return {
    id: target.id,
    text: target.text,
    due: target.due,
    office: officeName(plan, target.inCharge, asOf),
    bases: [...(target.bases ?? grounds)],
    tasks: tasksServing(plan, target.id).map(({ id }) => id),
    measures,
    breaks: breaksAt(path),
  };
}

function figureOf(row: IndicatorRow, target: PlanTarget, plan: Plan): ChainMeasure['figure'] {
  const own = row.targets.find(({ id, plan: of }) => id === target.id && of === plan.id);
  const { value, unit, asOf, evidenceDate, stale, status } = row;
  return { value, unit, asOf, evidenceDate, stale, status: own?.status ?? status };
}

/** Every link there, from base to figure: also the tasks' own. */
function isWhole(target: ChainTarget, tasks: readonly ChainTask[]): boolean {
  const serving = tasks.filter(({ id }) => target.tasks.includes(id));
  return (
    target.breaks.length === 0 &&
    target.bases.length > 0 &&
    serving.length > 0 &&
    serving.every(({ breaks }) => breaks.length === 0) &&
    target.measures.length > 0 &&
    target.measures.every(({ breaks, figure }) => breaks.length === 0 && figure !== null)
  );
}

const officeName = (plan: Plan, id: string | null, asOf: string): string | null =>
  id === null
    ? null
    : (officeOn(plan.offices, id, asOf)?.name ?? plan.offices.find((one) => one.id === id)?.name ?? id);
