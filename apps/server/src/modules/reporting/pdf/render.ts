import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { ReportModel } from '@hatangso/contracts/report-model';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { Problem } from '../../../platform/problem.ts';
import { type PrintedCode, printedLines, qrText } from '../verification/code.ts';
import { qrSvg } from '../verification/qr.ts';

const layout = new URL('../templates/report.typ', import.meta.url);
const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'] as const;

/**
 * The report as a tagged PDF with its fonts embedded: PDF/UA-1, unless somebody typed a letter that the fonts lack
 * (then that letter is an empty box and the file keeps its tags without the promise). The model goes in as JSON and
 * is only ever placed as text. Throws `report.pdf_unavailable` where the engine has no binary for this machine. Nothing is read from the network; the same model gives the same bytes.
 */
export async function renderPdf(model: ReportModel, printed: PrintedCode | null = null): Promise<Buffer> {
  const compiler = (await engine()).create({ fontArgs: [{ fontBlobs: await fonts() }] });
  const source = {
    mainFileContent: await readFile(layout, 'utf8'),
    inputs: {
      model: JSON.stringify(model),
      watermark: watermark(compiler, model),
      qr: printed === null ? '' : qrSvg(qrText(printed)),
      check: JSON.stringify(printed === null ? [] : printedLines(printed)),
    },
  };
  try {
    return compiler.pdf(source, { pdfStandard: 'ua-1' });
  } catch {
    // The standard refuses what it cannot show; any other error comes again here and goes up.
    return compiler.pdf(source, {});
  } finally {
    compiler.evictCache(0);
  }
}

/** Loaded when first asked for, so that a machine without it still makes the other two files. */
async function engine(): Promise<typeof NodeCompiler> {
  try {
    return (await import('@myriaddreamin/typst-ts-node-compiler')).NodeCompiler;
  } catch (cause) {
    const reason = cause instanceof Error ? (cause.message.split('\n')[0] ?? '') : String(cause);
    throw new Problem('report.pdf_unavailable', { reason }, { cause });
  }
}

/** The watermark's words as outlines (SVG); empty where the report has none. */
function watermark(compiler: NodeCompiler, { meta }: ReportModel): string {
  if (meta.demonstration === null) return '';
  return compiler.plainSvg({
    mainFileContent:
      '#set page(width: auto, height: auto, margin: 18pt, fill: none)\n' +
      '#text(font: "Tinos", size: 62pt, fill: luma(232), "SỐ LIỆU TRÌNH DIỄN")',
  });
}

/** Tinos has the widths of Times New Roman and all Vietnamese letters, and may be embedded. */
function fonts(): Promise<Buffer[]> {
  const home = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'));
  return Promise.all(faces.map((face) => readFile(join(home, face, `Tinos_${face}.ttf`))));
}
