import type { RawCell } from '../cells.ts';
import { serialToIso } from '../serial-date.ts';
import { unescapeText } from './parts.ts';
import type { NumberLook } from './styles.ts';

/** What every cell of a workbook is read against. */
export interface CellContext {
  readonly strings: readonly string[];
  readonly looks: readonly NumberLook[];
  readonly date1904: boolean;
}

/** A cell as it stands in the XML. */
export interface XmlCell {
  readonly type: string;
  readonly style: number;
  /** Text of `<v>` or of `<is>`; null where there is neither. */
  readonly text: string | null;
  readonly formula: boolean;
}

/** The cell as the person sees it: cached results of formulas, dates as dates, padded codes with their zeros. */
export function readCell(cell: XmlCell, context: CellContext): RawCell {
  const { type, text } = cell;
  if (text === null) return cell.formula ? { kind: 'error', text: '' } : null;
  switch (type) {
    case 's':
      return blankAsNull(context.strings[Number(text)] ?? '');
    case 'inlineStr':
    case 'str':
      return blankAsNull(unescapeText(text));
    case 'b':
      return text.trim() === '1' || text.trim() === 'true';
    case 'e':
      return { kind: 'error', text };
    case 'd':
      return isoCell(text);
    default:
      return numberCell(text, context.looks[cell.style], context.date1904);
  }
}

function blankAsNull(text: string): string | null {
  return text === '' ? null : text;
}

function isoCell(text: string): RawCell {
  const day = /^\d{4}-\d\d-\d\d/.exec(text)?.[0];
  return day === undefined ? text : { kind: 'date', iso: day, partial: false };
}

function numberCell(text: string, look: NumberLook | undefined, date1904: boolean): RawCell {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) return blankAsNull(text.trim());
  switch (look?.kind) {
    case 'date': {
      const iso = serialToIso(value, date1904);
      return iso === null ? { kind: 'error', text: '#####' } : { kind: 'date', iso, partial: look.partial };
    }
    case 'percent':
      return { kind: 'percent', value: tidy(value * 100) };
    case 'time':
      return timeText(value);
    case 'padded':
      return Number.isInteger(value) && value >= 0 ? String(value).padStart(look.width, '0') : value;
    default:
      return value;
  }
}

/** 15 significant digits, as Excel shows: 0.07 × 100 is 7, not 7.000000000000001. */
function tidy(value: number): number {
  return Number(value.toPrecision(15));
}

function timeText(days: number): string {
  const minutes = Math.round(days * 1440);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}
