import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Files git knows or would take, as paths from the project's root. */
export const projectFiles = (pattern: RegExp): string[] =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
    .split('\n')
    .filter((path) => pattern.test(path) && existsSync(join(root, path)));

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

export const lineCount = (path: string): number => textOf(path).split('\n').length - 1;

/** Relative imports of a file, as paths from the project's root, and the packages it names. */
export function importsOf(path: string): { readonly files: string[]; readonly packages: string[] } {
  const specifiers = [...textOf(path).matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (match) => match[1] ?? '',
  );
  const files = specifiers
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => relative(root, join(root, dirname(path), specifier)));
  return { files, packages: specifiers.filter((specifier) => !specifier.startsWith('.')) };
}
