import { Buffer } from 'node:buffer';
import { strToU8, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-type.ts';

test('what a file is comes from its content', () => {
  const archive = (part: string) => Buffer.from(zipSync({ 'a.xml': strToU8('a'), [part]: strToU8('b') }));
  expect(mediaTypeOf(Buffer.from('%PDF-1.7\n'))).toBe('application/pdf');
  expect(mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0]))).toBe('image/jpeg');
  expect(mediaTypeOf(archive('word/document.xml'))).toMatch(/wordprocessingml/);
  expect(mediaTypeOf(archive('xl/workbook.xml'))).toMatch(/spreadsheetml/);
  expect(mediaTypeOf(archive('bai.txt'))).toBe('application/zip');
  expect(mediaTypeOf(Buffer.from('<script>alert(1)</script> Tổ dân phố'))).toBe('text/plain');
  expect(mediaTypeOf(Buffer.from([0, 1, 2, 3]))).toBe('application/octet-stream');
  expect(mediaTypeOf(Buffer.from([0x54, 0xe1, 0x20]))).toBe('application/octet-stream');
});

test('a text longer than what is looked at may be cut inside a letter', () => {
  expect(mediaTypeOf(Buffer.from(`a${'ổ'.repeat(40_000)}`))).toBe('text/plain');
});
