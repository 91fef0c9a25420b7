import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { buildReport } from '../build.ts';
import { renderDocx } from '../docx/render.ts';
import { renderPdf } from '../pdf/render.ts';
import { sampleReportInput } from '../sample/report.ts';
import { makeTemplate } from '../templates/make-template.ts';
import { ask, judgePresent, withFile } from '../testing/judges.ts';
import { assertWellFormed, wordsOf, xmlParts } from '../testing/parts.ts';
import { groupCode, newCode, newPrintedCode, readCode } from './code.ts';

const model = buildReport(sampleReportInput());
const printed = newPrintedCode('https://so.example.vn');
const told = `Mã kiểm tra: ${groupCode(printed.code)}`;

test('a code is read however it is typed, and nothing else passes for one', () => {
  const code = newCode();
  expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{25}$/);
  expect(groupCode(code)).toMatch(/^(\w{5}-){4}\w{5}$/);
  expect(readCode(` ${groupCode(code).toLowerCase().replaceAll('-', ' – ')} `)).toBe(code);
  expect(readCode(code.replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
  for (const wrong of ['', code.slice(1), `${code}A`, `U${code.slice(1)}`, `${code.slice(1)}/`])
    expect(readCode(wrong), wrong).toBeNull();
  expect(new Set(Array.from({ length: 1000 }, newCode)).size).toBe(1000);
});

test('the code stands in the Word file with its picture, the same bytes each time; without a code nothing does', async () => {
  const file = await renderDocx(model, { printed });
  const parts = xmlParts(file);
  for (const [name, text] of Object.entries(parts)) assertWellFormed(name, text);
  expect(wordsOf(parts['word/document.xml'] ?? '')).toContain(told);
  expect(wordsOf(parts['word/document.xml'] ?? '')).toContain('https://so.example.vn/cong-khai/kiem-tra');
  const pictures = Object.keys(unzipSync(file)).filter((name) => /^word\/media\/.+/.test(name));
  expect(pictures).toHaveLength(1);
  const again = await renderDocx(model, { printed });
  expect(Buffer.compare(file, again)).toBe(0);
  const plain = await renderDocx(model);
  expect(wordsOf(xmlParts(plain)['word/document.xml'] ?? '')).not.toContain('Mã kiểm tra');
});

test('a template from before codes gets a place for one', async () => {
  const { strFromU8, strToU8, zipSync } = await import('fflate');
  const { codePlace } = await import('../templates/code-place.ts');
  const parts = unzipSync(makeTemplate());
  const old = strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(codePlace(), '');
  const template = zipSync({ ...parts, 'word/document.xml': strToU8(old) });
  const made = xmlParts(await renderDocx(model, { template, printed }))['word/document.xml'] ?? '';
  expect(wordsOf(made)).toContain(told);
  expect(made.indexOf('Mã kiểm tra')).toBeLessThan(made.indexOf('<w:sectPr'));
});

test.skipIf(!judgePresent('pdftotext'))(
  'the code can be read out of the PDF; the file is the same each time',
  async () => {
    const file = await renderPdf(model, printed);
    expect(withFile('r.pdf', file, (path) => ask('pdftotext', [path, '-']))).toContain(told);
    expect(Buffer.compare(file, await renderPdf(model, printed))).toBe(0);
  },
);
