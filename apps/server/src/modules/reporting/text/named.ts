import { type Facts, levelOf, type TargetFact } from '../facts.ts';
import { mark } from './marks.ts';
import { formatCount, formatDate, formatMoney } from './numbers.ts';
import { levelText, noFigure } from './words.ts';

/** The names of numbers that several sections use; those of figures are given in `figure.ts`. */

/** How many there are of what is named. */
export const countMark = (name: string, count: number): string => mark(`count:${name}`, formatCount(count));

/** The day the figures are closed. */
export const closingMark = (input: Facts['input']): string =>
  mark('date:closing', formatDate(input.period.closing));

/** A day that was written down: it is what it is, and its name is itself. */
export const dayMark = (iso: string): string => mark(`date:${iso.slice(0, 10)}`, formatDate(iso));

/** The level of a target, its number marked. */
export const levelMark = (fact: TargetFact): string =>
  levelText(levelOf(fact), (number) =>
    mark(`target:${fact.target.id}.${fact.measure.indicator}.level`, number),
  );

/** The day a target is due. */
export const dueMark = ({ target }: TargetFact): string =>
  mark(`target:${target.id}.due`, formatDate(target.due));

/** A percentage, amount or difference made from an indicator's figure: its gap, rate, forecast. */
export const figureMark = (code: string, part: string, text: string): string =>
  mark(`figure:${code}.${part}`, text);

/** What an office said of its task: progress, date, due date. */
export const taskMark = (id: string, part: 'progress' | 'date' | 'due', text: string): string =>
  mark(`task:${id}.${part}`, text);

/** A sum of money in the whole report; in words where nobody told anything. */
export const moneyMark = (name: string, amount: number | null): string =>
  amount === null ? noFigure : mark(`money:${name}`, formatMoney(amount));
