/**
 * Makes the pictures of the README from a new demonstration: `node docs/images/make.ts` (Node 24, poppler).
 * The demonstration is generated and carries its mark on every page.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const images = fileURLToPath(new URL('.', import.meta.url));
const hatangso = fileURLToPath(new URL('../../apps/server/bin/hatangso.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'hatangso-images-'));

function run(program: string, args: readonly string[]): string {
  return execFileSync(program, [...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The page that begins the annex of traces, found by its title. */
function pageOf(pdf: string, title: RegExp): number {
  const pages = run('pdftotext', ['-layout', pdf, '-']).split('\f');
  const at = pages.findIndex((text) => title.test(text));
  if (at < 0) throw new Error(`no page with ${title.source}`);
  return at + 1;
}

function picture(pdf: string, page: number, dpi: number, name: string): void {
  const range = ['-f', String(page), '-l', String(page)];
  run('pdftoppm', ['-r', String(dpi), ...range, '-png', '-singlefile', pdf, join(images, name)]);
}

try {
  const pdf = join(folder, 'report.pdf');
  const year = String(new Date().getFullYear());
  run(process.execPath, [hatangso, 'init', '--demo', '--data', folder]);
  run(process.execPath, [
    hatangso,
    'report',
    '--data',
    folder,
    '--ward',
    '21172',
    '--year',
    year,
    '--out',
    pdf,
  ]);
  picture(pdf, 1, 72, 'report-first-page');
  picture(pdf, pageOf(pdf, /^ *Phụ lục III *$/m), 72, 'report-annex');
} finally {
  rmSync(folder, { recursive: true, force: true });
}
