import { join } from 'node:path';
import { expect, test } from 'vitest';
import { buildReport } from '../build.ts';
import { renderDocx } from '../docx/render.ts';
import { renderPdf } from '../pdf/render.ts';
import { sampleReportInput } from '../sample/report.ts';
import { ask, judgePresent, toPdfByLibreOffice, withFile } from '../testing/judges.ts';
import { groupCode, newPrintedCode } from './code.ts';
import { qrPng } from './qr.ts';

const model = buildReport(sampleReportInput());
const printed = newPrintedCode('https://so.example.vn');
const scans = judgePresent('zbarimg') && judgePresent('pdftoppm');

const readByZbar = (...pictures: string[]): string[] =>
  ask('zbarimg', ['--raw', '--quiet', '-Sdisable', '-Sqrcode.enable', ...pictures])
    .trim()
    .split('\n');

/** What a scanner reads off the page that has the code, a picture of 150 dots an inch, as a poor printer makes it. */
const scanned = (pdf: Uint8Array): string[] =>
  withFile('report.pdf', pdf, (file, folder) => {
    const pages = ask('pdftotext', [file, '-']).split('\f');
    const at = pages.flatMap((text, index) => (text.includes('Mã kiểm tra') ? [String(index + 1)] : []));
    expect(at).toHaveLength(1);
    const [page = ''] = at;
    const picture = join(folder, 'page');
    ask('pdftoppm', ['-r', '150', '-gray', '-png', '-singlefile', '-f', page, '-l', page, file, picture]);
    return readByZbar(`${picture}.png`);
  });

test.skipIf(!scans)(
  'a scanner reads the code’s address off the PDF, once, and it leads to this code',
  async () => {
    const address = `https://so.example.vn/cong-khai/kiem-tra/${groupCode(printed.code)}`;
    expect(scanned(await renderPdf(model, printed))).toEqual([address]);
  },
);

test.skipIf(!scans || !judgePresent('soffice'))(
  'and off the Word file as it is printed',
  { timeout: 120_000 },
  async () => {
    const file = toPdfByLibreOffice('report.docx', await renderDocx(model, { printed }));
    expect(scanned(file)).toEqual([`https://so.example.vn/cong-khai/kiem-tra/${groupCode(printed.code)}`]);
  },
);

test.skipIf(!scans)('the picture alone reads as what was put in, whatever its length', () => {
  for (const text of ['HTTPS://A.VN/1', `https://${'x'.repeat(60)}.vn/cong-khai/kiem-tra/${'A'.repeat(25)}`])
    expect(withFile('qr.png', qrPng(text), (path) => readByZbar(path))).toEqual([text]);
});
