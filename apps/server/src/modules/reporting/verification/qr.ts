import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';

/** Two modules of white around, as much again is left by what it stands in. */
const border = 2;

const modulesOf = (text: string): boolean[][] => encode(text, { ecc: 'M', border }).data;

/** A QR code as SVG: one path, black on white. */
export function qrSvg(text: string): string {
  const rows = modulesOf(text);
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  const size = rows.length;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><rect width="${size}" height="${size}" fill="#fff"/><path d="${path}"/></svg>`;
}

/** The same as PNG (1 bit a pixel, eight pixels a module), which every Word shows. */
export function qrPng(text: string): Buffer {
  const scale = 8;
  const rows = modulesOf(text);
  const width = rows.length * scale;
  const lines = rows.flatMap((row) => {
    const line = Buffer.alloc(1 + Math.ceil(width / 8), 0xff);
    line[0] = 0;
    // with eight pixels a module, a module is a byte
    row.forEach((dark, x) => {
      if (dark) line[1 + x] = 0;
    });
    return Array.from({ length: scale }, () => line);
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(width, 4);
  head.writeUInt8(1, 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(lines), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(kind: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([size, named, check]);
}
