import fc from 'fast-check';
import { expect, test } from 'vitest';
import { column } from '../support.ts';
import { cellReader } from './cell.ts';
import { choiceReader, readYesNo } from './choice.ts';
import { readDate, readDateNumber } from './date.ts';
import { readNumber } from './number.ts';

const whole = { whole: true };
const decimal = { whole: false };
const value = (reading: { ok: boolean; value?: unknown; code?: string }) =>
  reading.ok ? reading.value : reading.code;

test.each([
  ['49.308', whole, 49_308],
  ['1.250', whole, 1_250],
  ['1,250', whole, 1_250],
  ['1.250.000', whole, 1_250_000],
  ['1 250 000', whole, 1_250_000],
  ['1\u00a0250', whole, 1_250],
  ['1\u2009250', whole, 1_250],
  ['１２３', whole, 123],
  ['−5', whole, -5],
  ['+7', whole, 7],
  ['007', whole, 7],
  ['93,2', decimal, 93.2],
  ['12.5', decimal, 12.5],
  ['1,250,000.5', decimal, 1_250_000.5],
  ['1.250.000,5', decimal, 1_250_000.5],
  ['1.250,5', decimal, 1_250.5],
  ['1.250.000', decimal, 1_250_000],
  ['0,125', decimal, 0.125],
  ['0.125', decimal, 0.125],
  ['1234.567', decimal, 1234.567],
  ['93,2%', { whole: false, percent: true }, 93.2],
  ['93,2 %', { whole: false, percent: true }, 93.2],
  ['93,215', { whole: false, min: 0, max: 100 }, 93.215],
  ['1.2e3', decimal, 1200],
  ['1.250', decimal, 'cell.number_ambiguous'],
  ['1,250', decimal, 'cell.number_ambiguous'],
  ['-1.250', decimal, 'cell.number_ambiguous'],
  ['93,2%', decimal, 'cell.percent_for_number'],
  ['1.25', whole, 'cell.integer'],
  ['1.25.000', whole, 'cell.number'],
  ['1 25', whole, 'cell.number'],
  ['12,34,567', whole, 'cell.number'],
  ['1.250,000.5', decimal, 'cell.number'],
  ['khoảng 5', whole, 'cell.number'],
  ['5 người', whole, 'cell.number'],
  ['-', whole, 'cell.number'],
  ['.', whole, 'cell.number'],
  ['0x10', whole, 'cell.number'],
  ['Infinity', whole, 'cell.number'],
  ['NaN', decimal, 'cell.number'],
  ['١٢', whole, 'cell.number'],
  ['12', { whole: true, max: 10 }, 'cell.max'],
  ['-1', { whole: true, min: 0 }, 'cell.min'],
  ['9007199254740993', whole, 'cell.digits_lost'],
])('number %s %o → %s', (text, rules, expected) => {
  expect(value(readNumber(text, rules))).toBe(expected);
});

test('whatever way a number is written, it is read as itself or refused', () => {
  const grouped = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom('.', ',', ' ', '\u00a0', ''));
  fc.assert(
    fc.property(grouped, ([number, separator]) => {
      const text = String(Math.abs(number)).replace(/\B(?=(\d{3})+$)/g, separator);
      expect(readNumber((number < 0 ? '-' : '') + text, whole)).toEqual({ ok: true, value: number + 0 });
    }),
  );
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.constantFrom(10, 100, 10_000),
      fc.constantFrom(',', '.'),
      (units, scale, mark) => {
        const number = units / scale;
        const fraction = String(Math.abs(units) % scale).padStart(String(scale).length - 1, '0');
        const other = mark === ',' ? '.' : ',';
        const wholePart = String(Math.floor(Math.abs(number)));
        const sign = units < 0 ? '-' : '';
        expect(readNumber(`${sign}${wholePart}${mark}${fraction}`, decimal)).toEqual({
          ok: true,
          value: number,
        });
        const parted = wholePart.replace(/\B(?=(\d{3})+$)/g, other);
        expect(readNumber(`${sign}${parted}${mark}${fraction}`, decimal)).toEqual({
          ok: true,
          value: number,
        });
      },
    ),
  );
  fc.assert(
    fc.property(fc.string(), (text) => {
      const reading = readNumber(text, decimal);
      if (reading.ok) expect(Number.isFinite(reading.value)).toBe(true);
    }),
  );
});

test.each([
  ['31/12/2026', '2026-12-31'],
  ['5-3-26', '2026-03-05'],
  ['05.03.2026', '2026-03-05'],
  ['1/1/99', '1999-01-01'],
  ['2026-03-05', '2026-03-05'],
  ['2026/3/5', '2026-03-05'],
  ['ngày 5 tháng 3 năm 2026', '2026-03-05'],
  ['5/3/2026 14:30', '2026-03-05'],
  ['2026-03-05T23:30:00Z', '2026-03-06'],
  ['2026-03-05T23:30:00+07:00', '2026-03-05'],
  ['2026-03-05 23:30:00', '2026-03-05'],
  ['45000', '2023-03-15'],
  ['20260331', '2026-03-31'],
  ['12/31/2026', 'cell.date_month_first'],
  ['31/02/2026', 'cell.date_impossible'],
  ['29/2/2025', 'cell.date_impossible'],
  ['20260231', 'cell.date_impossible'],
  ['0/1/2026', 'cell.date_impossible'],
  ['2026', 'cell.date'],
  ['3/2026', 'cell.date'],
  ['hôm qua', 'cell.date'],
  ['1/1/126', 'cell.date'],
  ['123456', 'cell.date'],
  ['5 Mar 2026', 'cell.date'],
])('date %s → %s', (text, expected) => {
  expect(value(readDate(text))).toBe(expected);
});

