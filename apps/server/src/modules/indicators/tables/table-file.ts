import type { IndicatorDetail } from '@hatangso/contracts/indicator-routes';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { Language } from '@hatangso/contracts/problems';
import type { FileReply } from '../../../platform/http/endpoint.ts';
import { type TableSheet, writeSheets } from '../../../platform/tabular/write-sheets.ts';
import { csvOf } from './csv.ts';
import { tableWords } from './words.ts';

export const tableMediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
} as const;

/** A table as a file of the format asked for; both languages' numbers stay numbers in XLSX. */
export function fileOf(sheet: TableSheet, name: string, language: Language): FileReply {
  const format = name.endsWith('.csv') ? 'csv' : 'xlsx';
  const bytes = format === 'csv' ? csvOf(sheet, language) : writeSheets([sheet]);
  return { fileName: name, mediaType: tableMediaTypes[format], bytes };
}

const titleOf = (language: Language, head: string, row: IndicatorRow | undefined): string => {
  const words = tableWords[language];
  const mark = row?.demonstration === true ? `${words.demonstration}. ` : '';
  return row === undefined ? head : `${mark}${head}, ${words.asOf} ${dayIn(row.asOf)}`;
};

const dayIn = (iso: string): string => iso.split('-').toReversed().join('/');

/** Every indicator as its row on the screen. */
export function listSheet(rows: readonly IndicatorRow[], language: Language): TableSheet {
  const words = tableWords[language];
  return {
    name: words.list,
    title: titleOf(language, words.list, rows[0]),
    columns: [
      { heading: words.code, width: 28, format: 'text' },
      { heading: words.name, width: 60, format: 'text' },
      { heading: words.value, format: 'decimal' },
      { heading: words.unit, width: 12, format: 'text' },
      { heading: words.low, format: 'decimal' },
      { heading: words.high, format: 'decimal' },
      { heading: words.numerator, format: 'integer' },
      { heading: words.denominator, format: 'integer' },
      { heading: words.level, format: 'decimal' },
      { heading: words.due, format: 'date' },
      { heading: words.state, width: 26, format: 'text' },
      { heading: words.date, format: 'date' },
      { heading: words.source, width: 30, format: 'text' },
    ],
    rows: rows.map((row) => [
      ...[row.code, row.name[language], row.value ?? words.noData, row.unit, row.low, row.high],
      ...[row.numerator, row.denominator, row.target?.level ?? null, row.target?.due ?? null],
      ...[words.states[row.status], row.evidenceDate, row.sources[0]?.source ?? null],
    ]),
  };
}

/** One indicator group by group, the whole ward first. */
export function groupSheet({ row, groups }: IndicatorDetail, language: Language): TableSheet {
  const words = tableWords[language];
  return {
    name: words.groups,
    title: titleOf(language, row.name[language], row),
    columns: [
      { heading: words.group, width: 32, format: 'text' },
      { heading: `${words.value} (${row.unit})`, format: 'decimal' },
      { heading: words.low, format: 'decimal' },
      { heading: words.high, format: 'decimal' },
      { heading: words.numerator, format: 'integer' },
      { heading: words.denominator, format: 'integer' },
    ],
    rows: [
      [words.whole, row.value ?? words.noData, row.low, row.high, row.numerator, row.denominator],
      ...groups.map((one) =>
        one.hidden
          ? [one.name, words.few, null, null, null, null]
          : [one.name, one.value ?? words.noData, one.low, one.high, one.numerator, one.denominator],
      ),
    ],
  };
}
