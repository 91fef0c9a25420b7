import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../../platform/problem.ts';
import { buildMarked } from '../build.ts';
import type { WrittenWords } from '../input.ts';
import { sampleReportInput } from '../sample/report.ts';
import { tokensIn } from '../text/marks.ts';
import { plain } from '../text/plain.ts';
import { checkedEdit, digitsIn, type EditGround, readEdit } from './check-edit.ts';
import { withWords } from './with-words.ts';

const marked = buildMarked(sampleReportInput());
const bare = withWords(marked, []);
const editable = bare.places.filter(({ block }) => block.kind === 'paragraph' || block.kind === 'item');
const nothing = { dropped: [], added: [], typed: [] };

const placeNamed = (place: string) => {
  const found = editable.find((one) => one.place === place);
  if (found === undefined)
    throw new Error(`no place ${place}: ${editable.map((one) => one.place).join(' ')}`);
  return found;
};
const groundOf = (place: string): EditGround => {
  const { computed, text, numbers } = placeNamed(place);
  return { computed, holds: text, reading: (name) => numbers[name] ?? bare.known.get(name) };
};
const written = (
  place: string,
  content: string | null,
  numbers: Record<string, string> = {},
): WrittenWords => ({
  ...{ place, version: 1, content, computed: groundOf(place).computed, numbers, typed: [] },
  ...{ by: 'Trần Thị B', at: '2026-11-30T08:00:00.000Z' },
});
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Problem) return error.code;
    throw error;
  }
  return 'taken';
};

test('places are stable names, each once; every computed number of a paragraph is a token', () => {
  const names = bare.places.map(({ place }) => place);
  expect(new Set(names).size).toBe(names.length);
  expect(names).toEqual(
    expect.arrayContaining(['opening/1', 'targets/overview', 'targets/III.1/missed', 'spending/totals']),
  );
  const input = sampleReportInput();
  const told = new Set(
    digitsIn(
      JSON.stringify([input.plan, input.tasks, input.direction, input.indicators.map(({ name }) => name)]),
    ),
  );
  const locked = /\d+(,\d+)?%|\d{2}\/\d{2}\/\d{4}|\d{1,3}(\.\d{3})+|^0\d$/;
  for (const { place, computed } of editable) {
    const loose = digitsIn(computed).filter((number) => locked.test(number) && !told.has(number));
    // dates of documents are cited in full, as words: they were given, not computed
    expect(place.startsWith('direction/') ? [] : loose, `${place}: ${computed}`).toEqual([]);
  }
});

test('an edit around the numbers is taken; one that loses, adds, types or glues a number is not, unless it says so', () => {
  const place = 'spending/totals';
  const ground = groundOf(place);
  const { computed } = ground;
  const [first = ''] = tokensIn(computed);
  const check = (text: string, says: Partial<typeof nothing> | object = {}) =>
    codeOf(() => checkedEdit(text, { ...nothing, ...says }, ground));
  expect(check(`Nhìn chung, ${computed} Việc giải ngân còn chậm.`)).toBe('taken');
  const without = computed.replace(`{${first}}`, '');
  expect(check(without)).toBe('report.text_number_dropped');
  expect(check(without, { dropped: [first] })).toBe('taken');
  const reading = ground.reading(first) ?? '';
  expect(check(computed.replace(`{${first}}`, reading), { dropped: [first], typed: [reading] })).toBe(
    'report.text_number_retyped',
  );
  expect(check(`${computed} Thêm 120 người.`)).toBe('report.text_number_typed');
  expect(check(`${computed} Thêm 120 người.`, { typed: ['120'] })).toBe('taken');
  expect(check(`${computed} {${first}}`)).toBe('report.text_number_added');
  expect(check(`${computed} {figure:khong_co.value}`)).toBe('report.text_unknown_number');
  for (const glued of [
    `1{${first}}`,
    `-{${first}}`,
    `{${first}}0`,
    `{${first}}.000`,
    `{${first}}{${first}}`,
    `{${first}}\u0336`,
    `\u202E1{${first}}`,
  ])
    expect(check(computed.replace(`{${first}}`, glued)), glued).toBe('report.text_number_glued');
  expect(check(`${computed} ４２ nhiệm vụ`)).toBe('report.text_number_typed');
});

