import type { Buffer } from 'node:buffer';

/** First bytes of the formats that offices hand in. */
const signatures: readonly (readonly [start: string, mediaType: string])[] = [
  ['25504446 2d', 'application/pdf'],
  ['89504e47 0d0a1a0a', 'image/png'],
  ['ffd8ff', 'image/jpeg'],
  ['47494638', 'image/gif'],
  ['49492a00', 'image/tiff'],
  ['4d4d002a', 'image/tiff'],
  ['1f8b', 'application/gzip'],
  ['377abcaf 271c', 'application/x-7z-compressed'],
  ['52617221 1a07', 'application/vnd.rar'],
  // Word, Excel and PowerPoint before 2007 share one container
  ['d0cf11e0 a1b11ae1', 'application/x-ole-storage'],
];

/** Parts that tell what an archive is; their names stand uncompressed in it. */
const archives: readonly (readonly [part: string, mediaType: string])[] = [
  ['word/document.xml', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/workbook.xml', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/presentation.xml', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
  ['mimetypeapplication/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  [
    'mimetypeapplication/vnd.oasis.opendocument.spreadsheet',
    'application/vnd.oasis.opendocument.spreadsheet',
  ],
];

/** What a file is by its content. A name or a browser's word for it is never asked: both can say anything. */
export function mediaTypeOf(bytes: Buffer): string {
  const start = bytes.subarray(0, 12).toString('hex');
  const known = signatures.find(([signature]) => start.startsWith(signature.replaceAll(' ', '')));
  if (known !== undefined) return known[1];
  if (start.startsWith('52494646') && bytes.subarray(8, 12).toString('latin1') === 'WEBP')
    return 'image/webp';
  if (/^(heic|heix|mif1|msf1)$/.test(bytes.subarray(8, 12).toString('latin1'))) return 'image/heic';
  if (start.startsWith('504b0304')) {
    return archives.find(([part]) => bytes.includes(part, 0, 'latin1'))?.[1] ?? 'application/zip';
  }
  return isText(bytes) ? 'text/plain' : 'application/octet-stream';
}

/** UTF-8 without control characters, as far as the first 64 kB go; markup and scripts are text like any other. */
function isText(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 65_536);
  if (head.some((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length < bytes.length });
    return true;
  } catch {
    return false;
  }
}
