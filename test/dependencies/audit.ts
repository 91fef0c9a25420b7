import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../structure/sources.ts';
import { exceptionList, findingsOf, unexcepted } from './findings.ts';

/**
 * `npm run audit:dependencies`: known holes in the packages of the lock file, but those that
 * `docs/security/audit-exceptions.yaml` answers for. Where the registry says nothing, so does this, loudly: what was not
 * looked at has not passed, but a registry without that service must not stop the work either.
 */
const list = readFileSync(join(root, 'docs/security/audit-exceptions.yaml'), 'utf8');
const { exceptions } = exceptionList.parse(parse(list));
const run = spawnSync('npm', ['audit', '--json'], { cwd: root, encoding: 'utf8', timeout: 120_000 });
const findings = findingsOf(run.stdout ?? '');

if (findings === null) {
  process.stdout.write(
    'SKIPPED: the registry gave no report of known holes; dependencies were NOT audited\n',
  );
} else {
  const open = unexcepted(findings, exceptions, new Date().toISOString().slice(0, 10));
  for (const { severity, advisory, package: name, title } of open)
    process.stdout.write(`${severity} ${name} ${advisory}: ${title}\n`);
  process.stdout.write(
    `${findings.length} known, ${findings.length - open.length} excepted, ${open.length} open\n`,
  );
  if (open.length > 0) process.exitCode = 1;
}
