import type { ProblemCode, RowProblem } from '@hatangso/contracts/problems';
import type { z } from 'zod';
import { childPath, type PlanPlaces, pathText, placeOf } from './places.ts';

type Issue = z.core.$ZodIssue;
type Explained = { code: ProblemCode; path?: string; params?: Record<string, string | number> };

const expectedTypes: Readonly<Record<string, ProblemCode>> = {
  string: 'plan.expected_text',
  number: 'plan.expected_number',
  int: 'plan.expected_whole_number',
  boolean: 'plan.expected_yes_no',
  array: 'plan.expected_list',
  object: 'plan.expected_map',
  record: 'plan.expected_map',
};

/**
 * Turns what the schema found into refusals with line, column and what was expected.
 * `fieldsOf` gives the field names allowed at a path, `accepts` whether null may stand there.
 */
export function explainIssues(
  issues: readonly Issue[],
  value: unknown,
  places: PlanPlaces,
  fieldsOf: (path: readonly PropertyKey[]) => readonly string[],
  acceptsNull: (path: readonly PropertyKey[]) => boolean,
): RowProblem[] {
  return issues.flatMap((issue) => {
    const path = pathText(issue.path);
    const all: Explained[] =
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => unknownField(key, path, fieldsOf(issue.path)))
        : [explainOne(issue, valueAt(value, issue.path), acceptsNull)];
    return all.map((explained) => {
      const at = explained.path ?? path;
      const place = placeOf(places, at);
      return {
        code: explained.code,
        row: place.line,
        column: at,
        params: { ...explained.params, line: place.line, column: place.column, path: at },
      };
    });
  });
}

function explainOne(
  issue: Issue,
  found: unknown,
  acceptsNull: (path: readonly PropertyKey[]) => boolean,
): Explained {
  if (found === undefined && issue.path.length > 0) {
    const key = String(issue.path.at(-1));
    return {
      code: acceptsNull(issue.path) ? 'plan.field_missing_nullable' : 'plan.field_missing',
      params: { key },
    };
  }
  switch (issue.code) {
    case 'invalid_type':
      return {
        code: expectedTypes[issue.expected] ?? 'plan.invalid_value',
        params: { reason: issue.expected },
      };
    case 'invalid_value':
      return { code: 'plan.expected_one_of', params: { allowed: issue.values.map(String).join(', ') } };
    case 'invalid_union':
      return discriminated(issue);
    case 'invalid_format':
      return issue.format === 'date'
        ? { code: 'plan.expected_date' }
        : { code: 'plan.expected_id', params: { pattern: String('pattern' in issue ? issue.pattern : '') } };
    case 'too_small':
      if (typeof found !== 'number')
        return { code: 'plan.too_short', params: { minimum: Number(issue.minimum) } };
      return { code: 'plan.out_of_range', params: { minimum: Number(issue.minimum), maximum: '…' } };
    case 'too_big':
      return { code: 'plan.out_of_range', params: { minimum: '…', maximum: Number(issue.maximum) } };
    default:
      return { code: 'plan.invalid_value', params: { reason: issue.message } };
  }
}

/** A union here is always told apart by one field (`kind`, `action`): the message names its values. */
function discriminated(issue: Extract<Issue, { code: 'invalid_union' }>): Explained {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : [];
  return { code: 'plan.expected_one_of', params: { allowed: options.join(', ') } };
}

function unknownField(key: string, path: string, allowed: readonly string[]): Explained {
  const at = childPath(path, key);
  const suggestion = nearest(key, allowed);
  return suggestion === undefined
    ? { code: 'plan.unknown_field', path: at, params: { key, allowed: allowed.join(', ') } }
    : { code: 'plan.misspelt_field', path: at, params: { key, suggestion } };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (at, step) =>
      at !== null && typeof at === 'object' ? (at as Record<PropertyKey, unknown>)[step] : undefined,
    value,
  );
}

/** The candidate at most a third of the letters away (Levenshtein, case ignored), or nothing. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  return nearestFew(word, candidates)[0];
}

/** Up to three such candidates, the nearest first. */
export function nearestFew(word: string, candidates: readonly string[]): readonly string[] {
  if (word.length > 64) return [];
  const limit = Math.max(1, Math.floor(word.length / 3));
  return [...new Set(candidates)]
    .map((candidate) => ({ candidate, distance: editDistance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ distance }) => distance <= limit)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, 3)
    .map(({ candidate }) => candidate);
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