test('property: whatever is written, no computed number changes, goes or comes without being declared', () => {
  const places = editable.filter(({ computed }) => tokensIn(computed).length > 0).map(({ place }) => place);
  const pieces = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 12 }),
    fc.constantFrom(
      ' ',
      '1',
      '0',
      ',5',
      '.000',
      '%',
      '-',
      '{',
      '}',
      '{figure:',
      '\u202E',
      '\u200B',
      '²',
      '½',
      '٣',
      ' triệu',
      '\u0338',
    ),
  );
  let taken = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...places),
      fc.array(fc.tuple(fc.nat(), fc.nat(6), pieces), { maxLength: 5 }),
      (place, cuts) => {
        const ground = groundOf(place);
        const text = cuts.reduce((now, [at, gone, put]) => {
          const start = at % (now.length + 1);
          return now.slice(0, start) + put + now.slice(start + gone);
        }, ground.computed);
        let stored: string;
        try {
          stored = checkedEdit(text, nothing, ground);
        } catch (error) {
          if (error instanceof Problem) return;
          throw error;
        }
        taken += 1;
        const before = plain(readEdit(ground.computed, ground) ?? '');
        const after = withWords(marked, [written(place, stored)]).places.find((one) => one.place === place);
        const now = after !== undefined && 'text' in after.block ? after.block.text : '';
        // nothing that turns, hides or overlays what is read
        expect(stored).not.toMatch(/[\p{Cf}\p{Co}]/u);
        expect(tokensIn(stored).toSorted()).toEqual(tokensIn(ground.computed).toSorted());
        // each run of digits as it is read stood there before, as often
        const left = digitsIn(before);
        for (const number of digitsIn(now)) {
          const found = left.indexOf(number);
          expect(found, `${number} in ${now}`).toBeGreaterThanOrEqual(0);
          left.splice(found, 1);
        }
        for (const name of tokensIn(ground.computed))
          expect(now).toContain(plain(ground.reading(name) ?? ''));
      },
    ),
    { numRuns: 3000 },
  );
  expect(taken).toBeGreaterThan(300);
});

test('when a figure changes after the edit, the new number is printed and the paragraph says so', () => {
  const place = 'targets/III.1/missed';
  const { computed, numbers } = placeNamed(place);
  const [name = ''] = tokensIn(computed).filter((one) => one.endsWith('.value'));
  const code = name.slice('figure:'.length, -'.value'.length);
  const word = written(place, `Cần nói rõ: ${computed}`, { ...numbers });
  const same = withWords(marked, [word]).places.find((one) => one.place === place);
  expect(same).toMatchObject({ state: 'edited', was: {} });
  const input = sampleReportInput();
  const indicators = input.indicators.map((row) => (row.code === code ? { ...row, value: 12.5 } : row));
  const changed = withWords(buildMarked({ ...input, indicators }), [word]).places.find(
    (one) => one.place === place,
  );
  expect(changed).toMatchObject({ state: 'numbers_changed', was: { [name]: numbers[name] } });
  expect(changed?.block).toMatchObject({ text: expect.stringMatching(/^Cần nói rõ: .*12,5%/) });
});

test('an edit whose number is gone is not printed but kept; words of a vanished paragraph are kept beside', () => {
  const lost = { ...written('spending/totals', 'Đã chi {money:no.such} đồng.'), computed: 'x' };
  const away = { ...written('spending/totals', 'Giữ lại.'), place: 'targets/III.9/met' };
  const worded = withWords(marked, [lost, away]);
  expect(worded.places.find(({ place }) => place === 'spending/totals')).toMatchObject({
    state: 'unusable',
    text: lost.content,
  });
  expect(JSON.stringify(worded.model)).not.toContain('no.such');
  expect(worded.orphans).toEqual([away]);
});

test('added paragraphs stand after their anchor, remarks in the notes of annex I; nothing typed becomes a number', () => {
  const base = written('spending/totals', 'x');
  const added = {
    ...base,
    place: 'spending/totals/+1',
    content: 'Kinh phí đã chi {money:total.spent}.',
    computed: '',
  };
  const second = { ...base, place: 'spending/totals/+2', content: 'Đoạn thứ hai.', computed: '' };
  const remark = {
    ...base,
    place: 'remark:adults_with_signature',
    content: 'số liệu tạm tính \uE000a:b\uE0019\uE002 {a:b}',
  };
  const { model, places } = withWords(marked, [second, added, remark]);
  const texts = places
    .filter(({ section }) => section === 'spending')
    .map(({ block }) => ('text' in block ? block.text : block.kind));
  const at = texts.indexOf('Kinh phí đã chi 109.950.000 đồng.');
  expect(at).toBeGreaterThan(0);
  expect(texts[at + 1]).toBe('Đoạn thứ hai.');
  const notes = model.annexes.targets.groups.flatMap(({ rows }) => rows.map(({ note }) => note)).join('\n');
  expect(notes).toContain('ghi chú của đơn vị: số liệu tạm tính a:b9 (a:b)');
  expect(JSON.stringify(model)).not.toMatch(/[\uE000-\uE002]/);
});
