import type { LintSeverity, Plan } from '@hatangso/contracts/plan';
import type { ProblemParams } from '@hatangso/contracts/problems';
import type { planLintProblems } from '@hatangso/contracts/problems/plan-lint';
import { sourceRules, targetRules, taskRules } from './lint-chain.ts';
import { documentRules, sectionRules } from './lint-documents.ts';
import { adjustmentRules, defaultRules, identityRules } from './lint-items.ts';
import { officeRules, reportingRules } from './lint-offices.ts';
import { type PlanPlaces, placeOf } from './places.ts';

export type PlanLintCode =
  | keyof typeof planLintProblems
  | 'plan.adjustment_item_unknown'
  | 'plan.adjustment_item_exists'
  | 'plan.adjustment_invalid';

export interface LintContext {
  /** Codes of every indicator known without the plan; those the plan defines itself are added. */
  readonly indicatorCodes: Iterable<string>;
  /** The day the plan is looked at, ISO: what has passed, which offices are in being. */
  readonly asOf: string;
  /** From `parsePlan`; without it every finding stands on line 1. */
  readonly places?: PlanPlaces;
  /** Unit of each indicator and the evidence kinds that can give it; checked where known. */
  readonly indicators?: ReadonlyMap<string, { readonly unit: string; readonly evidence: readonly string[] }>;
}

/** A finding before it is known where in the file it stands. */
export interface Finding {
  readonly code: PlanLintCode;
  readonly path: string;
  readonly params: ProblemParams;
}

export interface LintFinding extends Finding {
  readonly severity: LintSeverity;
  readonly line: number;
}

export type LintRule = (plan: Plan, context: LintContext) => readonly Finding[];

const rules: readonly LintRule[] = [
  documentRules,
  sectionRules,
  identityRules,
  targetRules,
  sourceRules,
  taskRules,
  officeRules,
  reportingRules,
  adjustmentRules,
  defaultRules,
];

/** Facts a reader must know though no link is missing. */
const notices: ReadonlySet<PlanLintCode> = new Set(['plan.territory_changed', 'plan.filled_by_default']);

/**
 * Names every break of the chain legal base → target → task → office in charge → data source → evidence → figure →
 * report, in the order of the file. The text is `problemText(code, params, language)`.
 */
export function lintPlan(plan: Plan, context: LintContext): readonly LintFinding[] {
  const places = context.places ?? new Map();
  return rules
    .flatMap((rule) => rule(plan, context))
    .map(
      (finding): LintFinding => ({
        ...finding,
        severity: notices.has(finding.code) ? 'notice' : 'broken',
        line: placeOf(places, finding.path).line,
      }),
    )
    .sort((a, b) => a.line - b.line);
}
