import {
  type Language,
  type ProblemCode,
  type ProblemParams,
  problems,
  problemText,
  type RowProblem,
} from '@hatangso/contracts/problems';
import type { Expectation } from '@hatangso/contracts/problems/expectations';

/** A refusal that a person can act on; every layer throws this, the edge turns it into RFC 9457 or stderr. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly code: ProblemCode;
  readonly params: ProblemParams;
  /** Cells or features refused, when the problem is about a file. */
  readonly rows: readonly RowProblem[];

  constructor(
    code: ProblemCode,
    params: ProblemParams = {},
    more: { rows?: readonly RowProblem[]; cause?: unknown } = {},
  ) {
    super(problemText(code, params, 'en'), more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.params = params;
    this.rows = more.rows ?? [];
  }

  get status(): number {
    return problems[this.code].status;
  }

  text(language: Language): string {
    return problemText(this.code, this.params, language);
  }
}

/** A request that is not as its contract says: where, and what was expected there, in both languages. */
export function invalidRequest(
  place: string,
  expected: Expectation,
  more: { cause?: unknown } = {},
): Problem {
  return new Problem('request.invalid', { place, expected: expected.en, expectedVi: expected.vi }, more);
}
