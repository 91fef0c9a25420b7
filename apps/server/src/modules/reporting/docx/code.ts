import { MimeType, type TemplateData } from 'easy-template-x';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { codePlace } from '../templates/code-place.ts';
import { type PrintedCode, printedLines, qrText } from '../verification/code.ts';
import { qrPng } from '../verification/qr.ts';

/** Pixels at 96 to the inch: 24 mm. */
const side = 91;

/** The values of the tags that hold an approved draft's code. */
export function codeData(printed: PrintedCode | null): TemplateData {
  if (printed === null) return { 'Có mã kiểm tra': false };
  const lines = printedLines(printed);
  return {
    'Có mã kiểm tra': true,
    'Mã QR': {
      _type: 'image',
      source: qrPng(qrText(printed)),
      format: MimeType.Png,
      width: side,
      height: side,
      altText: lines.join('. '),
    },
    'Dòng kiểm tra': lines.map((text) => ({ Chữ: text })),
  };
}

/** A ward's own template may be older than the code: it then gets its place at the end of the first section. */
export function withCodePlace(template: Uint8Array): Buffer {
  const parts = unzipSync(template);
  const document = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  if (document.includes('Mã QR') || document === '') return Buffer.from(template);
  // the first paragraph that closes a section, else the body's own end
  const inner = /<w:p(?: [^>]*)?><w:pPr>(?:(?!<\/w:pPr>).)*<w:sectPr/s.exec(document)?.index;
  const at = inner ?? document.lastIndexOf('<w:sectPr');
  if (at < 0) return Buffer.from(template);
  parts['word/document.xml'] = strToU8(`${document.slice(0, at)}${codePlace()}${document.slice(at)}`);
  return Buffer.from(zipSync(parts, { level: 6, mtime: '1980-01-01' }));
}
