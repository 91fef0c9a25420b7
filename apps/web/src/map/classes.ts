import type { TargetState } from '@hatangso/contracts/indicators';

type Comparison = TargetState['comparison'];

/** A level that values are held against, as a plan states it. */
export interface Level {
  readonly level: number;
  readonly comparison: Comparison;
}

/** One class of a choropleth: values from `from` (null: any lower) up to `to` (null: any higher). */
export interface ValueClass {
  readonly from: number | null;
  readonly to: number | null;
  /** Whether `from` itself belongs to it; where it does not, it belongs to the class below. */
  readonly withFrom: boolean;
  /** Whether its values meet the target; null where there is none. */
  readonly meets: boolean | null;
}

const most = 5;
const roundSteps = [1, 2, 2.5, 5, 10];

/** The round number nearest to a step: 1, 2, 2.5 or 5 times a power of ten. */
export function roundStep(step: number): number {
  if (!(step > 0) || !Number.isFinite(step)) return 1;
  const power = 10 ** Math.floor(Math.log10(step));
  const nearest = roundSteps.reduce((best, next) =>
    Math.abs(Math.log(next * power) - Math.log(step)) < Math.abs(Math.log(best * power) - Math.log(step))
      ? next
      : best,
  );
  return tidy(nearest * power);
}

/** Without the dust of binary fractions. */
const tidy = (value: number): number => Number(value.toPrecision(12));

/**
 * At most five classes for values, their bounds round numbers, and the target one of the bounds: whatever meets it has a
 * class of its own to be told from whatever does not. Empty where there are no values.
 */
export function classesOf(values: readonly number[], target: Level | null): ValueClass[] {
  if (values.length === 0) return [];
  const low = Math.min(...values);
  const high = Math.max(...values);
  if (target === null) return between(plainBreaks(low, high), null, true);
  const upward = target.comparison !== 'at_most' && target.comparison !== 'below';
  const bounds = breaksAround(low, high, target.level);
  const withLevel =
    target.comparison === 'at_least' || target.comparison === 'in_place' || target.comparison === 'below';
  return between(bounds, { level: target.level, upward }, withLevel);
}

function plainBreaks(low: number, high: number): number[] {
  if (low === high) return [];
  const step = roundStep((high - low) / most);
  const first = Math.floor(low / step + 1) * step;
  const breaks = Array.from({ length: most - 1 }, (_, at) => tidy(first + at * step));
  return distinct(breaks.filter((value) => value > low && value <= high));
}

/** Where values lie so close that rounding makes two bounds one. */
const distinct = (breaks: readonly number[]): number[] => [...new Set(breaks)].sort((a, b) => a - b);

/** Breaks below and above the level, which is always one; the side that holds values gets the classes. */
function breaksAround(low: number, high: number, level: number): number[] {
  const above = high > level;
  const below = low < level;
  const classesBelow = below ? (above ? 3 : most - 1) : 1;
  const classesAbove = most - classesBelow;
  const stepBelow = roundStep((level - low) / classesBelow);
  const stepAbove = roundStep((high - level) / classesAbove);
  const lower = Array.from({ length: classesBelow - 1 }, (_, at) =>
    tidy(level - (classesBelow - 1 - at) * stepBelow),
  );
  const upper = Array.from({ length: above ? classesAbove - 1 : 0 }, (_, at) =>
    tidy(level + (at + 1) * stepAbove),
  );
  return [
    ...distinct(lower.filter((value) => value > low && value < level)),
    level,
    ...distinct(upper.filter((value) => value > level && value <= high)),
  ];
}

function between(
  breaks: readonly number[],
  target: { readonly level: number; readonly upward: boolean } | null,
  withLevel: boolean,
): ValueClass[] {
  const bounds = [null, ...breaks, null];
  return bounds.slice(0, -1).map((from, at) => {
    const above = from !== null && target !== null && from >= target.level;
    return {
      from,
      to: bounds[at + 1] ?? null,
      withFrom: from !== null && (target === null || from !== target.level || withLevel),
      meets: target === null ? null : above === target.upward,
    };
  });
}

/** The class a value falls into; −1 where there are none. */
export const classOf = (value: number, classes: readonly ValueClass[]): number =>
  classes.findLastIndex(({ from, withFrom }) => from === null || (withFrom ? value >= from : value > from));

/** Below a target from sand to ochre, from it on teal: told apart by eyes of every kind, and ever darker in grey print. */
const warm = ['#fbf0d9', '#f0d7a2', '#e2b868', '#c98f35'] as const;
const teal = ['#4f9f95', '#1f7a70', '#0b4f49'] as const;
const plain = ['#e2f1ee', '#b3dad3', '#77bbb0', '#35897d', '#0b534b'] as const;

/** A colour for each class, the last the darkest; see above. */
export function coloursOf(classes: readonly ValueClass[]): string[] {
  if (classes.every(({ meets }) => meets === null)) return spread(plain, classes.length);
  const firstAbove = classes.findIndex(({ meets }, at) => at > 0 && meets !== classes[0]?.meets);
  const below = firstAbove === -1 ? classes.length : firstAbove;
  return [...spread(warm, below), ...spread(teal, classes.length - below)];
}

/** As many of the colours, evenly, always with the darkest but for a single one, which is the middle. */
function spread(colours: readonly string[], count: number): string[] {
  const last = colours.length - 1;
  if (count === 1) return [colours[Math.ceil(last / 2)] ?? ''];
  return Array.from({ length: count }, (_, at) => colours[Math.round((at * last) / (count - 1))] ?? '');
}
