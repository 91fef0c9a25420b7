import type { ProblemCode, ProblemParams } from '@hatangso/contracts/problems';

/** A value read, or the reason why not. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: ProblemCode; readonly params?: ProblemParams };

export interface NumberRules {
  readonly whole: boolean;
  readonly percent?: boolean;
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

const notNumber = { ok: false, code: 'cell.number' } as const;

/**
 * A number as people in Viet Nam write it: "49.308", "93,2", "1.250.000", "1,250,000.5", "12.5", with spaces as
 * grouping, full-width digits, a Unicode minus, and "%" in a percent column. One separator before exactly three
 * digits can be read in two ways: in a whole-number column it groups; elsewhere the bounds decide, and where both
 * readings are within them the cell is refused with the two.
 */
export function readNumber(text: string, rules: NumberRules): Reading<number> {
  let body = text
    .normalize('NFKC')
    .trim()
    .replace(/^[−–‒﹣]/, '-')
    .replace(/^\+/, '');
  if (body.endsWith('%')) {
    if (!rules.percent) return { ok: false, code: 'cell.percent_for_number' };
    body = body.slice(0, -1).trimEnd();
  }
  const candidates = readings(body, rules.whole);
  const [first, second] = candidates;
  if (first === undefined) return notNumber;
  if (second === undefined) return checkNumber(first, rules);
  const plausible = candidates.filter((value) => inBounds(value, rules));
  const [only] = plausible;
  if (plausible.length === 1 && only !== undefined) return checkNumber(only, rules);
  return {
    ok: false,
    code: 'cell.number_ambiguous',
    params: { first: decimalComma(second), second: decimalComma(first) },
  };
}

/** Bounds and wholeness of a number however it came. */
export function checkNumber(value: number, rules: NumberRules): Reading<number> {
  if (!Number.isFinite(value)) return notNumber;
  if (rules.whole && !Number.isInteger(value)) {
    // An Excel that takes the dot for a decimal point turns a typed 49.308 into 49 and a bit.
    const meant = Math.round(value * 1000);
    const dotted =
      Math.abs(value) < 1000 && Math.abs(value * 1000 - meant) < 1e-6 && !Number.isInteger(value * 100);
    return dotted
      ? { ok: false, code: 'cell.integer_dot', params: { meant } }
      : { ok: false, code: 'cell.integer' };
  }
  if (rules.whole && !Number.isSafeInteger(value)) return { ok: false, code: 'cell.digits_lost' };
  return inBounds(value, rules) ? { ok: true, value } : outOfBounds(rules);
}

function inBounds(value: number, { min, max }: NumberRules): boolean {
  return value >= (min ?? Number.NEGATIVE_INFINITY) && value <= (max ?? Number.POSITIVE_INFINITY);
}

function outOfBounds({ min, max }: NumberRules): Reading<number> {
  if (min !== undefined && max !== undefined) return { ok: false, code: 'cell.range', params: { min, max } };
  return min !== undefined
    ? { ok: false, code: 'cell.min', params: { min } }
    : { ok: false, code: 'cell.max', params: { max: max ?? 0 } };
}

/** Every number the text can mean; the decimal reading first. */
function readings(body: string, whole: boolean): number[] {
  if (/^-?\d+$/.test(body)) return [Number(body)];
  if (/^-?\d{1,3}(?: \d{3})+(?:[.,]\d+)?$/.test(body))
    return [Number(body.replaceAll(' ', '').replace(',', '.'))];
  const mixed = /^-?\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*([.,])\d+$/.exec(body);
  if (mixed?.[1] !== undefined && mixed[1] !== mixed[2]) {
    return [Number(body.replaceAll(mixed[1], '').replace(',', '.'))];
  }
  if (/^-?\d{1,3}(?:\.\d{3}){2,}$|^-?\d{1,3}(?:,\d{3}){2,}$/.test(body))
    return [Number(body.replace(/[.,]/g, ''))];
  if (!/^-?\d*[.,]\d+$/.test(body)) return scientific(body);
  const decimal = Number(body.replace(',', '.'));
  if (!/^-?[1-9]\d{0,2}[.,]\d{3}$/.test(body)) return [decimal];
  const grouped = Number(body.replace(/[.,]/, ''));
  return whole ? [grouped] : [decimal, grouped];
}

function scientific(body: string): number[] {
  return /^-?\d(?:[.,]\d+)?[eE][+-]?\d{1,2}$/.test(body) ? [Number(body.replace(',', '.'))] : [];
}

function decimalComma(value: number): string {
  return String(value).replace('.', ',');
}
