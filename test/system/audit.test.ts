import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditCheckpoint, AuditProof, AuditVerification } from '@hatangso/contracts/audit';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../apps/server/src/config.ts';
import { openEngine } from '../../apps/server/src/context.ts';
import { inProcess } from './in-process.ts';
import { freshInstallation, type Run } from './program.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-audit-'));
const standing = freshInstallation();
const json = <T>(run: Run): T => JSON.parse(run.stdout) as T;
const audit = (...words: readonly string[]): Promise<Run> =>
  inProcess(['audit', ...words, '--data', standing]);

afterAll(() => {
  for (const path of [folder, standing]) rmSync(path, { recursive: true, force: true });
});

/** Somebody who has the folder's database and no key. */
async function tamper(statements: string): Promise<void> {
  const engine = await openEngine(readConfig({ data: standing }, {}));
  await engine.withClient((client) => client.exec(`set session_replication_role = replica; ${statements}`));
  await engine.close();
}

test('the log is signed, proven, written out and gone through by commands, without a server', {
  timeout: 300_000,
}, async () => {
  const signed = await audit('checkpoint', '--json');
  expect([signed.code, signed.stderr]).toEqual([0, '']);
  const { size, note } = json<AuditCheckpoint>(signed);
  expect(note.split('\n')[1]).toBe(String(size));
  const whole = await audit('verify');
  expect([whole.code, whole.stdout]).toEqual([
    0,
    expect.stringMatching(/^Nhật ký nguyên vẹn: \d+ mục khớp từng lá/),
  ]);
  const out = join(folder, 'log');
  const written = await audit('export', '--out', out, '--lang', 'en');
  expect([written.code, written.stderr]).toEqual([0, '']);
  const lines = readFileSync(join(out, 'entries.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.length).toBeGreaterThanOrEqual(size);
  const first = JSON.parse(lines[0] ?? '{}') as { id: string };
  const proof = await audit('proof', first.id, '--json');
  expect(json<AuditProof>(proof)).toMatchObject({ index: 0, entry: lines[0] });
  const unknown = await audit('proof', '00000000-0000-4000-8000-000000000000');
  expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('Không có mục nhật ký')]);
});

test('doctor has nothing to say of a sound installation that signs, and names a key that others may read', async () => {
  const wrong = async (): Promise<readonly string[]> =>
    (await inProcess(['doctor', '--data', standing])).stdout
      .split('\n')
      .filter((line) => line.startsWith('✕'));
  // there are no units yet, and that is all
  const units = expect.stringContaining('đơn vị hành chính');
  expect(await wrong()).toEqual([units]);
  const key = join(standing, 'keys', 'audit.pem');
  chmodSync(key, 0o644);
  expect(await wrong()).toEqual([units, expect.stringMatching(`tệp khóa: ${key};`)]);
  chmodSync(key, 0o600);
});

test('the export is checked by the program in the documentation of its format', (context) => {
  try {
    execFileSync('python3', ['--version']);
  } catch {
    return context.skip('needs python3');
  }
  const text = readFileSync(new URL('../../docs/audit-format.md', import.meta.url), 'utf8');
  const program = join(folder, 'verify.py');
  writeFileSync(program, /```python\n([\s\S]*?)```/.exec(text)?.[1] ?? '');
  const said = execFileSync('python3', [program, join(folder, 'log')], { encoding: 'utf8' });
  expect(said).toMatch(/^\d+ entries of hatangso\/log\/[0-9a-f-]{36} are as they were signed\n$/);
});

test('an entry changed behind our back ends the command with 1, and says which', {
  timeout: 300_000,
}, async () => {
  await tamper(`update audit.entries set canonical = replace(canonical, '"local"', '"nobody"')
                where id = (select id from audit.leaves where position = 0)`);
  const found = await audit('verify', '--lang', 'en');
  expect(found.code).toBe(1);
  expect(found.stdout).toMatch(/^THE LOG WAS TAMPERED WITH: \d+ findings/);
  expect(found.stdout).toMatch(/Entry [0-9a-f-]{36} \(leaf 0\) was changed/);
  const told = json<AuditVerification>(await audit('verify', '--json'));
  expect(told.findings.map(({ code }) => code)).toEqual(['entry_changed', 'root_differs']);
  const doctor = await inProcess(['doctor', '--data', standing]);
  expect([doctor.code, doctor.stdout]).toEqual([1, expect.stringContaining('dấu hiệu nhật ký bị can thiệp')]);
});
