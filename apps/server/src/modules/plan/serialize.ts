import { type Plan, planFile } from '@hatangso/contracts/plan';
import { Document, isMap, isScalar, isSeq, type Node, type ToStringOptions, visit } from 'yaml';

/**
 * How a plan's file is laid out. What is in double quotes stays on its line: broken over lines the library writes a line
 * of one space so that it reads as a backslash.
 */
export const yamlLayout: ToStringOptions = {
  lineWidth: 110,
  flowCollectionPadding: true,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};

/** Lists whose items are long enough to be set apart by an empty line. */
const spacedLists = new Set(['targets', 'tasks', 'adjustments']);

/**
 * Writes a plan as `parsePlan` reads it, fields in the order of the schema; `parsePlan(serializePlan(plan)).plan`
 * equals `plan`. Comments of the file it once came from are not kept.
 */
export function serializePlan(plan: Plan): string {
  const document = new Document(planFile.parse(plan), { aliasDuplicateObjects: false });
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && isFragile(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
    Seq: (_, seq) => {
      if (seq.items.every(isScalar)) seq.flow = true;
    },
    Map: (_, map) => {
      if (map.items.length > 0 && map.items.every((pair) => isShort(pair.value))) map.flow = true;
    },
  });
  if (isMap(document.contents)) {
    document.contents.flow = false;
    for (const { key, value } of document.contents.items) setApart(key, value);
  }
  return document.toString(yamlLayout);
}

/** Lines that begin, end or consist of spaces, and control characters, survive in double quotes only. */
function isFragile(text: string): boolean {
  return text.split('\n').some((line) => line === '' || /^\s|\s$|\p{Cc}/u.test(line));
}

/** Fits on a line with its siblings: no text of any length. */
function isShort(value: unknown): boolean {
  return isScalar(value) && (typeof value.value !== 'string' || /^[\w./%-]{1,30}$/.test(value.value));
}

function setApart(key: unknown, value: unknown): void {
  if (!isScalar(key) || (!isSeq(value) && !isMap(value))) return;
  key.spaceBefore = true;
  if (isSeq(value) && spacedLists.has(String(key.value))) {
    for (const item of value.items.slice(1)) (item as Node).spaceBefore = true;
  }
}
