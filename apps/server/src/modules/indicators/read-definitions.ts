import { readFileSync } from 'node:fs';
import { type IndicatorDefinition, indicatorDefinitions } from '@hatangso/contracts/indicator-definitions';
import type { RowProblem } from '@hatangso/contracts/problems';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { Problem } from '../../platform/problem.ts';

type Issue = z.core.$ZodIssue;
const vi = z.locales.vi().localeError;
const en = z.locales.en().localeError;

/** Where in a file's value something is wrong, and what was expected there, in both languages. */
export interface Expectation {
  readonly path: readonly PropertyKey[];
  readonly vi: string;
  readonly en: string;
}

/**
 * What zod found wrong, one entry a place. In a union the branch that was meant is taken: the one whose
 * complaints lie deepest, so that "where[0].field" is named and not merely "no branch fits".
 */
export function expectations(issues: readonly Issue[]): Expectation[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'invalid_union' && issue.errors.length > 0) {
      const depth = (branch: readonly Issue[]) =>
        Math.max(...branch.map((one) => one.path.length)) - branch.length;
      const meant = issue.errors.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best));
      return expectations(meant).map((one) => ({ ...one, path: [...issue.path, ...one.path] }));
    }
    return [{ path: issue.path, vi: expected(issue, 'vi'), en: expected(issue, 'en') }];
  });
}

function expected(issue: Issue, language: 'vi' | 'en'): string {
  if (issue.code === 'custom') return String(issue.params?.[language] ?? issue.message);
  const oneOf = optionsOf(issue);
  if (oneOf !== null) return `${language === 'vi' ? 'cần một trong' : 'one of these is expected'}: ${oneOf}`;
  if (issue.input === undefined && issue.code === 'invalid_type') {
    return language === 'vi' ? 'thiếu mục này' : 'this is missing';
  }
  const told = (language === 'vi' ? vi : en)({ ...issue, input: issue.input } as z.core.$ZodRawIssue);
  return (typeof told === 'string' ? told : told?.message) ?? issue.message;
}

/** The values among which one had to be, where that is what was wrong. */
function optionsOf(issue: Issue): string | null {
  if (issue.code === 'invalid_value') return issue.values.map(String).join(', ');
  const options: unknown = issue.code === 'invalid_union' && 'options' in issue ? issue.options : null;
  return Array.isArray(options) ? options.map(String).join(', ') : null;
}

/**
 * The definitions in a YAML text (a list). Throws `indicator.definitions_invalid` with a row a mistake, its
 * line counted as the file's own; nothing is taken from a text with one mistake.
 */
export function parseDefinitions(yaml: string): IndicatorDefinition[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, merge: true, uniqueKeys: true });
  const broken = document.errors.map((error) =>
    definitionProblem(lines.linePos(error.pos[0]).line, '-', error.message, error.message),
  );
  if (broken.length > 0) throw refused(broken);
  const read = indicatorDefinitions.safeParse(document.toJS(), { reportInput: true });
  if (read.success) return read.data;
  throw refused(
    expectations(read.error.issues).map((one) =>
      definitionProblem(lineOf(document, lines, one.path), placeName(one.path), one.vi, one.en),
    ),
  );
}

/** `[0, 'sources', 1, 'kind']` → `[0].sources[1].kind`. */
export const placeName = (path: readonly PropertyKey[]): string =>
  path
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '') || '-';

function lineOf(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  path: readonly PropertyKey[],
): number {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    if (Array.isArray(range) && typeof range[0] === 'number') return lines.linePos(range[0]).line;
  }
  return 1;
}

function definitionProblem(line: number, place: string, expectedVi: string, expectedEn: string): RowProblem {
  return {
    code: 'indicator.definition_invalid',
    row: line,
    column: place,
    params: { line, place, expectedVi, expectedEn },
  };
}

const refused = (rows: RowProblem[]) =>
  new Problem('indicator.definitions_invalid', { count: rows.length }, { rows });

let standard: readonly IndicatorDefinition[] | undefined;

/** The standard indicators, in the order in which they are listed; read from their file once. */
export function standardDefinitions(): readonly IndicatorDefinition[] {
  standard ??= parseDefinitions(readFileSync(new URL('./definitions.yaml', import.meta.url), 'utf8'));
  return standard;
}
