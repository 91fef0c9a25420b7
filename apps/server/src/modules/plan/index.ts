/** The door of the plan module. */
export { type PlanHistoryEntry, planAsOf } from './adjust.ts';
export { type DeadlineDay, deadlineIn, nextDeadline } from './deadlines.ts';
export { type LintContext, type LintFinding, lintPlan, type PlanLintCode } from './lint.ts';
export { isValidOn, officeOn, tasksServing } from './offices.ts';
export { type ParsedPlan, parsePlan } from './parse.ts';
export { type CheckIndicators, planKind } from './plan-kind.ts';
export { allPlans, plansInForce } from './plans-in-force.ts';
export { progressColumns } from './progress-columns.ts';
export { serializePlan } from './serialize.ts';
export { type BudgetLine, type Money, spendingFalls, spentBetween, sumBudget, sumMoney } from './spending.ts';
export { entriesUntil, type ProgressEntry, type TaskNow, taskAt } from './task-progress.ts';
export { isOverdue, taskStates } from './task-state.ts';
