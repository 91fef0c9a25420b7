import { expect, test } from 'vitest';
import { buildReport } from '../build.ts';
import { sampleReportInput } from '../sample/report.ts';
import { ask, judgePresent, withFile } from '../testing/judges.ts';
import { renderPdf } from './render.ts';

const model = buildReport(sampleReportInput());
const judged = judgePresent('pdftotext');

test('the same report gives the same bytes', async () => {
  expect(Buffer.compare(await renderPdf(model), await renderPdf(model))).toBe(0);
});

test.skipIf(!judged)(
  'poppler: tagged, in Vietnamese, titled, only our fonts, all embedded with their letters',
  async () => {
    const file = await renderPdf(model);
    const info = withFile('r.pdf', file, (path) => ask('pdfinfo', [path]));
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toContain(model.meta.title);
    expect(info).toMatch(/Page size:\s+595\.276 x 841\.89 pts \(A4\)/);
    expect(file.toString('latin1')).toMatch(/\/Lang\s*\(vi-VN\)/);
    const fonts = withFile('r.pdf', file, (path) => ask('pdffonts', [path]))
      .trim()
      .split('\n')
      .slice(2);
    expect(fonts.length).toBeGreaterThanOrEqual(3);
    for (const font of fonts) expect(font).toMatch(/\+Tinos-\w+\s+CID TrueType\s+Identity-H\s+yes yes yes/);
  },
);

test.skipIf(!judged)(
  'poppler: the text can be searched, the marks and numbers stand where they should',
  async () => {
    const file = await renderPdf(model);
    const pages = withFile('r.pdf', file, (path) => ask('pdftotext', [path, '-']))
      .split('\f')
      .slice(0, -1);
    for (const page of pages) expect(page).toContain('SỐ LIỆU TRÌNH DIỄN - KHÔNG CÓ GIÁ TRỊ');
    expect(pages[0]).not.toMatch(/^1$/m);
    expect(pages[1]).toMatch(/^2$/m);
    const flowing = pages.join(' ').replace(/\s+/g, ' ');
    expect(flowing).toContain('KHÓ KHĂN, VƯỚNG MẮC; ĐỀ XUẤT, KIẾN NGHỊ');
    expect(flowing).toContain('ước lượng từ mẫu, khoảng tin cậy 95% từ 53,1% đến 57,4%');
    expect(flowing.match(/Kèm theo Báo cáo số/g)).toHaveLength(3);
    const tree = withFile('r.pdf', file, (path) => ask('pdfinfo', ['-struct', path]));
    for (const tag of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD', 'Figure'])
      expect(tree).toMatch(new RegExp(`^\\s*${tag}\\b`, 'm'));
  },
);

test.skipIf(!judged)(
  'what people typed is text, never markup; letters the fonts lack do not stop it',
  async () => {
    const input = sampleReportInput({ internal: true, demonstration: false });
    const hostile = '#panic("x") *đậm* $x$ [a] @ref <label> \\u{41} `mã` // hết';
    const tasks = input.tasks.map((task) => ({ ...task, short: `${hostile} 📶 漢字`, text: hostile }));
    const file = await renderPdf(buildReport({ ...input, tasks }));
    const text = withFile('r.pdf', file, (path) => ask('pdftotext', [path, '-'])).replace(/\s+/g, ' ');
    expect(text).toContain('#panic("x") *đậm* $x$ [a] @ref <label> \\u{41} `mã` // hết');
    expect(text).toContain('BẢN NỘI BỘ - KHÔNG PHÁT HÀNH');
    expect(text).toContain('Căn cứ, giải trình (không phát hành)');
  },
);
