import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';

const bin = fileURLToPath(new URL('../../bin/hatangso.js', import.meta.url));
const real = fileURLToPath(
  new URL('../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url),
);
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hatangso-lint-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const lint = (...args: string[]) =>
  spawnSync(process.execPath, [bin, 'plan', 'lint', ...args], { cwd: folder, encoding: 'utf8' });

test('breaks are listed and exit 0, or 1 under --strict, where nothing is installed', () => {
  const found = lint(real, '--json');
  expect(found.status, found.stderr).toBe(0);
  const findings = JSON.parse(found.stdout) as { code: string; line: number; severity: string }[];
  expect(findings).toContainEqual(
    expect.objectContaining({ code: 'plan.number_missing', severity: 'broken' }),
  );
  expect(findings.every(({ line }) => line > 1)).toBe(true);
  expect(lint(real, '--strict').status).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('a file that cannot be read is told by its lines on stderr, a missing one is wrong usage', () => {
  const path = join(folder, 'bad.yaml');
  writeFileSync(path, 'format: hatangso.plan/1\nid: [');
  const refused = lint(path, '--json', '--lang', 'en');
  expect([refused.status, refused.stdout]).toEqual([1, '']);
  expect(refused.stderr).toMatch(/Row \d/);
  expect(lint(join(folder, 'none.yaml')).status).toBe(2);
});
