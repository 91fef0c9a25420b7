// The one test command: all suites in one run, then one line that sums them up.
// Plain JavaScript: it must start under any Node and say what is missing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const major = Number(process.versions.node.split('.')[0]);
if (major < 24) {
  process.stderr.write(
    `Tests run on Node.js 24, which "npm ci" brings (with install scripts allowed); this is ${process.version}. Run "npm ci", then "npm test".\n`,
  );
  process.exit(1);
}

const suites =
  process.argv.slice(2).length > 0
    ? process.argv.slice(2)
    : ['pure', 'structure', 'db', 'system', 'browser', 'real'];
const folder = mkdtempSync(join(tmpdir(), 'hatangso-results-'));
const out = join(folder, 'results.json');
const args = [
  join(root, 'node_modules', 'vitest', 'vitest.mjs'),
  'run',
  ...suites.flatMap((suite) => ['--project', suite]),
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${out}`,
];
const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
const totals = { passed: 0, failed: 0, skipped: 0 };
if (existsSync(out)) {
  const result = JSON.parse(readFileSync(out, 'utf8'));
  // a file that fails before its first test, or an error outside any test, counts as well
  const deadFiles = result.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  totals.passed = result.numPassedTests;
  totals.failed = result.numFailedTests + deadFiles;
  totals.skipped = result.numPendingTests + (result.numTodoTests ?? 0);
}
rmSync(folder, { recursive: true, force: true });
if (run.status !== 0 && totals.failed === 0) totals.failed = 1;
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
