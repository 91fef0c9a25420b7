import type { ChainBreak, ChainTarget, ChainTask, PlanChain } from '@hatangso/contracts/plan-desk';

/** One target's chain as the picture shows it: what stands in each place, and which of the four links hold. */
export interface Strip {
  readonly target: ChainTarget;
  readonly bases: PlanChain['bases'];
  readonly tasks: readonly ChainTask[];
  readonly links: {
    readonly base: boolean;
    readonly task: boolean;
    readonly evidence: boolean;
    readonly figure: boolean;
  };
  /** Everything that is broken along it, each once. */
  readonly breaks: readonly ChainBreak[];
  readonly whole: boolean;
}

/** The strips of a chain, in the order of the plan. */
export function stripsOf({ targets, tasks, bases }: PlanChain): Strip[] {
  return targets.map((target) => {
    const own = tasks.filter(({ id }) => target.tasks.includes(id));
    const grounds = bases.filter(({ id }) => target.bases.includes(id));
    const all = [
      ...target.breaks,
      ...target.measures.flatMap(({ breaks }) => breaks),
      ...own.flatMap(({ breaks }) => breaks),
    ];
    const has = (...codes: readonly string[]): boolean => all.some(({ code }) => codes.includes(code));
    const measured = target.measures.length > 0;
    const links = {
      base: grounds.length > 0 && !has('plan.target_without_base', 'plan.base_unknown'),
      task: own.length > 0,
      evidence: measured && target.measures.every(({ evidence }) => evidence.length > 0),
      figure: measured && target.measures.every(({ figure }) => figure !== null),
    };
    const whole = Object.values(links).every(Boolean) && all.length === 0;
    return { target, bases: grounds, tasks: own, links, breaks: all, whole };
  });
}

/** Breaks that stand at no target's chain: of the plan, of its bases, of tasks that serve none. */
export function restOf(chain: PlanChain): ChainBreak[] {
  const served = new Set(chain.targets.flatMap(({ tasks }) => tasks));
  return [
    ...chain.breaks,
    ...chain.bases.flatMap(({ breaks }) => breaks),
    ...chain.tasks.filter(({ id }) => !served.has(id)).flatMap(({ breaks }) => breaks),
  ].toSorted((a, b) => a.line - b.line);
}
