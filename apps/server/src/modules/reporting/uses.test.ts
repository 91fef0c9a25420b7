import { expect, test } from 'vitest';
import { buildReport } from './build.ts';
import { sampleReportInput } from './sample/report.ts';
import { usesIn } from './uses.ts';

const input = sampleReportInput();

test('a figure is found in the paragraphs that tell its number and in its annex lines', () => {
  const model = buildReport(input);
  const codes = [
    ...new Set(model.annexes.targets.groups.flatMap(({ rows }) => rows.map((row) => row.indicator))),
  ];
  const found = codes.map((code) => usesIn(input, code));
  expect(found.every(({ annexes }) => annexes.some(({ annex }) => annex === 'I'))).toBe(true);
  expect(found.some(({ sections }) => sections.length > 0)).toBe(true);
  const printed = model.sections
    .flatMap(({ blocks }) => blocks.flatMap((block) => ('text' in block ? [block.text] : [])))
    .join('\n');
  const pieces = (text: string): string[] => text.split(/ ?… ?/).map((piece) => piece.replace(/; ?$/, ''));
  const told = found.flatMap(({ sections }) => sections.flatMap(({ texts }) => texts.flatMap(pieces)));
  expect(told.filter((piece) => !printed.includes(piece))).toEqual([]);
  expect(told.length).toBeGreaterThan(10);
});

test('an indicator that the report does not know is nowhere in it', () => {
  expect(usesIn(input, 'nothing_of_this_name')).toEqual({
    year: 2026,
    closing: '2026-11-30',
    sections: [],
    annexes: [],
  });
});
