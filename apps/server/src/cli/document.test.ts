import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runCli } from '../cli.ts';
import { authority, signedBy, smallPdf } from '../platform/pades/testing/openssl.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

test('a file is looked at without any server: its signature, with and without roots, and when it was changed', async () => {
  const said: string[] = [];
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  const own = authority('Own');
  try {
    own.person('Chu Tich');
    const roots = join(own.folder, 'roots');
    mkdirSync(roots);
    copyFileSync(own.rootFile, join(roots, 'ca.crt'));
    const file = join(own.folder, 'bc.pdf');
    const pdf = signedBy(own, 'Chu Tich', smallPdf());
    writeFileSync(file, pdf);
    const verify = (...more: string[]) =>
      runCli(['node', 'hatangso', 'document', 'verify', file, '--offline', '--lang', 'en', ...more]);
    expect(await verify('--roots', roots)).toBe(0);
    expect(said.join('')).toContain('Signature valid, certificate trusted');
    expect(said.join('')).toContain('Chu Tich; issued by C=VN, O=Test Own, CN=Own Root');
    said.length = 0;
    expect(await verify()).toBe(0);
    expect(said.join('')).toContain('the chain of certificates was not checked');
    writeFileSync(file, Buffer.concat([pdf, Buffer.from('\n% more\n')]));
    expect(await verify('--roots', roots)).toBe(1);
  } finally {
    own.remove();
  }
});
