import { expect, test } from 'vitest';
import { buildReport } from './build.ts';
import { renderDocx } from './docx/render.ts';
import { renderPdf } from './pdf/render.ts';
import { sampleReportInput } from './sample/report.ts';
import { assertWellFormed, xmlParts } from './testing/parts.ts';
import { renderXlsx } from './xlsx.ts';

test('four tables: figures as numbers, missing ones in words, marks above', async () => {
  const parts = xmlParts(await renderXlsx(buildReport(sampleReportInput())));
  for (const [name, text] of Object.entries(parts)) assertWellFormed(name, text);
  expect(parts['xl/workbook.xml']?.match(/<sheet /g)).toHaveLength(4);
  const all = Object.values(parts).join('');
  expect(parts['xl/worksheets/sheet1.xml']).toMatch(/<v>99\.97<\/v>/);
  expect(parts['xl/worksheets/sheet3.xml']).toMatch(/<v>109950000<\/v>/);
  expect(all).toContain('chưa có số liệu');
  expect(all).toContain('SỐ LIỆU TRÌNH DIỄN');
  expect(all).not.toContain('không phát hành');
});

test('DOCX, PDF and XLSX together take less than 5 seconds', async () => {
  const begun = performance.now();
  const model = buildReport(sampleReportInput());
  await renderDocx(model);
  await renderPdf(model);
  await renderXlsx(model);
  expect(performance.now() - begun).toBeLessThan(5000);
});
