import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Roots, readRoots } from './chain.ts';
import { checkSignatures } from './check.ts';
import { type Authority, authority, signedBy, smallPdf, stampedBy } from './testing/openssl.ts';

/** Where poppler's tool is, it has to agree; on CI it has to be there. */
const poppler = spawnSync('pdfsig', ['-v']).error === undefined;
if (!poppler && process.env.CI === 'true') throw new Error('pdfsig is needed on CI');
if (!poppler) process.stderr.write('SKIPPED: agreement with pdfsig, which is not installed here\n');

let own: Authority;
let other: Authority;
let roots: Roots = [];
const later = new Date(Date.now() + 400 * 86_400_000);

beforeAll(() => {
  own = authority('Own');
  other = authority('Other');
  own.person('Chu Tich');
  own.timestamper('Gio');
  other.timestamper('Gio La');
  const folder = join(own.folder, 'roots');
  mkdirSync(folder);
  cpSync(own.rootFile, join(folder, 'own.pem'));
  roots = readRoots(folder);
}, 60_000);
afterAll(() => {
  own.remove();
  other.remove();
});

/** Poppler finds the same signer, and the signature whole with the token in it. */
function agree(pdf: Uint8Array, valid = true): void {
  if (!poppler) return;
  const file = join(own.folder, 'judged.pdf');
  writeFileSync(file, pdf);
  const said = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' }).stdout;
  expect(said).toContain('Signer Certificate Common Name: Chu Tich');
  expect([said, /Signature Validation: Signature is Valid/.test(said)]).toEqual([said, valid]);
  expect(said).toContain('- Total document signed');
}

test('a trusted timestamp: the chain is judged by its time, so a signature outlives its certificate', async () => {
  const pdf = stampedBy(own, 'Chu Tich', smallPdf(), (signature) => own.stamp('Gio', signature));
  const today = await checkSignatures(pdf, roots, new Date());
  const [found] = today.signatures;
  expect(found).toMatchObject({ integrity: 'intact', chain: 'trusted', timestamp: { holds: true } });
  expect(found?.timestamp?.by).toContain('CN=Gio');
  expect(Math.abs(Date.parse(found?.timestamp?.at ?? '') - Date.now())).toBeLessThan(120_000);
  expect(await checkSignatures(pdf, roots, later)).toMatchObject({
    verdict: 'trusted',
    signatures: [{ chain: 'trusted', timestamp: { holds: true } }],
  });
  // without one, the same certificate has expired by then
  const bare = signedBy(own, 'Chu Tich', smallPdf());
  expect(await checkSignatures(bare, roots, later)).toMatchObject({
    verdict: 'doubtful',
    signatures: [{ chain: 'expired', timestamp: null }],
  });
  agree(pdf);
});

test('a timestamp of an unknown authority, or over another signature, proves no time', async () => {
  const stranger = stampedBy(own, 'Chu Tich', smallPdf(), (signature) => other.stamp('Gio La', signature));
  expect(await checkSignatures(stranger, roots, later)).toMatchObject({
    verdict: 'doubtful',
    signatures: [{ integrity: 'intact', chain: 'expired', timestamp: { holds: false } }],
  });
  agree(stranger);
  const foreign = stampedBy(own, 'Chu Tich', smallPdf(), () =>
    own.stamp('Gio', Buffer.from('một chữ ký khác')),
  );
  expect(await checkSignatures(foreign, roots, later)).toMatchObject({
    verdict: 'doubtful',
    signatures: [{ integrity: 'intact', chain: 'expired', timestamp: { holds: false } }],
  });
});

test('what was changed after the timestamp is found all the same', async () => {
  const pdf = stampedBy(own, 'Chu Tich', smallPdf(), (signature) => own.stamp('Gio', signature));
  pdf.write('300', pdf.indexOf('200 200'), 'latin1');
  expect((await checkSignatures(pdf, roots, new Date())).verdict).toBe('changed');
  agree(pdf, false);
});
