import { Command } from 'commander';
import { expect, test } from 'vitest';
import { usageError } from './usage-errors.ts';

/** What the parser itself says to wrong words, so that a new version of it that says otherwise is noticed. */
function said(words: readonly string[]): string {
  let text = '';
  const program = new Command('x')
    .exitOverride()
    .configureOutput({ writeErr: (line) => (text += line), outputError: (line) => (text += line) });
  const run = program.command('run <kind>').requiredOption('--out <file>').exitOverride();
  run.copyInheritedSettings(program);
  try {
    program.parse(['node', 'x', ...words]);
  } catch {
    // it throws what it has written
  }
  return text;
}

test('wrong words are told in Vietnamese', () => {
  expect(usageError(said(['run', 'k', '--out', 'f', '--nope']), 'vi')).toMatch(
    /^lỗi: không có tùy chọn "--nope"/,
  );
  expect(usageError(said(['rum']), 'vi')).toMatch(/^lỗi: không có lệnh "rum"/);
  expect(usageError(said(['run', '--out', 'f']), 'vi')).toMatch(/^lỗi: thiếu "kind"/);
  expect(usageError(said(['run', 'k']), 'vi')).toMatch(/^lỗi: thiếu tùy chọn bắt buộc/);
  expect(usageError(said(['run', 'k', '--out']), 'vi')).toMatch(/thiếu giá trị/);
  expect(usageError(said(['rum']), 'en')).toMatch(/^error: unknown command/);
});
