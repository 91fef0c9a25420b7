import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret } from 'otpauth';
import { afterAll, expect, test } from 'vitest';
import { seal, sign, unseal } from './sealed.ts';
import { codeAt, newTotpSecret, stepOfCode, totpAddress } from './totp.ts';

const folder = mkdtempSync(join(tmpdir(), 'hatangso-sealed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** RFC 6238, appendix B, SHA-1; eight digits there, the last six here. */
const rfc = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;

test('the codes are those of RFC 6238', () => {
  const secret = Secret.fromUTF8('12345678901234567890').base32;
  for (const [second, code] of rfc) {
    const now = new Date(second * 1000);
    expect(codeAt(secret, now)).toBe(code.slice(2));
    expect(stepOfCode(secret, code.slice(2), now)).toBe(Math.floor(second / 30));
  }
});

test('one step of drift counts, two do not; the step told is the code’s own', () => {
  const secret = newTotpSecret();
  const at = (seconds: number): Date => new Date((1_763_600_010 + seconds) * 1000);
  const step = Math.floor(at(0).getTime() / 30_000);
  const code = codeAt(secret, at(0));
  expect([-60, -30, 0, 30, 60].map((drift) => stepOfCode(secret, code, at(drift)))).toEqual([
    null,
    step,
    step,
    step,
    null,
  ]);
  expect(stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, at(0))).toBe(step);
  for (const wrong of ['', 'abcdef', code.slice(1), `${code}0`])
    expect(stepOfCode(secret, wrong, at(0))).toBeNull();
  expect(totpAddress(secret, 'buoi.tran')).toContain(`secret=${secret}`);
});

test('what is sealed opens for the one it was sealed for, unchanged, with the same key', () => {
  const kernel = { keysFolder: join(folder, 'keys') };
  const sealed = seal(kernel, 'secret', 'person 1');
  expect(sealed).not.toContain('secret');
  expect(unseal(kernel, sealed, 'person 1')).toBe('secret');
  const changed = sealed.slice(0, -2) + (sealed.endsWith('AA') ? 'BB' : 'AA');
  for (const [text, about] of [
    [sealed, 'person 2'],
    [changed, 'person 1'],
    ['v1.x.y.z', 'person 1'],
  ] as const)
    expect(() => unseal(kernel, text, about)).toThrow();
  expect(sign(kernel, 'a', 'b')).toBe(sign(kernel, 'a', 'b'));
  expect(sign(kernel, 'ab')).not.toBe(sign(kernel, 'a', 'b'));
  writeFileSync(join(folder, 'keys', 'second-factor.key'), Buffer.alloc(32, 7).toString('base64url'));
  expect(() => unseal(kernel, sealed, 'person 1')).toThrow();
});