test('every day comes back from the ways it is written', () => {
  const day = fc
    .date({ min: new Date('1980-01-01'), max: new Date('2079-12-31'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10));
  fc.assert(
    fc.property(day, fc.constantFrom('/', '-', '.'), fc.boolean(), (iso, mark, short) => {
      const [year = '', month = '', date = ''] = iso.split('-');
      expect(value(readDate([Number(date), Number(month), short ? year.slice(2) : year].join(mark)))).toBe(
        iso,
      );
      expect(value(readDate(iso))).toBe(iso);
      expect(value(readDateNumber(Math.round((Date.parse(iso) - Date.UTC(1899, 11, 30)) / 86_400_000)))).toBe(
        iso,
      );
    }),
  );
});

test('yes and no', () => {
  for (const text of [
    'có',
    'CÓ',
    'co',
    'Có'.normalize('NFD'),
    'x',
    'X',
    '1',
    'true',
    'yes',
    'đã',
    'Đã có',
    '✓',
    '✔️',
    ' v ',
  ]) {
    expect(value(readYesNo(text)), text).toBe(true);
  }
  for (const text of ['không', 'Khong', '0', 'FALSE', 'no', 'chưa', 'chưa có', 'ko'])
    expect(value(readYesNo(text)), text).toBe(false);
  for (const text of ['có thể', '2', '-', '?', '✗', 'không biết', 'còn'])
    expect(value(readYesNo(text)), text).toBe('cell.yes_no');
});

test('choices', () => {
  const read = choiceReader([
    { code: 'health', vi: 'Cơ sở y tế', en: 'Health' },
    { code: 'road', vi: 'Đường bộ', en: 'Road', aliases: ['đường'] },
    { code: 'la', vi: 'Lá', en: 'Leaf' },
    { code: 'lạ', vi: 'Lạ', en: 'Strange' },
  ]);
  expect(['HEALTH', 'co so y te', 'Cơ  sở y-tế', 'duong'].map((text) => value(read(text)))).toEqual([
    'health',
    'health',
    'health',
    'road',
  ]);
  expect(value(read('Lạ'))).toBe('lạ');
  expect(value(read('lã'))).toBe('cell.choice');
  expect(value(read('bệnh viện'))).toBe('cell.choice');
});

test('a cell that Excel changed is read as the person sees it, or refused', () => {
  const text = cellReader(column('c', 'text', 'Mã', { required: true }));
  const free = cellReader(column('c', 'text', 'Ghi chú'));
  const count = cellReader(column('c', 'integer', 'Số'));
  const share = cellReader(column('c', 'percent', 'Tỷ lệ'));
  const date = { kind: 'date', iso: '2026-04-03', partial: false } as const;
  expect(value(text(1))).toBe('1');
  expect(value(text(0.1 + 0.2))).toBe('0.3');
  expect(value(text(123_456_789_012))).toBe('123456789012');
  expect(value(text(1e15))).toBe('cell.digits_lost');
  expect(value(text(date))).toBe('cell.date_for_text');
  expect(value(free({ ...date, partial: true }))).toBe('cell.date_for_text');
  expect(value(free(date))).toBe('03/04/2026');
  expect(value(count(date))).toBe('cell.date_for_number');
  expect(value(count(49.308))).toBe('cell.integer_dot');
  expect(count(49.308)).toMatchObject({ params: { meant: 49_308 } });
  expect(value(count(true))).toBe('cell.number');
  expect(value(share({ kind: 'percent', value: 93.2 }))).toBe(93.2);
  expect(value(share(110))).toBe('cell.range');
  expect(value(count({ kind: 'percent', value: 50 }))).toBe('cell.percent_for_number');
  expect(value(count({ kind: 'error', text: '#N/A' }))).toBe('cell.excel_error');
  expect(value(count({ kind: 'error', text: '' }))).toBe('cell.formula_without_value');
  expect(value(count({ kind: 'merged', of: 5 }))).toBe('cell.merged_number');
  expect(value(text({ kind: 'merged', of: 'TDP 1' }))).toBe('TDP 1');
  expect(value(text('M· hé'))).toBe('Mã hộ');
  expect(value(text('Ph\ufffdng'))).toBe('cell.damaged_text');
});

test('a blank is null, never no or 0, and refused where the column is required', () => {
  for (const type of [
    'text',
    'integer',
    'number',
    'percent',
    'yes_no',
    'date',
    'longitude',
    'choice',
    'money',
  ] as const) {
    for (const blank of [null, '', '  ', '\u00a0\u200b']) {
      expect(cellReader(column('c', type, 'C'))(blank)).toEqual({ ok: true, value: null });
      expect(value(cellReader(column('c', type, 'C', { required: true }))(blank))).toBe('cell.required');
    }
  }
});

test('"being updated" in a column of numbers is no figure yet', () => {
  const count = cellReader(column('c', 'integer', 'C'));
  for (const text of ['đang cập nhật', 'Chưa có số liệu', 'N/A'])
    expect(count(text)).toEqual({ ok: true, value: null });
  expect(value(count('-'))).toBe('cell.number');
  expect(value(cellReader(column('c', 'integer', 'C', { required: true }))('đang cập nhật'))).toBe(
    'cell.number',
  );
  expect(value(cellReader(column('c', 'yes_no', 'C'))('chưa có'))).toBe(false);
});
