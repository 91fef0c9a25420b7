import type { ReportModel } from '@hatangso/contracts/report-model';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { buildReport } from '../build.ts';
import { sampleReportInput } from '../sample/report.ts';
import { makeTemplate } from '../templates/make-template.ts';
import { ask, judgePresent, toPdfByLibreOffice, withFile } from '../testing/judges.ts';
import { assertWellFormed, wordsOf, xmlParts } from '../testing/parts.ts';
import { renderDocx } from './render.ts';

const model = buildReport(sampleReportInput());

async function render(
  of: ReportModel,
): Promise<{ file: Buffer; parts: Record<string, string>; words: string }> {
  const file = await renderDocx(of);
  const parts = xmlParts(file);
  return { file, parts, words: wordsOf(parts['word/document.xml'] ?? '') };
}

test('every part is well-formed, no tag of the template is left, nothing says null or undefined', async () => {
  const { parts, words } = await render(model);
  for (const [name, text] of Object.entries(parts)) assertWellFormed(name, text);
  const all = Object.values(parts).join('');
  expect(all).not.toMatch(/\{[#/]?\p{L}/u);
  expect(all).not.toMatch(/>(null|undefined|NaN|\[object)/);
  expect(parts['word/document.xml']).not.toContain('w:val="Lenh"');
  expect(words).toContain('II. KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU');
  for (const { blocks } of model.sections)
    for (const block of blocks) if ('text' in block) expect(words).toContain(block.text);
  for (const { key, figure } of model.annexes.traces.rows) expect(words, key).toContain(figure);
  expect(parts['docProps/core.xml']).toContain(model.meta.title);
});

test('charts are native, hold the values, and leave a missing one out of the bars and of the workbook', async () => {
  const { file, parts } = await render(model);
  const chart = parts['word/charts/chart1.xml'] ?? '';
  expect(chart).toContain('<c:v>99.97</c:v>');
  expect(chart.match(/<c:ser>/g)).toHaveLength(2);
  const categories = model.charts.targets?.categories.length ?? 0;
  const [values = '', levels = ''] = [...chart.matchAll(/<c:val>.*?<\/c:val>/gs)].map(([text]) => text);
  expect(values.match(/<c:pt /g)).toHaveLength(categories - 1);
  expect(levels.match(/<c:pt /g)).toHaveLength(categories);
  const book = unzipSync(file)['word/embeddings/chi-tieu.xlsx'];
  if (book === undefined) throw new Error('the chart has no workbook');
  const sheets = xmlParts(book);
  for (const [name, text] of Object.entries(sheets)) assertWellFormed(name, text);
  expect(sheets['xl/sharedStrings.xml']).toContain('Tỷ lệ hộ gia đình được cung cấp cáp quang (2025)');
  expect(sheets['xl/worksheets/sheet1.xml']).toMatch(/<v>\s*99\.97\s*<\/v>/);
  expect(sheets['xl/worksheets/sheet1.xml']).not.toContain('null');
  const rows = [...(sheets['xl/worksheets/sheet1.xml'] ?? '').matchAll(/<row .*?<\/row>/gs)].map(
    ([row]) => row,
  );
  expect(rows.filter((row) => (row.match(/<c /g) ?? []).length === 2)).toHaveLength(1);
});

test('the marks stand on every page; the red column only in the internal copy', async () => {
  const { parts, words } = await render(model);
  for (const header of ['word/header1.xml', 'word/header2.xml']) {
    expect(wordsOf(parts[header] ?? '')).toContain('SỐ LIỆU TRÌNH DIỄN - KHÔNG CÓ GIÁ TRỊ');
    expect(parts[header]).toContain('v:textpath');
  }
  expect(words).not.toContain('không phát hành');
  const real = await render(buildReport(sampleReportInput({ demonstration: false, internal: true })));
  expect(wordsOf(real.parts['word/header2.xml'] ?? '')).toContain('BẢN NỘI BỘ');
  expect(real.parts['word/header1.xml']).not.toContain('v:textpath');
  expect(real.words.match(/Căn cứ, giải trình \(không phát hành\)/g)).toHaveLength(2);
  expect(real.parts['word/document.xml']).toMatch(/C00000"\/>[^Đ]*Phương pháp: Đếm toàn bộ/);
});

test('page: A4, margins and numbering of NĐ 30/2020; annexes lie; headings of tables repeat', async () => {
  const { parts } = await render(model);
  const text = parts['word/document.xml'] ?? '';
  const pages = [...text.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"/g)].map(([, w, h]) => [
    Number(w),
    Number(h),
  ]);
  expect(pages).toEqual([
    [11906, 16838],
    [16838, 11906],
    [16838, 11906],
    [16838, 11906],
  ]);
  expect(text).toContain('<w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701"');
  expect(text.match(/<w:titlePg\/>/g)).toHaveLength(1);
  expect(text.match(/<w:tblHeader\/>/g)).toHaveLength(5);
  expect(parts['word/header1.xml']).not.toContain('PAGE');
  expect(parts['word/header2.xml']).toContain('PAGE');
});

test('what people typed stays text, whatever it looks like', async () => {
  const input = sampleReportInput();
  const hostile = '{Người ký} {#Mục I}<w:p/>&amp; "x" ]]> #let';
  const tasks = input.tasks.map((task) => ({ ...task, short: hostile, text: hostile }));
  const indicators = input.indicators.map((row) => ({ ...row, name: { vi: `<&> ${row.name.vi}`, en: '' } }));
  const { parts, words } = await render(buildReport({ ...input, tasks, indicators }));
  for (const [name, text] of Object.entries(parts)) assertWellFormed(name, text);
  expect(words).toContain(hostile);
  expect(parts['word/charts/chart1.xml']).toContain('dướivàtrên Tỷ lệ hộ');
});

test('the template in the repository is what its script makes', async () => {
  const { readFile } = await import('node:fs/promises');
  const stored = await readFile(new URL('../templates/report.docx', import.meta.url));
  expect(Buffer.compare(stored, Buffer.from(makeTemplate()))).toBe(0);
});

test("a ward's own template is used", async () => {
  const parts = unzipSync(makeTemplate());
  const document = parts['word/document.xml'];
  if (document === undefined) throw new Error('no document');
  const own = new TextDecoder().decode(document).replace('V. ĐÁNH GIÁ CHUNG', 'V. NHẬN XÉT CỦA PHƯỜNG');
  const template = zipSync({ ...parts, 'word/document.xml': strToU8(own) });
  expect(wordsOf(xmlParts(await renderDocx(model, { template }))['word/document.xml'] ?? '')).toContain(
    'NHẬN XÉT CỦA PHƯỜNG',
  );
});

test('a file that is no template is refused with what to do', async () => {
  const refused = renderDocx(model, { template: strToU8('not a zip') });
  await expect(refused).rejects.toMatchObject({ code: 'report.template_invalid' });
  const entries = Object.entries(unzipSync(makeTemplate()));
  const untagged = entries.map(([name, bytes]) => [
    name,
    Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll('{', '('), 'latin1'),
  ]);
  const plainFile = zipSync(Object.fromEntries(untagged.filter(([name]) => !`${name}`.endsWith('.xlsx'))));
  await expect(renderDocx(model, { template: plainFile })).rejects.toMatchObject({
    code: 'report.template_invalid',
  });
});

test.skipIf(!judgePresent('soffice') || !judgePresent('pdftotext'))(
  'LibreOffice lays it out: marks, numbers, annexes',
  async () => {
    const pdf = toPdfByLibreOffice('bao-cao.docx', await renderDocx(model));
    const pages = withFile('out.pdf', pdf, (file) => ask('pdftotext', ['-layout', file, '-']))
      .split('\f')
      .slice(0, -1);
    expect(pages.length).toBeGreaterThan(8);
    for (const page of pages) expect(page).toContain('SỐ LIỆU TRÌNH DIỄN');
    expect(pages[0]).not.toMatch(/^\s*1\s*$/m);
    expect(pages[1]).toMatch(/^\s*2\s*$/m);
    const all = pages.join('\n');
    expect(all).toContain('Kết quả các chỉ tiêu so với mức mục tiêu (%)');
    expect(all.match(/Kèm theo Báo cáo số/g)).toHaveLength(3);
  },
  60_000,
);
