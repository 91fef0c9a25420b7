import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { problems } from '@hatangso/contracts/problems';
import { expect, test } from 'vitest';
import { lineCount, projectFiles, root, textOf } from './sources.ts';

const code = projectFiles(/^(apps|packages|bench|test)\/.*\.(ts|js|vue)$/);

test('every path named in a document exists', () => {
  const missing = projectFiles(/\.md$/).flatMap((path) =>
    [...textOf(path).matchAll(/`([\w./-]+\/[\w.-]*[\w-])`|\]\(([^)#:]+)(?:#[^)]*)?\)/g)]
      .map((match) => (match[1] ?? match[2] ?? '').replace(/^\.\//, ''))
      .filter(
        (named) =>
          /^[\w.-]+\/|\.(md|ts|png|sql|yaml)$/.test(named) &&
          !/^(DIR|data|api|health|node_modules|\.\.)\b/.test(named),
      )
      .filter((named) => /\.\w+$|^(apps|packages|docs|test|bench|plans|deploy)\//.test(named))
      .filter((named) => !existsSync(join(root, named)) && !existsSync(join(root, dirname(path), named)))
      .map((named) => `${path}: ${named}`),
  );
  expect(missing).toEqual([]);
});

test('files stay under 250 lines', () => {
  const long = code.filter((path) => lineCount(path) > 250).map((path) => `${path}: ${lineCount(path)}`);
  expect(long).toEqual([]);
});

test('nothing is silenced or left undone', () => {
  const soft = /@ts-(ignore|nocheck|expect-error)|\.(only|todo)\(|\bTODO\b|\bFIXME\b/;
  const loose = /\bas any\b|: any\b/;
  const withoutComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
  const found = code
    .filter((path) => path !== 'test/structure/code.test.ts')
    .filter((path) => soft.test(textOf(path)) || loose.test(withoutComments(textOf(path))));
  expect(found).toEqual([]);
});

test('a moment becomes a day in one place: people’s today is the day in Viet Nam, also before seven in the morning', () => {
  const cut = /(now|knownAt|moment|clock)\b[^\n]*slice\(0, 10\)/;
  const found = projectFiles(/^apps\/server\/src\/.*\.ts$/).filter(
    (path) => !/\.test\.ts$|platform\/(today\.ts|tabular\/)/.test(path) && cut.test(textOf(path)),
  );
  expect(found).toEqual([]);
});

test('every write declares its audit entry beside it', () => {
  const silent = projectFiles(/^apps\/server\/src\/modules\/.*\.ts$/).filter((path) => {
    const text = textOf(path);
    const commands = text.match(/= command\(\{/g)?.length ?? 0;
    const audits = text.match(/^\s+audit[:(]/gm)?.length ?? 0;
    return commands > audits;
  });
  expect(silent).toEqual([]);
});

test('each problem says the same in both languages, with the same places to fill', () => {
  // Words given in both languages (`expectedVi`, `expectedEn`) fill the same place.
  const placesOf = (text: string, own: 'Vi' | 'En'): string[] =>
    [
      ...new Set(
        [...text.matchAll(/\{(\w+)\}/g)].map((match) => (match[1] ?? '').replace(RegExp(`${own}$`), '')),
      ),
    ].sort();
  for (const [code, text] of Object.entries(problems)) {
    expect(placesOf(text.en, 'En'), code).toEqual(placesOf(text.vi, 'Vi'));
    expect(text.vi, code).not.toBe(text.en);
    expect(text.status, code).toBeGreaterThanOrEqual(400);
  }
});

test('migrations are numbered without a gap and written in lower case', () => {
  const names = projectFiles(/^apps\/server\/sql\/migrations\/.*\.sql$/)
    .map((path) => path.split('/').at(-1) ?? '')
    .sort();
  expect(names.map((name) => Number(name.slice(0, 6)))).toEqual(names.map((_, index) => index + 1));
  const shouting = projectFiles(/^apps\/server\/sql\/migrations\/.*\.sql$/).filter((path) =>
    /^\s*(SELECT|INSERT|CREATE|ALTER|GRANT)\b/m.test(textOf(path)),
  );
  expect(shouting).toEqual([]);
});
