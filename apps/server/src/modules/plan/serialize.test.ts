import { readFileSync } from 'node:fs';
import { type Plan, planFile } from '@hatangso/contracts/plan';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planJsonSchema } from './json-schema.ts';
import { parsePlan } from './parse.ts';
import { serializePlan } from './serialize.ts';

const plans = new URL('../../../../../plans/', import.meta.url);
const sound = parsePlan(readFileSync(new URL('./sound-plan.fixture.yaml', import.meta.url), 'utf8')).plan;

test('the ward’s plan written again reads the same', () => {
  const { plan } = parsePlan(
    readFileSync(new URL('quang-ngai/truong-quang-trong-2025-2030.yaml', plans), 'utf8'),
  );
  expect(parsePlan(serializePlan(plan)).plan).toEqual(plan);
});

/** Whatever people type or paste: signs that mean something in YAML, line ends, control characters, long texts. */
const words = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
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
        '  ',
        '\t',
        'Đề án số',
        '|',
        '>',
        '{',
        '*',
        '&',
        'null',
        '1e3',
      ),
      {
        minLength: 1,
        maxLength: 60,
      },
    )
    .map((parts) => parts.join('')),
);
const id = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,20}$/);
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const absent = <T>(key: string, value: fc.Arbitrary<T>) =>
  fc.option(value, { nil: undefined }).map((given) => (given === undefined ? {} : { [key]: given }));
const name = words.map((text) => text.slice(0, 500));
const sources = fc.array(
  fc.record({ kind: fc.constantFrom('claims', 'households', 'progress'), supplier: id }),
  { maxLength: 3 },
);
const path = fc.oneof(
  fc.constant({ kind: 'linear' }),
  fc.record({
    kind: fc.constant('milestones'),
    milestones: fc.array(fc.record({ date, level: fc.double({ noNaN: true, noDefaultInfinity: true }) }), {
      minLength: 1,
      maxLength: 3,
    }),
  }),
);
const measure = fc
  .tuple(
    fc.record({
      indicator: fc.constantFrom('households_with_fibre', 'iot_rank'),
      comparison: fc.constantFrom('at_least', 'above', 'rank', 'in_place'),
      level: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      unit: name,
      sources,
    }),
    absent('path', path),
    absent('note', words),
  )
  .map((parts) => Object.assign({}, ...parts));
const target = fc.record({
  id,
  ref: fc.constant('III.1'),
  text: words,
  due: date,
  inCharge: fc.option(id),
  measures: fc.array(measure, { maxLength: 2 }),
});
const task = fc.record({
  id,
  ref: fc.constant('IV.1'),
  title: name,
  text: words,
  inCharge: fc.option(id),
  coordinating: fc.array(id, { maxLength: 3 }),
  serves: fc.array(id, { maxLength: 3 }),
  schedule: absent('due', date),
  product: fc.option(name),
  sources,
});
const plan = fc
  .record({
    title: words,
    targets: fc.array(target, { maxLength: 3 }),
    tasks: fc.array(task, { maxLength: 3 }),
    indicators: fc.array(
      fc.dictionary(
        words.filter((key) => key.length < 40),
        fc.oneof(words, fc.integer(), fc.boolean(), fc.constant(null)),
      ),
      { maxLength: 2 },
    ),
  })
  .map((parts): Plan => planFile.parse({ ...sound, ...parts }));

test('whatever a plan holds, it reads the same after it was written', () => {
  fc.assert(
    fc.property(plan, (given) => {
      expect(parsePlan(serializePlan(given)).plan).toEqual(given);
    }),
    { numRuns: 400 },
  );
});

test('a line of one space inside of a text stays one', () => {
  const [sample] = fc.sample(plan, { numRuns: 1, seed: 1 });
  if (sample === undefined) throw new Error('no plan was made');
  const given = { ...sample, title: '##: Đề án số"Đề án số\t#\n \nĐề án số' };
  expect(parsePlan(serializePlan(given)).plan).toEqual(given);
});

test('any text at all is a plan or is refused with a line in it', () => {
  fc.assert(
    fc.property(words, (text) => {
      let rows: readonly { row: number }[] = [];
      try {
        parsePlan(text);
      } catch (error) {
        rows = (error as { rows: typeof rows }).rows;
      }
      expect(rows.length).toBeGreaterThan(0);
      for (const { row } of rows) expect(row).toBeGreaterThan(0);
    }),
    { numRuns: 1000 },
  );
});

test('plans/plan.schema.json is what the contract gives', () => {
  // Write it again: node apps/server/src/modules/plan/json-schema.ts > plans/plan.schema.json
  expect(readFileSync(new URL('plan.schema.json', plans), 'utf8')).toBe(planJsonSchema());
});
