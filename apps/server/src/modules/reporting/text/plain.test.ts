import { expect, test } from 'vitest';
import { citeInFull } from './documents.ts';
import { clause, continued, plain, printable, sentence } from './plain.ts';

test('signs before numbers become words and long dashes hyphens; names keep their signs', () => {
  expect(plain('đạt > 50%')).toBe('đạt trên 50%');
  expect(plain('≥ 95 % hộ')).toBe('từ 95 % trở lên hộ');
  expect(plain('<= 3 ngày, < 5')).toBe('không quá 3 ngày, dưới 5');
  expect(plain('Văn hóa – Xã hội — phường')).toBe('Văn hóa - Xã hội - phường');
  expect(plain('A<B> & C')).toBe('A<B> & C');
});

test('what XML cannot hold is dropped, Vietnamese letters are composed', () => {
  expect(printable('a\u0000b\u000Bc \uD800\uFFFE')).toBe('abc');
  expect(printable('Thu\u1EF7 \u0041\u0302\nX')).toBe('Thu\u1EF7 Â X');
  expect(printable('📶 5G')).toBe('📶 5G');
});

test('clauses join into sentences', () => {
  expect(sentence('đã xong')).toBe('Đã xong.');
  expect(clause('Đã xong.; ')).toBe('Đã xong');
  expect(continued('Hỗ trợ mở rộng')).toBe('hỗ trợ mở rộng');
  expect(continued('VNPT lắp trạm')).toBe('VNPT lắp trạm');
  expect(continued('Sở Khoa học')).toBe('Sở Khoa học');
});

test('a document is cited with […] for what the source does not give', () => {
  const none = { kind: 'Kế hoạch', number: null, date: null, issuer: null, subject: null };
  expect(citeInFull(none)).toBe('Kế hoạch số […] ngày […] của […] về […]');
  expect(
    citeInFull({
      ...none,
      number: '20/KH-UBND',
      date: '2025-01-23',
      issuer: 'UBND thành phố',
      subject: 'Phát triển hạ tầng',
    }),
  ).toBe('Kế hoạch số 20/KH-UBND ngày 23/01/2025 của UBND thành phố về phát triển hạ tầng');
});
