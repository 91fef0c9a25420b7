// The one test command: every suite in turn, then one line that sums them up.
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
const totals = { passed: 0, failed: 0, skipped: 0 };
let broken = false;

for (const suite of suites) {
  process.stdout.write(`\n== ${suite}\n`);
  const folder = mkdtempSync(join(tmpdir(), 'hatangso-results-'));
  const out = join(folder, 'results.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = [
    vitest,
    'run',
    '--project',
    suite,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${out}`,
  ];
  const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (existsSync(out)) {
    const result = JSON.parse(readFileSync(out, 'utf8'));
    totals.passed += result.numPassedTests;
    totals.failed += result.numFailedTests;
    totals.skipped += result.numPendingTests + (result.numTodoTests ?? 0);
    // A file that fails before its first test, or an error outside any test, counts as well.
    const deadFiles = result.testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.length === 0,
    ).length;
    totals.failed += deadFiles;
  }
  if (run.status !== 0) {
    broken = true;
    if (!existsSync(out)) totals.failed += 1;
  }
  rmSync(folder, { recursive: true, force: true });
}

if (broken && totals.failed === 0) totals.failed = 1;
process.stdout.write(`\n${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped\n`);
process.exit(totals.failed === 0 && totals.passed > 0 ? 0 : 1);
