import { open } from 'node:fs/promises';
import { Problem } from '../problem.ts';
import { type FileSource, megabytes, type TableLimits } from './cells.ts';

export type TableFormat = 'xlsx' | 'csv';

/** What a table file is by its content, whatever its name says. Throws a `file.*` problem for anything else. */
export async function sniffTable(source: FileSource, limits: TableLimits): Promise<TableFormat> {
  const { head, size, encrypted } = await look(source.path);
  const file = source.name;
  if (size === 0) throw new Problem('file.empty', { file });
  if (size > limits.fileBytes)
    throw new Problem('file.too_large', { file, limit: megabytes(limits.fileBytes) });
  const starts = (...bytes: number[]) => bytes.every((byte, index) => head[index] === byte);
  if (starts(0x50, 0x4b)) return 'xlsx';
  if (starts(0xd0, 0xcf, 0x11, 0xe0))
    throw new Problem(encrypted ? 'file.encrypted' : 'file.old_excel', { file });
  const found = otherKind(head, starts);
  if (found !== null) throw new Problem('file.wrong_type', { file, found });
  return 'csv';
}

function otherKind(head: Buffer, starts: (...bytes: number[]) => boolean): string | null {
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'PDF';
  if (starts(0x1f, 0x8b)) return 'GZIP';
  if (starts(0x52, 0x61, 0x72, 0x21)) return 'RAR';
  if (starts(0x37, 0x7a, 0xbc, 0xaf)) return '7-Zip';
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'PNG';
  if (starts(0xff, 0xd8, 0xff)) return 'JPEG';
  if (starts(0xff, 0xfe) || starts(0xfe, 0xff)) return null;
  const text = head
    .toString('latin1')
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()
    .slice(0, 500)
    .toLowerCase();
  if (
    /^(?:<!doctype html|<html|<table|<meta|<head)/.test(text) ||
    (text.startsWith('<') && text.includes('<html'))
  )
    return 'HTML';
  if (/^<\?xml|^<[a-z]+:/.test(text)) return 'XML';
  if (/^\{\s*"/.test(text) || /^\[\s*[{[]/.test(text)) return 'JSON';
  if (text.startsWith('{\\rtf')) return 'RTF';
  // Zero bytes on one side only are UTF-16 without a mark; elsewhere they are no text.
  const sides = new Set([...head.entries()].filter(([, byte]) => byte === 0).map(([index]) => index % 2));
  return sides.size === 2 ? 'binary' : null;
}

/** The first bytes; `encrypted`: an OLE2 container that holds a protected workbook rather than an old one. */
async function look(path: string): Promise<{ head: Buffer; size: number; encrypted: boolean }> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const head = Buffer.alloc(Math.min(size, 4_096));
    await handle.read(head, 0, head.length, 0);
    const name = Buffer.from('EncryptedPackage', 'utf16le');
    const edge = Math.min(size, 2_000_000);
    const bytes = Buffer.alloc(head[0] === 0xd0 ? edge : 0);
    for (const position of bytes.length === 0 ? [] : [0, size - edge]) {
      await handle.read(bytes, 0, bytes.length, position);
      if (bytes.includes(name)) return { head, size, encrypted: true };
    }
    return { head, size, encrypted: false };
  } finally {
    await handle.close();
  }
}
