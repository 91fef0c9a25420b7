import {
  type Language,
  type ProblemParams,
  problems,
  problemText,
  type RowProblem,
} from '@hatangso/contracts/problems';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { newReference } from '../action.ts';
import { problemOfDatabase } from '../db/constraint-problem.ts';
import type { Log } from '../log.ts';
import { Problem } from '../problem.ts';
import { problemOfFramework } from './framework-problem.ts';
import { logRefusal } from './refusals.ts';

/** A refused cell with its message in both languages, as sent and printed. */
export function rowProblemView(row: RowProblem) {
  const params: ProblemParams = {
    row: row.row,
    ...(row.column === undefined ? {} : { column: row.column }),
    ...(row.value === undefined ? {} : { value: row.value }),
    ...row.params,
  };
  const text = (language: Language): string =>
    placeText(row, language) + problemText(row.code, params, language);
  return { ...row, messages: { vi: text('vi'), en: text('en') } };
}

/** Where the cell is, before a message that does not say it itself: `Dòng 3, cột "Số hộ", "abc": `. */
function placeText({ row, column, value, code }: RowProblem, language: Language): string {
  const template = problems[code][language];
  const says = (name: string): boolean => template.includes(`{${name}}`);
  const parts = [
    says('row') ? '' : `${language === 'vi' ? 'Dòng' : 'Row'} ${row}`,
    column === undefined || says('column') ? '' : `${language === 'vi' ? 'cột' : 'column'} "${column}"`,
    value === undefined || says('value') ? '' : `"${value}"`,
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join(', ')}: `;
}

/** RFC 9457, with the catalogue's code and the message in both languages. */
export function problemView(problem: Problem, language: Language) {
  return {
    type: `urn:hatangso:problem:${problem.code}`,
    title: problem.text(language),
    status: problem.status,
    code: problem.code,
    params: problem.params,
    messages: { vi: problem.text('vi'), en: problem.text('en') },
    ...(problem.rows.length === 0 ? {} : { rows: problem.rows.map(rowProblemView) }),
  };
}

/** Any error becomes one answer; what was not foreseen is logged under a reference and tells nothing more. */
export function toProblem(error: unknown, log: Log): Problem {
  if (error instanceof Problem) return error;
  const fault = problemOfDatabase(error);
  if (fault instanceof Problem) return fault;
  const known = error instanceof Error ? problemOfFramework(error as FastifyError) : null;
  if (known !== null) return known;
  const reference = newReference();
  log.error({ err: error, reference }, 'unexpected error');
  return new Problem('internal.unexpected', { reference }, { cause: error });
}

export function replyProblem(error: unknown, request: FastifyRequest, reply: FastifyReply, log: Log): void {
  const problem = toProblem(error, log);
  logRefusal(log, request, problem);
  void reply
    .code(problem.status)
    .type('application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(problemView(problem, languageOf(request))));
}

/** `?lang=` or the browser's first language; Vietnamese otherwise. */
export function languageOf(request: FastifyRequest): Language {
  const asked =
    (request.query as Record<string, unknown> | undefined)?.lang ?? request.headers['accept-language'];
  return typeof asked === 'string' && /^en/i.test(asked) ? 'en' : 'vi';
}
