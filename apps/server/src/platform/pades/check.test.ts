import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Roots, readRoots } from './chain.ts';
import { checkSignatures } from './check.ts';
import { readPkcs12 } from './pkcs12.ts';
import { signPdf } from './sign.ts';
import { type Authority, authority, signedBy, smallPdf } from './testing/openssl.ts';

/** Where poppler's tool is, it has to agree; on CI it has to be there. */
const poppler = spawnSync('pdfsig', ['-v']).error === undefined;
if (!poppler && process.env.CI === 'true') throw new Error('pdfsig is needed on CI');
if (!poppler) process.stderr.write('SKIPPED: agreement with pdfsig, which is not installed here\n');

let own: Authority;
let other: Authority;
let roots: Roots = [];

beforeAll(() => {
  own = authority('Own');
  other = authority('Other');
  own.person('Chu Tich');
  own.person('Van Thu', 365, 'rsa:3072');
  own.person('Het Han', -10);
  other.person('La');
  const folder = join(own.folder, 'roots');
  mkdirSync(folder);
  execFileSync('cp', [own.rootFile, folder]);
  roots = readRoots(folder);
}, 60_000);
afterAll(() => {
  own.remove();
  other.remove();
});

const check = (pdf: Uint8Array, trusted = roots) => checkSignatures(pdf, trusted, new Date());

interface Judged {
  readonly name: string;
  readonly valid: boolean;
  readonly whole: boolean;
}

/** What pdfsig says of each signature. */
function judge(pdf: Uint8Array): Judged[] {
  const file = join(own.folder, 'judged.pdf');
  writeFileSync(file, pdf);
  const said = spawnSync('pdfsig', ['-nocert', file], { encoding: 'utf8' }).stdout;
  return said
    .split(/^Signature #\d+:$/m)
    .slice(1)
    .map((text) => ({
      name: /Signer Certificate Common Name: (.*)/.exec(text)?.[1] ?? '',
      valid: /Signature Validation: Signature is Valid/.test(text),
      whole: /- Total document signed/.test(text),
    }));
}

/** Poppler and we see the same signers, and of each the same integrity and reach. */
async function agree(pdf: Uint8Array): Promise<void> {
  if (!poppler) return;
  const { signatures } = await check(pdf);
  expect(
    signatures.map(({ name, integrity, coversWholeFile }) => ({
      name: name ?? '',
      valid: integrity === 'intact',
      whole: coversWholeFile,
    })),
  ).toEqual(judge(pdf));
}

test('a good signature: who, from whom, intact, trusted; without roots the chain is unchecked and never valid', async () => {
  const pdf = signedBy(own, 'Chu Tich', smallPdf());
  const report = await check(pdf);
  expect(report.verdict).toBe('trusted');
  expect(report.signatures).toMatchObject([
    {
      ...{ name: 'Chu Tich', integrity: 'intact', coversWholeFile: true, chain: 'trusted', weak: false },
      ...{ form: 'ETSI.CAdES.detached', algorithm: 'RSA 2048, SHA-256', timestamp: null },
    },
  ]);
  expect(report.signatures[0]?.issuer).toContain('Own Root');
  expect(Date.parse(report.signatures[0]?.claimedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
  expect(await check(pdf, [])).toMatchObject({ verdict: 'intact', signatures: [{ chain: 'unchecked' }] });
  await agree(pdf);
});

test('a changed byte anywhere in what is covered is found', async () => {
  const pdf = signedBy(own, 'Chu Tich', smallPdf());
  const page = Buffer.from(pdf);
  page.write('300', page.indexOf('200 200'), 'latin1');
  expect((await check(page)).verdict).toBe('changed');
  await agree(page);
  const behind = Buffer.from(pdf);
  behind.write('9', behind.lastIndexOf('/SigFlags 3') + 10, 'latin1');
  expect((await check(behind)).verdict).toBe('changed');
  await agree(behind);
});

test('what was added behind the last signature is told', async () => {
  const pdf = Buffer.concat([signedBy(own, 'Chu Tich', smallPdf()), Buffer.from('% thêm\n')]);
  expect(await check(pdf)).toMatchObject({
    verdict: 'added',
    signatures: [{ integrity: 'intact', coversWholeFile: false }],
  });
  await agree(pdf);
});

test('a signer of another authority is not trusted; an expired certificate is told as such', async () => {
  const stranger = signedBy(other, 'La', smallPdf());
  expect(await check(stranger)).toMatchObject({ verdict: 'doubtful', signatures: [{ chain: 'untrusted' }] });
  await agree(stranger);
  const expired = signedBy(own, 'Het Han', smallPdf());
  expect(await check(expired)).toMatchObject({ verdict: 'doubtful', signatures: [{ chain: 'expired' }] });
  await agree(expired);
});

test('a file without a signature, and one with two', async () => {
  expect(await check(smallPdf())).toEqual({ verdict: 'none', signatures: [] });
  const two = signedBy(own, 'Van Thu', signedBy(own, 'Chu Tich', smallPdf()));
  const report = await check(two);
  expect(report.verdict).toBe('trusted');
  expect(report.signatures.map(({ name, coversWholeFile }) => [name, coversWholeFile])).toEqual([
    ['Chu Tich', false],
    ['Van Thu', true],
  ]);
  await agree(two);
});

test('weak digests are doubtful; a range that leaves out more than the signature proves nothing', async () => {
  expect(await check(signedBy(own, 'Chu Tich', smallPdf(), 'sha1'))).toMatchObject({
    verdict: 'doubtful',
    signatures: [{ weak: true, integrity: 'intact' }],
  });
  const pdf = signedBy(own, 'Chu Tich', smallPdf()).toString('latin1');
  const wider = pdf.replace(
    /\/ByteRange \[0 (\d+)/,
    (_, first: string) => `/ByteRange [0 ${String(Number(first) - 9).padStart(10, '0')}`,
  );
  expect((await check(Buffer.from(wider, 'latin1'))).verdict).toBe('changed');
  const rubbish = pdf.replace(/<30[0-9a-f]{40}/, (text) => `<${'f'.repeat(text.length - 1)}`);
  expect((await check(Buffer.from(rubbish, 'latin1'))).verdict).toBe('changed');
});

test('a key in PKCS#12 signs: appended to what was there, named by its certificate, and others can check it', async () => {
  const file = own.pkcs12('Chu Tich');
  expect(await readPkcs12(file, 'sai')).toBeNull();
  expect(await readPkcs12(Buffer.from('không phải'), 'mat khau')).toBeNull();
  const key = await readPkcs12(file, 'mat khau');
  if (key === null) throw new Error('the key was not read');
  expect(key.name).toBe('Chu Tich');
  const draft = smallPdf();
  const pdf = signPdf(draft, key, new Date());
  if (pdf === null) throw new Error('nothing was signed');
  expect(pdf.subarray(0, draft.length).equals(draft)).toBe(true);
  expect(await check(pdf)).toMatchObject({
    verdict: 'trusted',
    signatures: [
      { name: 'Chu Tich', form: 'ETSI.CAdES.detached', integrity: 'intact', coversWholeFile: true },
    ],
  });
  await agree(pdf);
  const changed = Buffer.from(pdf);
  changed.write('300', changed.indexOf('200 200'), 'latin1');
  expect((await check(changed)).verdict).toBe('changed');
  await agree(changed);
  expect(signPdf(Buffer.from('%PDF-1.7 khác'), key, new Date())).toBeNull();
});
