import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textDiff } from './text-diff.ts';

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));

test('what is taken away and added leads from one text to the other; equal texts have no piece', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = textDiff(before, after);
      const a = before.split('\n');
      const b = after.split('\n');
      const made: string[] = [];
      let from = 0;
      for (const line of pieces.flat()) {
        if (line.before !== null) {
          made.push(...a.slice(from, line.before - 1));
          from = line.before;
          expect(a[line.before - 1]).toBe(line.text);
        } else if (line.after !== null) {
          // unchanged lines before an addition at the head of a piece
          while (made.length < line.after - 1) made.push(a[from++] ?? '');
        }
        if (line.sign !== '-') made.push(line.text);
      }
      made.push(...a.slice(from));
      expect(made.join('\n')).toBe(b.join('\n'));
      expect(pieces.length === 0).toBe(before === after);
    }),
  );
});

test('a change stands with three lines around it', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`);
  const [piece] = textDiff(lines.join('\n'), lines.with(10, 'new').join('\n'));
  expect(piece?.map(({ sign }) => sign).join('')).toBe('   -+   ');
  expect(piece?.[0]).toEqual({ sign: ' ', before: 8, after: 8, text: 'line 7' });
});
