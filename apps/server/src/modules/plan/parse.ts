import { type Plan, planFile, planFormat } from '@hatangso/contracts/plan';
import type { ProblemCode, RowProblem } from '@hatangso/contracts/problems';
import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { Problem } from '../../platform/problem.ts';
import { explainIssues } from './explain.ts';
import { depthLimit, findPlaces, type PlanPlaces, type WalkFault } from './places.ts';
import { allowedFields, allowsNull } from './schema-lookup.ts';

/** A real plan takes some 60 kB; eight times that bounds the time a hostile file can take to about a second. */
export const planSizeLimit = 512 * 1024;
const aliasLimit = 100;
/** A broken file can break in thousands of places; nobody reads more than these. */
const problemLimit = 200;

export interface ParsedPlan {
  readonly plan: Plan;
  /** Where each value stands in the file, by path ("targets[3].due"). */
  readonly places: PlanPlaces;
}

/**
 * Reads a plan's file. Throws `plan.unreadable` with one row a fault (`row` = line, `column` = path of the field,
 * `params.line`/`params.column` counting from 1), or `plan.too_large`. Links between items are `lintPlan`'s matter.
 */
export function parsePlan(yamlText: string): ParsedPlan {
  const size = Buffer.byteLength(yamlText);
  if (size > planSizeLimit) throw new Problem('plan.too_large', { size, limit: planSizeLimit });
  const lines = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: lines, uniqueKeys: false, prettyErrors: false });
  refuseAny([...document.errors, ...document.warnings].map((error) => syntaxProblem(error, lines)));
  const { places, faults } = findPlaces(document, lines);
  refuseAny(faults.map(walkProblem));
  const value = toValue(() => document.toJS({ maxAliasCount: aliasLimit }));
  if (value === null || typeof value !== 'object' || Array.isArray(value)) {
    return refuse([{ code: 'plan.not_a_map', row: 1, params: { format: planFormat, line: 1, column: 1 } }]);
  }
  const checked = planFile.safeParse(value);
  if (checked.success) return { plan: checked.data, places };
  return refuse(explainIssues(checked.error.issues, value, places, allowedFields, allowsNull));
}

function refuseAny(rows: readonly RowProblem[]): void {
  if (rows.length > 0) refuse(rows);
}

function refuse(rows: readonly RowProblem[]): never {
  const sorted = [...rows].sort((a, b) => a.row - b.row);
  throw new Problem('plan.unreadable', { count: rows.length }, { rows: sorted.slice(0, problemLimit) });
}

function toValue(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    // The library throws ReferenceError for too many or circular aliases, and nothing else here.
    if (!(error instanceof ReferenceError)) throw error;
    return refuse([
      { code: 'plan.too_many_aliases', row: 1, params: { limit: aliasLimit, line: 1, column: 1 } },
    ]);
  }
}

const syntaxCodes: Readonly<Record<string, ProblemCode>> = {
  BAD_INDENT: 'plan.yaml_indent',
  TAB_AS_INDENT: 'plan.yaml_tab',
  MISSING_CHAR: 'plan.yaml_unclosed',
  RESOURCE_EXHAUSTION: 'plan.too_deep',
};

function syntaxProblem(error: YAMLError, lines: LineCounter): RowProblem {
  const { line, col } = lines.linePos(error.pos[0]);
  const code = syntaxCodes[error.code] ?? 'plan.yaml';
  const reason = error.message.slice(0, 200);
  return { code, row: line, params: { line, column: col, reason, limit: depthLimit } };
}

function walkProblem({ fault, key, path, place, first }: WalkFault): RowProblem {
  const params = { key, first, limit: depthLimit, line: place.line, column: place.column, path };
  return { code: `plan.${fault}`, row: place.line, column: path, params };
}
