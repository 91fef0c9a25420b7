import { readFileSync } from 'node:fs';
import type { PlanEdit } from '@hatangso/contracts/plan-edit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from 'yaml';
import { parsePlan } from '../parse.ts';
import { changeText } from './change-text.ts';
import { editPlan } from './edit-plan.ts';
import { withChange } from './splice.ts';
import { textDiff } from './text-diff.ts';

const real = readFileSync(
  new URL('../../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url),
  'utf8',
);
const before = parsePlan(real).plan;
/** Lines that differ, each with its sign. */
const changed = (after: string): string[] =>
  textDiff(real, after).flatMap((piece) =>
    piece.flatMap(({ sign, text }) => (sign === ' ' ? [] : [`${sign}${text}`])),
  );
const target = (text: string, id: string) => parsePlan(text).plan.targets.find((one) => one.id === id);

test('a day, a level, a number: one line each, and what is set by hand is no default any more', () => {
  expect(
    changed(editPlan(real, [{ action: 'set_target', id: 'III.1.a', set: { due: '2027-12-31' } }])),
  ).toEqual(['-    due: 2025-12-31', '+    due: 2027-12-31']);
  const level: PlanEdit = {
    action: 'set_measure',
    id: 'III.1.a',
    indicator: 'groups_with_fibre',
    set: { level: 98.5 },
  };
  expect(changed(editPlan(real, [level]))).toEqual([
    '-        level: 100',
    '+        level: 98.5',
    '-        defaults: [level, sources]',
    '+        defaults: [ sources ]',
  ]);
  const numbered = editPlan(real, [
    { action: 'set_document', set: { number: '45/KH-UBND', date: '2025-03-20' } },
  ]);
  expect(parsePlan(numbered).plan.document).toMatchObject({ number: '45/KH-UBND', date: '2025-03-20' });
  expect(parsePlan(numbered).plan.document.missing).toBeUndefined();
  expect(numbered.split('\n').filter((line) => line.startsWith('#'))).toEqual(
    real.split('\n').filter((line) => line.startsWith('#')),
  );
});

test('an office, a task and a deadline are added where they belong; nothing else moves', () => {
  const office = {
    id: 'to-moi',
    name: 'Tổ giúp việc chuyển đổi số',
    role: 'today' as const,
    validFrom: '2026-01-01',
  };
  const first = before.tasks[0];
  if (first === undefined) throw new Error('the plan has no tasks');
  const task = { ...first, id: 'IV.1.z', text: 'Việc mới: "thêm" # sau\nhai dòng', inCharge: 'to-moi' };
  const after = editPlan(real, [
    { action: 'add_office', office },
    { action: 'add_task', task },
    { action: 'set_deadline', which: 'closing', month: 11, day: 30, before: false },
  ]);
  const { plan } = parsePlan(after);
  expect(plan.offices.at(-1)).toEqual(office);
  expect(plan.tasks.at(-1)).toEqual(task);
  expect(plan.reporting.closing).toMatchObject({ month: 11, day: 30 });
  expect(plan.reporting.closing.missing).toBeUndefined();
  expect(plan.targets).toEqual(before.targets);
  expect(
    changed(after)
      .filter((line) => line.startsWith('-'))
      .map((line) => line.trim()),
  ).toHaveLength(5);
  expect(() => editPlan(after, [{ action: 'add_office', office }])).toThrow(/already has/);
});

test('the ward confirms what was filled in; an item that is not there is named', () => {
  const after = editPlan(real, [{ action: 'confirm', item: 'target', id: 'III.1.a' }]);
  expect(target(after, 'III.1.a')?.defaults).toBeUndefined();
  expect(target(after, 'III.1.a')?.measures.every(({ defaults }) => defaults === undefined)).toBe(true);
  expect(() => editPlan(real, [{ action: 'set_target', id: 'III.9', set: { due: '2027-01-01' } }])).toThrow(
    /III\.9/,
  );
  expect(() => editPlan(real, [{ action: 'set_task', id: 'IV.1.a', set: { title: '' } }])).toThrow();
});

const words = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 200 }),
  fc
    .array(
      fc.constantFrom(
        '#',
        ': ',
        '- ',
        "'",
        '"',
        '\n',
        ' ',
        '\t',
        'Đề án số',
        '|',
        '>',
        '{',
        '*',
        'null',
        '1e3',
      ),
      {
        minLength: 1,
        maxLength: 40,
      },
    )
    .map((parts) => parts.join('')),
);

test('whatever is written into whichever task comes back, and every comment and other value stays', {
  timeout: 180_000,
}, () => {
  const comments = real.match(/^\s*#.*$/gm);
  fc.assert(
    fc.property(fc.nat(before.tasks.length - 1), words, words, (at, text, product) => {
      const task = before.tasks[at];
      if (task === undefined) return;
      const set = { text, product: product.slice(0, 500) };
      const after = editPlan(real, [{ action: 'set_task', id: task.id, set }]);
      const { plan } = parsePlan(after);
      expect(plan.tasks[at]).toMatchObject(set);
      const left = (task.defaults ?? []).filter((field) => field !== 'product');
      const { defaults: _, ...rest } = { ...task, ...set };
      expect(plan.tasks[at]).toEqual(left.length === 0 ? rest : { ...rest, defaults: left });
      expect({ ...plan, tasks: plan.tasks.toSpliced(at, 1) }).toEqual({
        ...before,
        tasks: before.tasks.toSpliced(at, 1),
      });
      expect(after.match(/^\s*#.*$/gm)?.slice(0, comments?.length)).toEqual(comments);
    }),
    { numRuns: 8 },
  );
});

/** Files as others write them: braces, blocks of text, tabs of spaces, comments in every place. */
const odd = `# head
a: {b: 1, c: [x, y]} # beside
list:
# before
  - one   # first
  - two:  2
    three: |
      text

      more
  # between
  - {k: v}

empty:
nothing: []
end: "q" # last
`;

test('files of other hands keep their comments and read as they should', () => {
  const value = fc.oneof(
    words,
    fc.integer(),
    fc.constant(null),
    fc.array(words, { maxLength: 3 }),
    fc.record({ p: words }, { noNullPrototype: true }),
  );
  const path = fc.constantFrom<(string | number)[]>(
    ['a', 'b'],
    ['a', 'c', 1],
    ['a', 'n'],
    ['list', 0],
    ['list', 1, 'three'],
    ['list', 1, 'two'],
    ['list', 1, 'four'],
    ['list', 2, 'k'],
    ['list', 3],
    ['empty'],
    ['nothing', 0],
    ['end'],
    ['more'],
  );
  fc.assert(
    fc.property(path, value, (at, next) => {
      const after = changeText(odd, [{ path: at, value: next }]);
      const plain = (text: string): unknown => parseDocument(text).toJS();
      expect(plain(after)).toEqual(withChange(plain(odd), at, next));
      for (const comment of ['# head', '# before', '# first', '# between', '# last'])
        expect(after).toContain(comment);
    }),
    { numRuns: 400 },
  );
});
