import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// One command, one table: each benchmark in a process of its own, so that one's memory is not another's idle.
const benchmarks = [
  'ward.ts',
  'households-and-claims.ts',
  'country.ts',
  'rows.ts',
  'tiles.ts',
  'audit.ts',
  'permissions.ts',
  'country-map.ts',
  'existence.ts',
  'lighthouse.ts',
];
const asked = process.argv.slice(2);

for (const file of benchmarks.filter(
  (name) => asked.length === 0 || asked.includes(name.replace('.ts', '')),
)) {
  process.stdout.write(`\n== ${file}\n`);
  const path = fileURLToPath(new URL(`./${file}`, import.meta.url));
  const run = spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', path], {
    stdio: 'inherit',
  });
  if (run.status !== 0) process.exitCode = 1;
}
