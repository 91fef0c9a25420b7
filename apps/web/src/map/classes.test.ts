import fc from 'fast-check';
import { expect, test } from 'vitest';
import { classesOf, classOf, coloursOf, type Level, roundStep } from './classes.ts';

const percent100: Level = { level: 100, comparison: 'at_least' };

test('the target is a bound: what meets it stands apart', () => {
  const classes = classesOf([55, 61, 72, 88, 93, 100], percent100);
  expect(classes.map(({ from, meets }) => [from, meets])).toEqual([
    [null, false],
    [70, false],
    [80, false],
    [90, false],
    [100, true],
  ]);
  expect(classOf(100, classes)).toBe(4);
  expect(classOf(99.9, classes)).toBe(3);
});

test('"more than" leaves the level itself below, "at most" turns it round', () => {
  const above = classesOf([40, 50, 60], { level: 50, comparison: 'above' });
  expect(above[classOf(50, above)]?.meets).toBe(false);
  expect(above[classOf(50.1, above)]?.meets).toBe(true);
  const most = classesOf([1, 2, 3, 4], { level: 2, comparison: 'at_most' });
  expect(most[classOf(2, most)]?.meets).toBe(true);
  expect(most[classOf(2.5, most)]?.meets).toBe(false);
  const below = classesOf([1, 2, 3, 4], { level: 2, comparison: 'below' });
  expect(below[classOf(2, below)]?.meets).toBe(false);
  expect(below[classOf(1.9, below)]?.meets).toBe(true);
});

test('one value, equal values and none are drawn too', () => {
  expect(classesOf([], percent100)).toEqual([]);
  expect(classesOf([7], null)).toHaveLength(1);
  expect(classesOf([100, 100], percent100).map(({ meets }) => meets)).toEqual([false, true]);
});

test('values a hair apart from the target make no bound twice', () => {
  for (const near of [50 - 1e-13, 50 + 1e-13, 50 - 5e-324, 0.1 + 0.2]) {
    const classes = classesOf([near, 50, 1e-300], { level: 50, comparison: 'at_least' });
    const bounds = classes.flatMap(({ from }) => from ?? []);
    expect(new Set(bounds).size).toBe(bounds.length);
    expect(classes[classOf(50, classes)]?.meets).toBe(true);
  }
});

test('bounds are round numbers', () => {
  expect([11.25, 0.03, 3700, 1, 0].map(roundStep)).toEqual([10, 0.025, 5000, 1, 1]);
});

const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 40 });
const comparisons = fc.constantFrom(
  'at_least' as const,
  'above' as const,
  'at_most' as const,
  'below' as const,
);
const levels = fc.option(
  fc.record({
    // zero has one sign here
    level: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((level) => level + 0),
    comparison: comparisons,
  }),
);

test('whatever the values and the target: at most five classes, ever higher, each value in the one that holds it', () => {
  fc.assert(
    fc.property(numbers, levels, (values, target) => {
      const classes = classesOf(values, target);
      expect(classes.length).toBeLessThanOrEqual(5);
      const bounds = classes.flatMap(({ from }) => (from === null ? [] : [from]));
      expect(bounds).toEqual([...new Set(bounds)].sort((a, b) => a - b));
      if (target !== null) expect(bounds.some((bound) => bound === target.level)).toBe(true);
      for (const value of values) {
        const found = classes[classOf(value, classes)];
        expect(found).toBeDefined();
        if (target === null || found === undefined) continue;
        const { level, comparison } = target;
        const meets = {
          at_least: value >= level,
          above: value > level,
          at_most: value <= level,
          below: value < level,
        };
        expect(found.meets).toBe(meets[comparison as keyof typeof meets]);
      }
    }),
    { numRuns: 2000 },
  );
});

/** Lightness as the eye takes it, 0–1. */
const lightness = (colour: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(
    (at) => (Number.parseInt(colour.slice(at, at + 2), 16) / 255) ** 2.2,
  );
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};

test('colours grow darker class by class, so that a grey print still tells them apart', () => {
  for (const values of [[1, 2, 3, 4, 5, 6], [55, 80, 100], [90, 120, 150], [100]]) {
    for (const target of [null, percent100]) {
      const light = coloursOf(classesOf(values, target)).map(lightness);
      for (let at = 1; at < light.length; at += 1)
        expect((light[at - 1] ?? 0) - (light[at] ?? 0)).toBeGreaterThan(0.03);
    }
  }
});
