import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFiles, root, textOf } from './sources.ts';

/**
 * No text that no screen says. A key is used where a file that imports its words holds it as a literal, or a template
 * that can make it (`state.${one}`). Keys that come from data alone are named here, by catalogue.
 */
const fromData: Readonly<Record<string, RegExp>> = {
  // groups of codes that answers hold, told by `term(group, code)`
  indicatorTerms: /^(theme|kind|method|unit|task|level|place|service)\./,
  // what moved a figure and how, and the days to compare with
  indicatorCompare: /^(changed|lost|numerator|denominator|came|gone|yearBefore|lastYearEnd|previous|first)$/,
  // what a file's changes do to the plan's findings
  planFile: /^mended$/,
  // what a device refused, told by `wordsOfPasskey`
  factors: /^(refused|known)$/,
  // which of two reports a comparison reads
  reportComparison: /^(release|computed)$/,
};

type Tree = { readonly [key: string]: string | Tree };
const keysOf = (tree: Tree, path = ''): string[] =>
  Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [`${path}${key}`] : keysOf(value, `${path}${key}.`),
  );

const sources = projectFiles(/^apps\/web\/src\/.*\.(ts|vue)$/).filter((path) => !/\.test\.ts$/.test(path));
const texts = new Map(sources.map((path) => [path, textOf(path)]));
const importsOf = (path: string): string[] =>
  [...(texts.get(path) ?? '').matchAll(/from '(\.[^']+)'/g)].map(([, to = '']) => join(dirname(path), to));
const imports = new Map(sources.map((path) => [path, new Set(importsOf(path))]));

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What the literals of a text can say: keys as they stand, and patterns of templates with at least a letter of their own. */
function said(text: string): {
  readonly literals: ReadonlySet<string>;
  readonly patterns: readonly RegExp[];
} {
  const literals = new Set([...text.matchAll(/['"`]([\w.-]+)['"`]/g)].map(([, key = '']) => key));
  const patterns = [
    ...text.matchAll(/`([\w.-]*\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}[\w.-]*(?:\$\{[^{}]*\}[\w.-]*)*)`/g),
  ]
    .map(([, template = '']) => template.split(/\$\{(?:[^{}]|\{[^{}]*\})*\}/))
    .filter((parts) => parts.some((part) => /[a-z]/i.test(part)))
    .map((parts) => new RegExp(`^${parts.map(escaped).join('[\\w.-]+')}$`));
  return { literals, patterns };
}

test('every text is said by some screen', async () => {
  Object.assign(globalThis, { localStorage: { getItem: () => null } });
  const catalogue: { i18n: { global: { messages: { value: Record<string, Record<string, Tree>> } } } } =
    await import(join(root, 'apps/web/src/app/words.ts'));
  const named = new Map<string, string>();
  for (const [path, text] of texts)
    for (const [, name = ''] of text.matchAll(/defineWords\('(\w+)'/g)) named.set(name, path);
  for (const path of new Set(named.values())) await import(join(root, path));
  const { vi = {} } = catalogue.i18n.global.messages.value;
  expect(named.size).toBeGreaterThan(20);
  const unused = [...named].flatMap(([name, home]) => {
    const users = sources.filter((path) => path === home || imports.get(path)?.has(home) === true);
    const { literals, patterns } = said(users.map((path) => texts.get(path) ?? '').join('\n'));
    return keysOf(vi[name] ?? {})
      .filter((key) => !literals.has(key) && !patterns.some((one) => one.test(key)))
      .filter((key) => fromData[name]?.test(key) !== true)
      .map((key) => `${name}.${key}`);
  });
  expect(unused).toEqual([]);
});
