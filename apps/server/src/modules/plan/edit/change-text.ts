import { isDeepStrictEqual } from 'node:util';
import { parseDocument } from 'yaml';
import { yamlLayout } from '../serialize.ts';
import { type Change, splice, withChange } from './splice.ts';

/**
 * The text of a YAML file with changes made one after the other, comments kept. What comes out reads exactly as the
 * changed value: where a change in place would not (a file written in a way nobody foresaw), the library writes the
 * whole file again with the change in it, comments still kept.
 */
export function changeText(text: string, changes: readonly Change[]): string {
  return changes.reduce(changeOne, text);
}

function changeOne(text: string, change: Change): string {
  const wanted = withChange(plainValue(text), change.path, change.value);
  const inPlace = attempt(() => splice(text, change));
  if (
    inPlace !== null &&
    isDeepStrictEqual(
      attempt(() => plainValue(inPlace)),
      wanted,
    )
  )
    return inPlace;
  const document = parseDocument(text, { uniqueKeys: false });
  if (change.value === undefined) document.deleteIn(change.path);
  else document.setIn(change.path, document.createNode(change.value));
  return document.toString(yamlLayout);
}

const plainValue = (text: string): unknown => {
  const document = parseDocument(text, { uniqueKeys: false });
  if (document.errors.length > 0) throw document.errors[0];
  return document.toJS({ maxAliasCount: 100 });
};

function attempt<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
