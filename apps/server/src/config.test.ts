import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the address of the database, with its password, may stand in a file that nobody else reads', () => {
  const file = join(folder, 'database-url');
  writeFileSync(file, 'postgres://so:secret@db/so\n', { mode: 0o600 });
  const env = { HATANGSO_DATABASE_URL_FILE: file };
  expect(readConfig({}, env).databaseUrl).toBe('postgres://so:secret@db/so');
  expect(readConfig({ databaseUrl: 'postgres://other' }, env).databaseUrl).toBe('postgres://other');
  chmodSync(file, 0o644);
  expect(() => readConfig({}, env)).toThrow(expect.objectContaining({ code: 'install.key_open' }));
  expect(() => readConfig({}, { HATANGSO_DATABASE_URL_FILE: join(folder, 'none') })).toThrow(
    expect.objectContaining({ code: 'install.secret_missing' }),
  );
});
