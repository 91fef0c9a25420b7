import type { CellValue, ColumnSpec } from '@hatangso/contracts/columns';
import { looseKey } from '../../names.ts';
import { fromTcvn3, looksLikeTcvn3 } from '../../tcvn3.ts';
import type { RawCell, SpecialCell } from '../cells.ts';
import { choiceReader, readYesNo } from './choice.ts';
import { readDate, readDateNumber } from './date.ts';
import { checkNumber, type NumberRules, type Reading, readNumber } from './number.ts';

const longestText = 10_000;

/** Makes the reader of one column: from a cell as it stands in the file to a value or the reason why not. */
export function cellReader(column: ColumnSpec): (cell: RawCell) => Reading<CellValue> {
  const ofPlain = plainReader(column);
  return (cell) => {
    if (cell !== null && typeof cell === 'object') return readSpecial(cell, column, ofPlain);
    const tidy = typeof cell === 'string' ? tidyText(cell) : cell;
    if (tidy === null || tidy === '')
      return column.required ? { ok: false, code: 'cell.required' } : { ok: true, value: null };
    if (typeof tidy === 'string' && tidy.includes('\ufffd')) return { ok: false, code: 'cell.damaged_text' };
    if (typeof tidy === 'string' && saysNoneYet(tidy, column)) return { ok: true, value: null };
    return ofPlain(tidy);
  };
}

/**
 * What people write in a column of numbers or dates where there is none yet. A dash is not among them: in accounting
 * it is a zero. Nor do they count in yes/no columns, where "chưa có" is a no, or where a value is required.
 */
const noneYet = new Set([
  'dangcapnhat',
  'chuacapnhat',
  'chuacosolieu',
  'khongcosolieu',
  'chuaco',
  'chuaro',
  'khongro',
  'chuaxacdinh',
  'na',
  'nodata',
  'null',
]);

function saysNoneYet(text: string, { type, required }: ColumnSpec): boolean {
  return (
    !required && type !== 'text' && type !== 'yes_no' && type !== 'choice' && noneYet.has(looseKey(text))
  );
}

/** Numbers that the column's type allows without further word. */
function numberRules(column: ColumnSpec): NumberRules {
  const { type } = column;
  const bounds: { min?: number; max?: number } = defaultBounds[type] ?? {};
  return {
    whole: type === 'integer' || type === 'money',
    percent: type === 'percent',
    min: column.min ?? bounds.min,
    max: column.max ?? bounds.max,
  };
}

const defaultBounds: Partial<Record<ColumnSpec['type'], { min: number; max: number }>> = {
  percent: { min: 0, max: 100 },
};

type Plain = string | number | boolean;

function plainReader(column: ColumnSpec): (cell: Plain) => Reading<CellValue> {
  const rules = numberRules(column);
  switch (column.type) {
    case 'text':
      return (cell) => textOf(cell);
    case 'yes_no':
      return (cell) => (typeof cell === 'boolean' ? { ok: true, value: cell } : readYesNo(String(cell)));
    case 'date':
      return (cell) => (typeof cell === 'number' ? readDateNumber(cell) : readDate(String(cell)));
    case 'choice': {
      const read = choiceReader(column.choices ?? []);
      return (cell) => read(String(cell));
    }
    case 'longitude':
    case 'latitude':
      return (cell) => readDegrees(cell);
    default:
      return (cell) =>
        typeof cell === 'number' ? checkNumber(cell, rules) : readNumber(String(cell), rules);
  }
}

/** Degrees: three decimals are decimals, never thousands; whether the point is where it can be is asked of the pair. */
function readDegrees(cell: Plain): Reading<number> {
  if (typeof cell === 'number') return checkNumber(cell, { whole: false });
  const body = String(cell)
    .normalize('NFKC')
    .trim()
    .replace(/°?\s*[NE]?$/i, '');
  if (/^-?\d{1,3}[.,]\d+$/.test(body)) return checkNumber(Number(body.replace(',', '.')), { whole: false });
  return readNumber(body, { whole: false });
}

function textOf(cell: Plain): Reading<string> {
  if (typeof cell === 'number') {
    // Beyond 15 digits Excel has already replaced the last ones by zeros.
    if (Math.abs(cell) >= 1e15) return { ok: false, code: 'cell.digits_lost' };
    return { ok: true, value: String(Number(cell.toPrecision(15))) };
  }
  const text = String(cell);
  return text.length > longestText
    ? { ok: false, code: 'cell.text_too_long', params: { max: longestText } }
    : { ok: true, value: text };
}

function readSpecial(
  cell: SpecialCell,
  column: ColumnSpec,
  ofPlain: (cell: Plain) => Reading<CellValue>,
): Reading<CellValue> {
  switch (cell.kind) {
    case 'error':
      return cell.text === ''
        ? { ok: false, code: 'cell.formula_without_value' }
        : { ok: false, code: 'cell.excel_error', params: { error: cell.text } };
    case 'percent':
      if (column.type === 'percent') return ofPlain(cell.value);
      return column.type === 'text'
        ? ofPlain(`${String(cell.value).replace('.', ',')}%`)
        : { ok: false, code: 'cell.percent_for_number' };
    case 'date':
      return dateCell(cell.iso, cell.partial, column);
    case 'merged': {
      const { of } = cell;
      const number = !['text', 'choice', 'date', 'yes_no'].includes(column.type);
      if (number) return { ok: false, code: 'cell.merged_number' };
      if (of !== null && typeof of === 'object') return readSpecial(of, column, ofPlain);
      return of === null ? { ok: true, value: null } : ofPlain(typeof of === 'string' ? tidyText(of) : of);
    }
  }
}

/** A date where none is wanted: Excel made it out of a code like "3/4". Only a full date in free text is believed. */
function dateCell(iso: string, partial: boolean, column: ColumnSpec): Reading<CellValue> {
  const date = iso.split('-').reverse().join('/');
  if (column.type === 'date') return partial ? { ok: false, code: 'cell.date' } : { ok: true, value: iso };
  if (column.type === 'text' && !partial && !column.required) return { ok: true, value: date };
  const text = column.type === 'text' || column.type === 'choice' || column.type === 'yes_no';
  return { ok: false, code: text ? 'cell.date_for_text' : 'cell.date_for_number', params: { date } };
}

/** Without surrounding space of any kind or invisible signs, letters composed, ABC fonts made Unicode. */
function tidyText(text: string): string {
  if (/^[!-~](?:[ -~]*[!-~])?$/.test(text)) return text;
  const unicode = looksLikeTcvn3(text) ? fromTcvn3(text) : text;
  return unicode
    .normalize('NFC')
    .replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
    .replace(/\u00a0/g, ' ')
    .trim();
}
