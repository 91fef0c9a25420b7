import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { root } from '../structure/sources.ts';
import { exceptionList, findingsOf, type Judged, judge, reasonOf } from './findings.ts';

/**
 * `npm run audit:dependencies`: known holes in the packages of the lock file, but those that
 * `docs/security/audit-exceptions.yaml` (or the file after `--exceptions`) answers for. Where the registry says nothing, so
 * does this, loudly: what was not looked at has not passed, but a registry without that service must not stop the work either.
 */
const { values } = parseArgs({ options: { exceptions: { type: 'string' } } });
const list = values.exceptions ?? join(root, 'docs/security/audit-exceptions.yaml');
const { exceptions } = exceptionList.parse(parse(readFileSync(list, 'utf8')));

// whatever the machine's settings: everything of the lock file is asked about, and the registry itself is asked. Without a
// connection npm would report a clean tree
const everything = ['--package-lock-only', '--include=dev', '--include=optional', '--include=peer'];
const run = spawnSync('npm', ['audit', '--json', '--offline=false', ...everything], {
  cwd: root,
  encoding: 'utf8',
  timeout: 120_000,
});
const findings = findingsOf(run.stdout ?? '');
const tell = (line: string): boolean => process.stdout.write(`${line}\n`);

if (findings === null) {
  const why = reasonOf(run.stdout ?? '') ?? run.error?.message ?? 'it did not say why';
  tell(`SKIPPED: the registry gave no report of known holes (${why}); dependencies were NOT audited`);
} else {
  const judged = judge(findings, exceptions, new Date().toISOString().slice(0, 10));
  tellOf(judged);
  tell(`${findings.length} known, ${judged.excepted.length} excepted, ${judged.open.length} open`);
  if (judged.open.length > 0) process.exitCode = 1;
}

function tellOf({ open, excepted, idle }: Judged): void {
  for (const { severity, advisory, package: name, title } of open)
    tell(`open: ${severity} ${name} ${advisory}: ${title}`);
  for (const { severity, advisory, package: name, reason, until } of excepted)
    tell(`excepted until ${until}: ${severity} ${name} ${advisory}: ${reason}`);
  for (const { advisory, package: name, until } of idle)
    tell(`exception of no use (ended on ${until}, or nothing to answer for): ${name} ${advisory}`);
}
