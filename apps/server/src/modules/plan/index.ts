/** The door of the plan module. */

export { type AddedAdjustment, addAdjustment, type NewAdjustment } from './add-adjustment.ts';
export { addDirection } from './add-direction.ts';
export { type PlanHistoryEntry, planAsOf } from './adjust.ts';
export { type PlanChangesSince, planChangesSince } from './changes-since.ts';
export { conversationsAt } from './conversation/conversations-at.ts';
export { type DeadlineDay, deadlineIn, nextDeadline } from './deadlines.ts';
export { type Cause, type Difficulty, type DifficultyAnswer, difficultiesAt } from './difficulties-at.ts';
export { answerDifficulty, raiseDifficulty } from './difficulty-commands.ts';
export { type Direction, type DirectionDocument, directionIn } from './direction-in.ts';
export { type LintContext, type LintFinding, lintPlan, type PlanLintCode } from './lint.ts';
export { type KnownIndicators, lintFile } from './lint-file.ts';
export { isValidOn, officeOn, tasksServing } from './offices.ts';
export { isSameOffice, mayWriteFor } from './own-office.ts';
export { type ParsedPlan, parsePlan } from './parse.ts';
export { type CheckIndicators, planKind, readPlanText } from './plan-kind.ts';
export { allPlans, plansInForce } from './plans-in-force.ts';
export { progressColumns } from './progress-columns.ts';
export { progressKind } from './progress-kind.ts';
export { type PlanParts, planModule } from './routes.ts';
export { serializePlan } from './serialize.ts';
export { setSpending } from './set-spending.ts';
export { type BudgetLine, type Money, spendingFalls, spentBetween, sumBudget, sumMoney } from './spending.ts';
export { type PlanTargets, targetsAcross } from './targets-across.ts';
export { entriesUntil, type ProgressEntry, type TaskNow, taskAt } from './task-progress.ts';
export { isOverdue, taskStates } from './task-state.ts';
export { type Period, type TaskAt, tasksAt } from './tasks-at.ts';
