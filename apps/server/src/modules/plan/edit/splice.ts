import { Document, isCollection, isMap, isScalar, isSeq, type Pair, parseDocument, visit } from 'yaml';

/** Where a value stands: names of fields, and places in lists. */
export type YamlPath = readonly (string | number)[];

/** Puts a value at a path, or takes away what stands there (`undefined`); a place one past the end of a list adds. */
export interface Change {
  readonly path: YamlPath;
  readonly value: unknown;
}

const lineWidth = 110;

/**
 * The text with one value changed and every other letter of it, comments and blank lines too, as it was. Where the
 * text around the value cannot be kept (a value inside braces), the smallest item written on lines of its own is
 * written again. The result is only ever used after reading it back: see `changeText`.
 */
export function splice(text: string, { path, value }: Change): string {
  const document = parseDocument(text, { uniqueKeys: false });
  const at = lastBlockStep(document, path);
  const key = at.path.at(-1);
  const parent = at.path.length === 1 ? document.contents : document.getIn(at.path.slice(0, -1), true);
  const next = at.whole === null ? value : withChange(at.whole, path.slice(at.path.length), value);
  if (isMap(parent)) return spliceField(text, parent, String(key), next);
  if (isSeq(parent)) return spliceItem(text, parent, Number(key), next);
  throw new Error(`nothing at ${path.slice(0, -1).join('.')}`);
}

/** The deepest part of the path that is written on lines of its own, with its present value where that is not all of it. */
function lastBlockStep(document: Document.Parsed, path: YamlPath): { path: YamlPath; whole: unknown } {
  for (let length = 1; length < path.length; length++) {
    const node = document.getIn(path.slice(0, length), true);
    const block =
      isCollection(node) && node.flow !== true && node.items.length > 0 && node.anchor === undefined;
    if (!block) {
      const whole = isCollection(node) ? node.toJS(document) : typeof path[length] === 'number' ? [] : {};
      return { path: path.slice(0, length), whole };
    }
  }
  return { path, whole: null };
}

/** A plain value with one change in it; the given value stays as it is. */
export function withChange(whole: unknown, path: YamlPath, value: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const items = Array.isArray(whole) ? [...whole] : [];
    if (rest.length === 0 && value === undefined) items.splice(step, 1);
    else items[step] = withChange(items[step], rest, value);
    return items;
  }
  const fields: Record<string, unknown> = { ...(whole as Record<string, unknown> | null) };
  const next = withChange(fields[step], rest, value);
  if (next === undefined) delete fields[step];
  else fields[step] = next;
  return fields;
}

type Items = readonly Pair[];

function spliceField(text: string, map: { items: unknown[] }, key: string, value: unknown): string {
  const pairs = map.items as Items;
  const pair = pairs.find((one) => isScalar(one.key) && String(one.key.value) === key);
  if (pair !== undefined) {
    const start = startOf(pair.key);
    const end = endOfPair(pair);
    if (value === undefined) return withoutLines(text, start, end);
    return (
      text.slice(0, start) +
      written({ [key]: value }, columnOf(text, start), isRemarked(text, end)) +
      text.slice(end)
    );
  }
  const last = pairs.at(-1);
  if (last === undefined || value === undefined) throw new Error(`no field ${key}`);
  const column = columnOf(text, startOf(last.key));
  return afterLine(text, endOfPair(last), ' '.repeat(column) + written({ [key]: value }, column));
}

function spliceItem(text: string, seq: { items: unknown[] }, at: number, value: unknown): string {
  const item = seq.items[at];
  const last = seq.items.at(-1);
  if (last === undefined) throw new Error('an empty list');
  const dash = (node: unknown): number => text.lastIndexOf('-', startOf(node) - 1);
  const column = columnOf(text, dash(item ?? last));
  const remarked = item !== undefined && isRemarked(text, endOf(item));
  const lines = value === undefined ? '' : written([value], column, remarked);
  if (item === undefined)
    return afterLine(text, endOf(last), `${blankBefore(text, dash(last))}${' '.repeat(column)}${lines}`);
  if (value === undefined) return withoutLines(text, dash(item), endOf(item));
  return text.slice(0, dash(item)) + lines + text.slice(endOf(item));
}

