import { decimalsBeside } from '@hatangso/contracts/rounding';
import { expect, test } from 'vitest';
import { standardDefinitions } from '../read-definitions.ts';
import { formulaOf } from './formula.ts';
import { numberIn, valueIn } from './numbers.ts';

const definition = (code: string) => {
  const found = standardDefinitions().find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ');

test('a figure is a sentence of its own numbers in both languages', () => {
  const counted = formulaOf(definition('adults_with_smartphone'), {
    value: (100 * 38_412) / 41_207,
    numerator: 38_412,
    denominator: 41_207,
    method: 'count',
  });
  expect(plain(counted?.vi)).toBe(
    '38.412 người từ 15 tuổi có điện thoại thông minh ÷ 41.207 người từ 15 tuổi = 93,2 %',
  );
  expect(plain(counted?.en)).toBe(
    '38,412 people aged 15 or older with a smartphone ÷ 41,207 people aged 15 or older = 93.2 %',
  );
  expect(counted?.estimated).toBe(false);
});

test('totals of a sample are said to be about right, without decimals', () => {
  const sampled = formulaOf(definition('iot_per_person'), {
    value: 0.7579,
    numerator: 37_173.07,
    denominator: 49_046.2,
    method: 'mixed',
  });
  expect(plain(sampled?.vi)).toBe(
    'khoảng 37.173 kết nối IoT đang hoạt động ÷ khoảng 49.046 nhân khẩu = 0,76 trên đầu người',
  );
  expect(sampled?.estimated).toBe(true);
});

test('a count is read against its whole, a denominator of nothing is told, no figure has no formula', () => {
  const layers = { value: 3, numerator: 3, denominator: 4, method: 'checklist' };
  expect(plain(formulaOf(definition('security_layers'), layers)?.vi)).toBe(
    '3 lớp đã có, trên 4 lớp của mô hình',
  );
  const rank = { value: 5, numerator: 5, denominator: 12, method: 'rank' };
  expect(plain(formulaOf(definition('iot_rank'), rank)?.vi)).toBe('hạng 5, trên 12 đơn vị được so sánh');
  const nothing = { value: null, numerator: 0, denominator: 0, method: 'register' };
  expect(formulaOf(definition('vulnerabilities_fixed'), nothing)?.vi).toContain('không áp dụng');
  const none = { value: null, numerator: null, denominator: null, method: null };
  expect(formulaOf(definition('vulnerabilities_fixed'), none)).toBeNull();
});

test('a value is never rounded across a level', () => {
  expect(plain(valueIn('vi', 99.97, '%'))).toBe('99,97 %');
  expect(plain(valueIn('en', 50.04, '%', [50]))).toBe('50.04 %');
  expect(decimalsBeside(0.00001, [], 1)).toBe(5);
  expect(numberIn('vi', -1234.5, 1)).toBe('−1.234,5');
});
