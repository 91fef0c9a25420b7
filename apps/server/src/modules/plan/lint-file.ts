import type { LintFindingView } from '@hatangso/contracts/plan-routes';
import { type ProblemParams, problemText, type RowProblem } from '@hatangso/contracts/problems';
import { lintPlan } from './lint.ts';
import { type ParsedPlan, parsePlan } from './parse.ts';
import { type CheckIndicators, indicatorProblems } from './plan-kind.ts';

/** What the lint must know of indicators, which belong to a later module. */
export interface KnownIndicators {
  readonly check: CheckIndicators;
  /** Unit of each standard indicator, and the kinds of evidence that can give it. */
  readonly facts: () => ReadonlyMap<string, { readonly unit: string; readonly evidence: readonly string[] }>;
}

/** The chain of a plan is asked for again and again while its file stays the same; reading 60 kB of YAML takes 50 ms or more. */
const readBefore = new Map<string, ParsedPlan>();
const keptFiles = 8;

function readOnce(content: string): ParsedPlan {
  const parsed = readBefore.get(content) ?? parsePlan(content);
  // the one used last stands last, the one not used for longest goes
  readBefore.delete(content);
  readBefore.set(content, parsed);
  for (const [oldest] of readBefore) if (readBefore.size > keptFiles) readBefore.delete(oldest);
  return parsed;
}

/**
 * Every break of the chain in a plan's file as of a day, in the order of its lines; needs no database. Throws
 * `plan.unreadable` or `plan.too_large`. `params` of a finding do not hold its line: that is beside them.
 */
export function lintFile(content: string, asOf: string, indicators: KnownIndicators): LintFindingView[] {
  const parsed = readOnce(content);
  const facts = indicators.facts();
  const context = { indicatorCodes: facts.keys(), indicators: facts, asOf, places: parsed.places };
  const broken = indicatorProblems(parsed, indicators.check).map(findingOf);
  const findings = lintPlan(parsed.plan, context).map(
    ({ severity, code, line, path, params }): LintFindingView => ({
      severity,
      code,
      line,
      path,
      params: { ...params },
      messages: messagesOf(code, params),
    }),
  );
  return [...findings, ...broken].sort((a, b) => a.line - b.line);
}

function findingOf({ code, row, column = '', params = {} }: RowProblem): LintFindingView {
  return {
    severity: 'broken',
    code,
    line: row,
    path: column,
    params: { ...params },
    messages: messagesOf(code, params),
  };
}

const messagesOf = (code: RowProblem['code'], params: ProblemParams) => ({
  vi: problemText(code, params, 'vi'),
  en: problemText(code, params, 'en'),
});
