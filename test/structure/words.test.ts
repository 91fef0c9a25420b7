import { join } from 'node:path';
import { parse as parseTemplate } from '@vue/compiler-dom';
import { parse } from '@vue/compiler-sfc';
import { expect, test } from 'vitest';
import { projectFiles, root, textOf } from './sources.ts';

/**
 * No text for people outside the translations: every word on a screen comes from a `words.ts`, in both languages.
 */
const screens = projectFiles(/^apps\/web\/src\/.*\.vue$/);
const letters = /\p{L}{2,}/u;
/** Attributes people read or hear. */
const spoken =
  /^(title|label|placeholder|alt|description|aria-label|aria-description|caption|hint|note|text|lead)$/;
/** The product's own name, keys on a keyboard, a sign. */
const names = /^(Hạ tầng số|Tiếng Việt|English|Ctrl|Enter|Esc|Tab|PDF|DOCX|XLSX|CSV|JSON|YAML|PNG|GeoJSON)$/;

interface Node {
  readonly type: number;
  readonly content?: unknown;
  readonly children?: readonly Node[];
  readonly props?: readonly {
    readonly type: number;
    readonly name: string;
    readonly value?: { readonly content: string };
  }[];
  readonly loc: { readonly start: { readonly line: number } };
}

function* wordsIn(node: Node): Generator<string> {
  if (node.type === 2 && typeof node.content === 'string' && letters.test(node.content))
    yield node.content.trim();
  for (const prop of node.props ?? []) {
    const text = prop.type === 6 ? prop.value?.content : undefined;
    if (text !== undefined && spoken.test(prop.name) && letters.test(text)) yield `${prop.name}="${text}"`;
  }
  for (const child of node.children ?? []) yield* wordsIn(child);
}

test('no screen holds a text of its own', () => {
  expect(screens.length).toBeGreaterThan(10);
  const found = screens.flatMap((path) => {
    const template = parse(textOf(path)).descriptor.template;
    if (template === null) return [];
    return [...wordsIn(parseTemplate(template.content) as unknown as Node)]
      .filter((text) => !names.test(text.replace(/^[^"]*"|"$/g, '')))
      .map((text) => `${path}: ${text}`);
  });
  expect(found).toEqual([]);
});

test('no Vietnamese text in the code of the web app outside the translations', () => {
  const toned = /[ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]/i;
  const withoutComments = (text: string): string =>
    text
      .replace(/\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(^|\s)\/\/.*$/gm, '')
      .replaceAll(/Hạ tầng số|Tiếng Việt/g, '');
  const found = projectFiles(/^apps\/web\/src\/.*\.(ts|vue)$/)
    .filter((path) => !/words(-[\w-]+)?\.ts$|\.test\.ts$|\.fixture\.ts$/.test(path))
    .filter((path) => toned.test(withoutComments(textOf(path)).normalize('NFC')));
  expect(found).toEqual([]);
});

test('every text is there in both languages, filled from the same places', async () => {
  type Tree = { readonly [key: string]: string | Tree };
  const flat = (tree: Tree, path: string): [string, string][] =>
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[`${path}.${key}`, value] as [string, string]]
        : flat(value, `${path}.${key}`),
    );
  const placesOf = (text: string): string =>
    [...text.matchAll(/\{(\w+)\}/g)]
      .map((match) => match[1] ?? '')
      .sort()
      .join();
  // the catalogue as the browser builds it; all it asks of a browser is what was remembered
  Object.assign(globalThis, { localStorage: { getItem: () => null } });
  const catalogue: { i18n: { global: { messages: { value: Record<string, Tree> } } } } = await import(
    join(root, 'apps/web/src/app/words.ts')
  );
  const files = projectFiles(/^apps\/web\/src\/.*words(-[\w-]+)?\.ts$/).filter(
    (path) => !/app\/words\.ts$/.test(path),
  );
  for (const path of files) await import(join(root, path));
  const { vi = {}, en = {} } = catalogue.i18n.global.messages.value;
  const [ours, other] = [new Map(flat(vi, '')), new Map(flat(en, ''))];
  expect(ours.size).toBeGreaterThan(500);
  expect([...other.keys()].filter((key) => !ours.has(key))).toEqual([]);
  expect(
    [...ours]
      .filter(([key, text]) => placesOf(other.get(key) ?? '{?}') !== placesOf(text))
      .map(([key]) => key),
  ).toEqual([]);
});
