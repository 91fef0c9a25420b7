import { auditProblems } from './problems/audit.ts';
import { backupProblems } from './problems/backups.ts';
import { coverageProblems } from './problems/coverage.ts';
import { evidenceProblems } from './problems/evidence.ts';
import { geoProblems } from './problems/geo.ts';
import { identityProblems } from './problems/identity.ts';
import { indicatorProblems } from './problems/indicators.ts';
import { kernelProblems } from './problems/kernel.ts';
import { mapProblems } from './problems/map.ts';
import { planProblems } from './problems/plan.ts';
import { privacyProblems } from './problems/privacy.ts';
import { reportDeskProblems } from './problems/report-desk.ts';
import { reportingProblems } from './problems/reporting.ts';
import { surveyProblems } from './problems/survey.ts';
import { tabularProblems } from './problems/tabular.ts';
import { territoryProblems } from './problems/territory.ts';

/** One problem of the catalogue: HTTP status and the message in both languages; `{name}` is filled from params. */
export interface ProblemText {
  readonly status: number;
  readonly vi: string;
  readonly en: string;
}

export type Language = 'vi' | 'en';

/** The one catalogue. A module adds its own file beside `kernel.ts` and spreads it here. */
export const problems = {
  ...auditProblems,
  ...backupProblems,
  ...coverageProblems,
  ...identityProblems,
  ...indicatorProblems,
  ...kernelProblems,
  ...mapProblems,
  ...evidenceProblems,
  ...planProblems,
  ...privacyProblems,
  ...geoProblems,
  ...reportDeskProblems,
  ...reportingProblems,
  ...surveyProblems,
  ...tabularProblems,
  ...territoryProblems,
} as const satisfies Record<string, ProblemText>;

export type ProblemCode = keyof typeof problems;
export type ProblemParams = Readonly<Record<string, string | number>>;

/** One cell or feature that was refused. `row` counts as the person's own file counts (1 = its first line). */
export interface RowProblem {
  readonly code: ProblemCode;
  readonly row: number;
  readonly column?: string;
  readonly value?: string;
  readonly params?: ProblemParams;
}

/**
 * A text with its `{places}` filled; a place nobody filled stays visible. Days are written day first, as everywhere
 * else; `{value}` is what somebody typed and stays as they typed it.
 */
export const fillText = (text: string, params: ProblemParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const filled = String(params[name] ?? whole);
    return name === 'value' ? filled : filled.replace(/^(\d{4})-(\d\d)-(\d\d)$/, '$3/$2/$1');
  });

/** The message of a problem in one language, its places filled. */
export function problemText(code: ProblemCode, params: ProblemParams, language: Language): string {
  const text: ProblemText = problems[code];
  return fillText(text[language], params);
}
