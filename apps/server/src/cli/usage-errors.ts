import type { Language } from '@hatangso/contracts/problems';

/** What the parser of the command line says about wrong words, by pattern: it speaks English only. */
const patterns: readonly (readonly [RegExp, string])[] = [
  [/^error: unknown option '(.+?)'/, 'không có tùy chọn "$1"'],
  [/^error: unknown command '(.+?)'/, 'không có lệnh "$1"'],
  [/^error: missing required argument '(.+?)'/, 'thiếu "$1"'],
  [/^error: required option '(.+?)' not specified/, 'thiếu tùy chọn bắt buộc "$1"'],
  [/^error: option '(.+?)' argument missing/, 'tùy chọn "$1" thiếu giá trị'],
  [/^error: too many arguments.*/, 'thừa từ trong câu lệnh'],
];

/** A usage error in the person's language; one that no pattern knows stays as it is. */
export function usageError(text: string, language: Language): string {
  if (language === 'en') return text;
  for (const [pattern, vietnamese] of patterns) {
    if (pattern.test(text))
      return text.replace(pattern, `lỗi: ${vietnamese}`).replace(/\(Did you mean (.+?)\?\)/, '(có phải $1?)');
  }
  return text;
}
