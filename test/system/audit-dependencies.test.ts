import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { lockedPackages } from '../dependencies/lock.ts';
import { type Advisory, startRegistry } from '../dependencies/registry.ts';
import { root } from '../structure/sources.ts';

/** `npm run audit:dependencies` against a registry that answers: npm itself asks, about this repository's lock file. */
const folder = mkdtempSync(join(tmpdir(), 'hatangso-audit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const victim = lockedPackages().find(({ name, dev }) => name === 'fflate' && !dev);
const id = 'GHSA-2345-6789-cfgh';
const hole = (range: string): Record<string, readonly Advisory[]> => ({
  fflate: [
    {
      id: 1_234_567,
      url: `https://host.example/advisories/${id}`,
      title: 'Unpacks without end',
      severity: 'high',
      vulnerable_versions: range,
      cwe: ['CWE-400'],
      cvss: { score: 7.5, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:H' },
    },
  ],
});
const reached = `<=${victim?.version}`;

function exceptionUntil(until: string, name = 'fflate'): string {
  const path = join(folder, `until-${until}-${name}.yaml`);
  const reason = 'what is unpacked here is bounded by its size before';
  writeFileSync(path, stringify({ exceptions: [{ advisory: id, package: name, reason, until }] }));
  return path;
}

/** The script as `npm run` starts it, with the machine's settings of npm replaced by `settings`. */
function audit(registry: string, args: readonly string[] = [], settings: Record<string, string> = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name));
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'test/dependencies/audit.ts'), ...args],
    {
      env: {
        ...Object.fromEntries(kept),
        npm_config_registry: registry,
        npm_config_cache: join(folder, 'cache'),
        npm_config_fetch_retries: '0',
        npm_config_userconfig: join(folder, 'none'),
        npm_config_update_notifier: 'false',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let said = '';
  child.stdout.on('data', (piece: Buffer) => {
    said += piece.toString();
  });
  return new Promise<{ code: number | null; said: string }>((resolve) => {
    child.on('close', (code) => resolve({ code, said }));
  });
}

test('nothing known passes, and npm asked about every package of the lock file, by its version', async () => {
  const registry = await startRegistry({});
  try {
    // the machine's own settings do not make the question smaller, nor leave it out
    const settings = { npm_config_omit: 'dev', NODE_ENV: 'production', npm_config_offline: 'true' };
    const { code, said } = await audit(registry.url, [], settings);
    expect([code, said]).toEqual([0, '0 known, 0 excepted, 0 open\n']);
    const asked = Object.entries(registry.asked.at(-1) ?? {}).flatMap(([name, versions]) =>
      versions.map((version) => `${name}@${version}`),
    );
    expect(asked.sort()).toEqual(
      lockedPackages()
        .map(({ name, version }) => `${name}@${version}`)
        .sort(),
    );
  } finally {
    await registry.close();
  }
});

test('a hole in what is installed fails and is named; in another version of it it is none', async () => {
  const registry = await startRegistry(hole(reached));
  const other = await startRegistry(hole('<0.0.1'));
  try {
    const { code, said } = await audit(registry.url);
    expect([code, said]).toEqual([
      1,
      `open: high fflate ${id}: Unpacks without end\n1 known, 0 excepted, 1 open\n`,
    ]);
    expect(await audit(other.url)).toEqual({ code: 0, said: '0 known, 0 excepted, 0 open\n' });
  } finally {
    await registry.close();
    await other.close();
  }
});

test('an exception lets it pass and is told; ended, or for another package, it does not', async () => {
  const registry = await startRegistry(hole(reached));
  try {
    const now = await audit(registry.url, ['--exceptions', exceptionUntil('2999-12-31')]);
    expect(now.code).toBe(0);
    expect(now.said).toContain(`excepted until 2999-12-31: high fflate ${id}: what is unpacked here`);
    expect(now.said).toContain('1 known, 1 excepted, 0 open');
    for (const list of [exceptionUntil('2026-01-01'), exceptionUntil('2999-12-31', 'yaml')]) {
      const { code, said } = await audit(registry.url, ['--exceptions', list]);
      expect([code, said]).toEqual([1, expect.stringContaining('1 known, 0 excepted, 1 open')]);
      expect(said).toContain('exception of no use');
    }
  } finally {
    await registry.close();
  }
});

test('a registry without the service, in trouble, or not there is told loudly and passes nothing', async () => {
  const loud =
    /^SKIPPED: the registry gave no report of known holes \(.+\); dependencies were NOT audited\n$/;
  for (const [status, body] of [
    [405, '{"error":"no such service"}'],
    [503, 'busy'],
    [200, '<html>sign in first</html>'],
  ] as const) {
    const registry = await startRegistry({}, { status, body });
    try {
      const { code, said } = await audit(registry.url);
      expect([status, code, said]).toEqual([status, 0, expect.stringMatching(loud)]);
      expect(said).not.toContain('127.0.0.1');
    } finally {
      await registry.close();
    }
  }
  const gone = await startRegistry({});
  await gone.close();
  const { code, said } = await audit(gone.url);
  expect([code, said]).toEqual([0, expect.stringMatching(loud)]);
});
