import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml';

/** Where a value stands in the file; both count from 1. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** Path of a value ("targets[3].due", "" for the file) → its place. Fields stand at their key. */
export type PlanPlaces = ReadonlyMap<string, Place>;

/** What the walk over the nodes found wrong before the values are looked at. */
export interface WalkFault {
  readonly fault: 'duplicate_key' | 'too_deep' | 'alias_unknown';
  readonly key: string;
  readonly path: string;
  readonly place: Place;
  readonly first: number;
}

export const depthLimit = 32;

/** "targets", 3, "due" → "targets[3].due". */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => childPath(text, step), '');
}

export function childPath(parent: string, step: PropertyKey): string {
  if (typeof step === 'number') return `${parent}[${step}]`;
  return parent === '' ? String(step) : `${parent}.${String(step)}`;
}

/** The place of a path, or of the nearest thing around it that is in the file; a missing field stands at its parent. */
export function placeOf(places: PlanPlaces, path: string): Place {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[]*|\[\d+\]|^[^.[]+)$/, '')) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return places.get('') ?? { line: 1, column: 1 };
}

/**
 * Walks the parsed file once, in linear time: places of all values, keys given twice, nesting beyond `depthLimit`.
 * (The library's own check for double keys is quadratic and would let a hostile file hold the server.)
 */
export function findPlaces(
  document: Document.Parsed,
  lines: LineCounter,
): { places: PlanPlaces; faults: readonly WalkFault[] } {
  const places = new Map<string, Place>();
  const faults: WalkFault[] = [];
  const anchors = new Set<string>();
  const placeAt = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };

  const visit = (node: unknown, path: string, depth: number): void => {
    const place = placeAt((node as Node | null)?.range?.[0] ?? 0);
    if (!places.has(path)) places.set(path, place);
    if (depth > depthLimit) {
      faults.push({ fault: 'too_deep', key: '', path, place, first: 0 });
      return;
    }
    if (isAlias(node)) {
      if (!anchors.has(node.source))
        faults.push({ fault: 'alias_unknown', key: node.source, path, place, first: 0 });
      return;
    }
    if (isSeq(node))
      for (const [index, item] of node.items.entries()) visit(item, childPath(path, index), depth + 1);
    if (isMap(node)) visitMap(node.items, path, depth);
    // Only now: an alias inside its own anchor would make a value that contains itself.
    if ((isMap(node) || isSeq(node) || isScalar(node)) && node.anchor !== undefined) anchors.add(node.anchor);
  };

  const visitMap = (
    pairs: readonly { key: unknown; value: unknown }[],
    path: string,
    depth: number,
  ): void => {
    const seen = new Map<string, number>();
    for (const { key, value } of pairs) {
      const name = isScalar(key) ? String(key.value) : '?';
      const place = placeAt((key as Node | null)?.range?.[0] ?? 0);
      const at = childPath(path, name);
      const first = seen.get(name);
      if (first !== undefined) faults.push({ fault: 'duplicate_key', key: name, path: at, place, first });
      seen.set(name, first ?? place.line);
      places.set(at, place);
      visit(value, at, depth + 1);
    }
  };

  visit(document.contents, '', 0);
  return { places, faults };
}
