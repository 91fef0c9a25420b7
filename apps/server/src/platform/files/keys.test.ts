import { chmodSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { keyFile } from './keys.ts';

const base = mkdtempSync(join(tmpdir(), 'hatangso-keys-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

test('a key is made once, for its owner alone, and read from then on', () => {
  const folder = join(base, 'keys');
  expect(keyFile(folder, 'one.key', () => 'first').toString()).toBe('first');
  expect(keyFile(folder, 'one.key', () => 'second').toString()).toBe('first');
  expect(statSync(join(folder, 'one.key')).mode & 0o777).toBe(0o600);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test('a key that others may read is refused', () => {
  const folder = join(base, 'open');
  keyFile(folder, 'one.key', () => 'first');
  chmodSync(join(folder, 'one.key'), 0o640);
  expect(() => keyFile(folder, 'one.key', () => 'second')).toThrow(/Others may read/);
});
