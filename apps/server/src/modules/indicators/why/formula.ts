import type { Bilingual, IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { FormulaWords } from '@hatangso/contracts/indicator-why';
import type { Language } from '@hatangso/contracts/problems';
import { decimalsBeside } from '@hatangso/contracts/rounding';
import { labelText } from '../definition.ts';
import { numberIn, valueIn } from './numbers.ts';

interface Parts {
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly method: string | null;
}

/** Totals drawn from a sample: they count nobody head by head. */
const isEstimated = (method: string | null): boolean =>
  method === 'sample' || method === 'mixed' || method?.endsWith('_sampled') === true;

/**
 * A figure as a sentence of its own numbers, in both languages: "38.412 người … ÷ 41.207 người … = 93,2 %". Null where
 * there is no figure; a denominator of 0 is told as such. `levels` are those the value must not seem to cross.
 */
export function formulaOf(
  definition: IndicatorDefinition,
  figure: Parts,
  levels: readonly number[] = [],
): FormulaWords | null {
  if (figure.numerator === null && figure.value === null) return null;
  const estimated = isEstimated(figure.method);
  const say = (language: Language): string => sentence(definition, figure, { language, levels, estimated });
  return { vi: say('vi'), en: say('en'), estimated };
}

interface Saying {
  readonly language: Language;
  readonly levels: readonly number[];
  readonly estimated: boolean;
}

function sentence(
  definition: IndicatorDefinition,
  figure: Parts,
  { language, levels, estimated }: Saying,
): string {
  const about = estimated ? { vi: 'khoảng ', en: 'about ' }[language] : '';
  const part = (amount: number, label: Bilingual): string =>
    `${about}${amountIn(language, amount, estimated)} ${inside(labelText(definition, label)[language])}`;
  const value = figure.value === null ? null : valueIn(language, figure.value, definition.unit, levels);
  if (figure.numerator === null) return value ?? '';
  if (definition.unit === 'rank') return rankIn(definition, figure, language);
  const numerator = part(figure.numerator, definition.numerator);
  if (figure.denominator === null) return value === null ? numerator : `${numerator} = ${value}`;
  const denominator = part(figure.denominator, definition.denominator);
  if (definition.measure === 'count')
    return { vi: `${numerator}, trên ${denominator}`, en: `${numerator}, of ${denominator}` }[language];
  const nothing = { vi: 'không áp dụng (không có gì để chia)', en: 'does not apply (nothing to divide by)' };
  return `${numerator} ÷ ${denominator} = ${value ?? nothing[language]}`;
}

/** A count of heads is whole; a total from a sample is told as a whole number too, as it is only about right. */
function amountIn(language: Language, amount: number, estimated: boolean): string {
  if (estimated || Number.isInteger(amount)) return numberIn(language, amount, 0);
  return numberIn(language, amount, decimalsBeside(amount, [], 1));
}

function rankIn(
  definition: IndicatorDefinition,
  { numerator, denominator }: Parts,
  language: Language,
): string {
  const place = numberIn(language, numerator ?? 0, 0);
  const peers =
    denominator === null
      ? ''
      : ` ${numberIn(language, denominator, 0)} ${inside(labelText(definition, definition.denominator)[language])}`;
  return { vi: `hạng ${place}, trên${peers}`, en: `place ${place} of${peers}` }[language];
}

/** A label behind a number: first letter small unless the word is an abbreviation, and no "Số" (number) before it. */
function inside(label: string): string {
  const counted = label.replace(/^Số (?=\p{Ll})/u, '');
  return /^\p{Lu}(\p{Ll}|\s)/u.test(counted)
    ? counted.slice(0, 1).toLocaleLowerCase('vi') + counted.slice(1)
    : counted;
}