/** Long items are set apart by an empty line; a new one follows the habit of the list. */
const blankBefore = (text: string, dash: number): string =>
  /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, dash)) ? '\n' : '';

const startOf = (node: unknown): number => (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;

/** Where the value's last letter ends; comments after it are not part of it. */
function endOf(node: unknown): number {
  if (isMap(node) && node.flow !== true) return endOfPair(node.items.at(-1) as Pair | undefined);
  if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1));
  return (node as { range?: readonly number[] } | null)?.range?.[1] ?? 0;
}

const endOfPair = (pair: Pair | undefined): number =>
  pair === undefined ? 0 : Math.max(endOf(pair.key) + 1, pair.value === null ? 0 : endOf(pair.value));

const columnOf = (text: string, at: number): number => at - (text.lastIndexOf('\n', at - 1) + 1);

/** Adds lines below the line in which a value ends, and below what is remarked there. */
function afterLine(text: string, at: number, lines: string): string {
  // a block of text ends with the line itself
  const end = text[at - 1] === '\n' ? at - 1 : text.indexOf('\n', at);
  if (end < 0) return `${text}\n${lines}\n`;
  return `${text.slice(0, end)}\n${lines}${text.slice(end)}`;
}

/** Takes away the lines from the one where something starts to the one where it ends. */
function withoutLines(text: string, start: number, end: number): string {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  if (text.slice(from, start).trim() !== '') throw new Error('shares its line');
  const to = text[end - 1] === '\n' ? end : text.indexOf('\n', end) + 1 || text.length;
  const rest = text.slice(to);
  // of the two empty lines around it one is enough
  return (
    text.slice(0, from) + (/\n[ \t]*\n$/.test(text.slice(0, from)) ? rest.replace(/^[ \t]*\n/, '') : rest)
  );
}

/** Whether something stands behind a value in its line. */
const isRemarked = (text: string, at: number): boolean => /^[^\n]*\S/.test(text.slice(at, at + 1000));

/**
 * A field or item as text whose first line starts at a column: fields of few letters in braces, as
 * plans write them. `remarked`: a comment follows in the line, which a block of text would swallow.
 */
export function written(value: unknown, column: number, remarked = false): string {
  const document = new Document(value, { aliasDuplicateObjects: false });
  const isShort = (one: unknown): boolean =>
    isScalar(one) && (typeof one.value !== 'string' || /^[\w./%-]{1,30}$/.test(one.value));
  visit(document, {
    Scalar: (_, scalar) => {
      if (typeof scalar.value === 'string' && isFragile(scalar.value)) scalar.type = 'QUOTE_DOUBLE';
    },
    Seq: (_, seq, parents) => {
      if (parents.length > 1 && seq.items.every((item) => isScalar(item))) seq.flow = true;
    },
    Map: (_, map, parents) => {
      if (parents.length > 1 && map.items.length > 0 && map.items.every((pair) => isShort(pair.value)))
        map.flow = true;
    },
  });
  const width = Math.max(40, lineWidth - column);
  const lines = document
    .toString({ lineWidth: width, flowCollectionPadding: true, blockQuote: !remarked })
    .trimEnd()
    .split('\n');
  return lines
    .map((line, index) => (index === 0 || line === '' ? line : ' '.repeat(column) + line))
    .join('\n');
}

/** Lines that begin, end or consist of spaces, and control characters, survive in double quotes only. */
const isFragile = (text: string): boolean =>
  text.split('\n').some((line) => line === '' || /^\s|\s$|\p{Cc}/u.test(line));
