import { Buffer } from 'node:buffer';
import type { Language } from '@hatangso/contracts/problems';
import type { TableSheet } from '../../../platform/tabular/write-sheets.ts';
import type { OutCell } from '../../../platform/tabular/write-xlsx.ts';

/**
 * A table as CSV that Excel opens without questions in the language's own form: UTF-8 with a mark, in Vietnamese decimal
 * commas and semicolons. A text that begins like a formula is kept from being one.
 */
export function csvOf(sheet: TableSheet, language: Language): Buffer {
  const [separator, decimal] = language === 'vi' ? [';', ','] : [',', '.'];
  const text = (cell: OutCell): string => {
    if (cell === null) return '';
    if (typeof cell === 'number') return String(cell).replace('.', decimal);
    const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : String(cell);
    return /["\n\r;,]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const lines = [
    ...(sheet.title === undefined ? [] : [[sheet.title]]),
    sheet.columns.map(({ heading }) => heading),
    ...sheet.rows,
  ].map((cells) => cells.map(text).join(separator));
  return Buffer.from(`\ufeff${lines.join('\r\n')}\r\n`, 'utf8');
}
