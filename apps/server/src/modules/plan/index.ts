/** The door of the plan module. */

export { planChangesSince } from './changes-since.ts';
export { type Cause, type Difficulty, difficultiesAt } from './difficulties-at.ts';
export { type Direction, directionIn } from './direction-in.ts';
export { type LintFinding, lintPlan } from './lint.ts';
export { lintFile } from './lint-file.ts';
export { officeOn } from './offices.ts';
export { parsePlan } from './parse.ts';
export { planKind, readPlanText } from './plan-kind.ts';
export { allPlans, plansInForce } from './plans-in-force.ts';
export { progressKind } from './progress-kind.ts';
export { planModule } from './routes.ts';
export type { Money } from './spending.ts';
export { type PlanTargets, targetsAcross } from './targets-across.ts';
export { isOverdue } from './task-state.ts';
export { type Period, type TaskAt, tasksAt } from './tasks-at.ts';
