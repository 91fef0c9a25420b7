import { expect, test } from 'vitest';
import { tiers } from './module-graph.ts';
import { importsOf, projectFiles, textOf } from './sources.ts';

const modulesAt = /^apps\/server\/src\/modules\/([^/]+)\//;
const product = projectFiles(/^apps\/server\/src\/.*\.ts$/).filter((path) => !path.endsWith('.test.ts'));
const moduleOf = (path: string): string | undefined => modulesAt.exec(path)?.[1];

test('every module has a tier, a door and a README', () => {
  const found = new Set(product.map(moduleOf).filter((name) => name !== undefined));
  expect(found.size).toBeGreaterThan(3);
  for (const name of found) {
    expect(tiers, `tier of ${name}`).toHaveProperty(name);
    expect(product).toContain(`apps/server/src/modules/${name}/index.ts`);
    expect(projectFiles(/README\.md$/)).toContain(`apps/server/src/modules/${name}/README.md`);
  }
});

test('modules enter each other by the door and only downwards', () => {
  const wrong = product.flatMap((path) => {
    const from = moduleOf(path);
    if (from === undefined) return [];
    return importsOf(path).files.flatMap((target) => {
      const to = moduleOf(target);
      if (to === undefined || to === from) return [];
      const down = (tiers[to] ?? 99) < (tiers[from] ?? -1);
      return down && target.endsWith(`/${to}/index.ts`) ? [] : [`${path} -> ${target}`];
    });
  });
  expect(wrong).toEqual([]);
});

test('the kernel knows no module, and contracts know nothing of ours', () => {
  const kernel = product.filter((path) => path.startsWith('apps/server/src/platform/'));
  const wrong = kernel.flatMap((path) =>
    importsOf(path)
      .files.filter((target) => !target.startsWith('apps/server/src/platform/'))
      .map((target) => `${path} -> ${target}`),
  );
  const contracts = projectFiles(/^packages\/contracts\/src\/.*\.ts$/).flatMap((path) =>
    [
      ...importsOf(path).files.filter((target) => !target.startsWith('packages/contracts/')),
      ...importsOf(path).packages.filter((name) => name !== 'zod'),
    ].map((target) => `${path} -> ${target}`),
  );
  expect([...wrong, ...contracts]).toEqual([]);
});

test('only config.ts, the command line and helpers of tests read the environment', () => {
  const allowed = /^apps\/server\/src\/(config\.ts|cli\/|main\.ts|cli\.ts)|\/testing\//;
  const readers = product.filter((path) => importsOfEnvironment(path) && !allowed.test(path));
  expect(readers).toEqual([]);
});

function importsOfEnvironment(path: string): boolean {
  return /process\.env/.test(textOf(path));
}
