import type { Buffer } from 'node:buffer';
import type { CellValue, ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import type { Language } from '@hatangso/contracts/problems';
import { markedColumn, withMark } from './example.ts';
import {
  type CellStyle,
  columnLetters,
  type OutCell,
  type OutSheet,
  type OutValidation,
  writeXlsx,
} from './write-xlsx.ts';

const names = {
  vi: {
    guide: 'Hướng dẫn',
    lists: 'Danh mục',
    column: 'Cột',
    required: 'Bắt buộc',
    meaning: 'Ý nghĩa, cách điền',
    values: 'Giá trị',
    yes: 'có',
    no: 'không',
    mandatory: 'bắt buộc',
    intro:
      'Xóa dòng ví dụ rồi điền từ dòng 2 (dòng ví dụ để nguyên sẽ được bỏ qua). Ô trống là "chưa hỏi", không phải "không". Có thể đổi thứ tự cột hoặc bỏ cột không bắt buộc.',
  },
  en: {
    guide: 'Guide',
    lists: 'Lists',
    column: 'Column',
    required: 'Required',
    meaning: 'Meaning and how to fill in',
    values: 'Values',
    yes: 'yes',
    no: 'no',
    mandatory: 'required',
    intro:
      'Delete the example row and fill in from row 2 (an untouched example row is skipped). A blank is "not asked", not "no". Columns may be reordered, and those not required left out.',
  },
} as const;

/** Rows of the sheet that get drop-downs. */
const lastRow = 20_000;

/**
 * An empty workbook of a kind: a heading row (`*` = required, with a hint when a heading is chosen), an example row
 * that the reader recognises and skips, drop-downs for choices and yes/no, and a sheet of guidance with a note a
 * column. Code columns are formatted as text, so that Excel leaves "01" and "3/4" alone.
 */
export function writeTemplate(spec: KindSpec, language: Language): Buffer {
  const words = names[language];
  const lists = spec.columns.flatMap((column, place) => {
    const values = dropDown(column, language);
    return values === null ? [] : [{ place, heading: column.heading[language], values }];
  });
  const guide = guideSheet(spec, language);
  if (lists.length === 0) return writeXlsx([dataSheet(spec, language, []), guide]);
  const validations = lists.map(({ place, values }, index): OutValidation => {
    const letters = columnLetters(place);
    const source = columnLetters(index);
    return {
      range: `${letters}2:${letters}${lastRow}`,
      list: `'${words.lists}'!$${source}$2:$${source}$${values.length + 1}`,
    };
  });
  return writeXlsx([dataSheet(spec, language, validations), guide, listsSheet(words.lists, lists)]);
}

function dataSheet(spec: KindSpec, language: Language, lists: readonly OutValidation[]): OutSheet {
  const headings = spec.columns.map((column) => column.heading[language] + (column.required ? ' *' : ''));
  const hints = spec.columns.map(
    (column, place): OutValidation => ({
      range: `${columnLetters(place)}1`,
      title: column.heading[language],
      hint: (column.required ? `(${names[language].mandatory}) ` : '') + column.note[language],
    }),
  );
  const marked = markedColumn(spec);
  if (marked === undefined)
    throw new Error(`the kind ${spec.kind} has no text column to mark its example in`);
  const example = spec.columns.map((column): OutCell => {
    const shown = exampleCell(column, language);
    return column === marked ? withMark(String(shown ?? ''), language) : shown;
  });
  return {
    name: spec.title[language],
    columns: spec.columns.map((column, place) => ({
      width: widthOf(headings[place] ?? ''),
      style: styleOf(column),
    })),
    rows: [
      { cells: headings, styles: headings.map(() => 'heading') },
      {
        cells: example,
        styles: spec.columns.map((column) => (styleOf(column) === 'date' ? 'date' : 'example')),
      },
    ],
    frozenRows: 1,
    validations: [...hints, ...lists],
  };
}

function guideSheet(spec: KindSpec, language: Language): OutSheet {
  const words = names[language];
  const rows: { cells: OutCell[]; styles: CellStyle[] }[] = [
    { cells: [words.intro], styles: ['title'] },
    {
      cells: [words.column, words.required, words.meaning, words.values],
      styles: ['heading', 'heading', 'heading', 'heading'],
    },
    ...spec.columns.map((column) => ({
      cells: [
        column.heading[language],
        column.required ? '*' : '',
        column.note[language],
        (dropDown(column, language) ?? []).join('; '),
      ],
      styles: ['note', 'note', 'note', 'note'] as CellStyle[],
    })),
  ];
  const widths = [34, 11, 70, 50];
  return {
    name: words.guide,
    columns: widths.map((width) => ({ width, style: 'general' })),
    rows,
    frozenRows: 2,
  };
}

function listsSheet(
  name: string,
  lists: readonly { heading: string; values: readonly string[] }[],
): OutSheet {
  const longest = Math.max(...lists.map(({ values }) => values.length));
  const rows = [
    { cells: lists.map(({ heading }) => heading), styles: lists.map((): CellStyle => 'heading') },
  ];
  for (let row = 0; row < longest; row += 1) {
    rows.push({ cells: lists.map(({ values }) => values[row] ?? ''), styles: lists.map(() => 'general') });
  }
  return { name, columns: lists.map(() => ({ width: 28, style: 'general' })), rows, frozenRows: 1 };
}

function dropDown(column: ColumnSpec, language: Language): readonly string[] | null {
  if (column.type === 'yes_no') return [names[language].yes, names[language].no];
  return column.type === 'choice' ? (column.choices ?? []).map((choice) => choice[language]) : null;
}

function exampleCell(column: ColumnSpec, language: Language): OutCell {
  const value: CellValue = column.example;
  if (typeof value === 'boolean') return value ? names[language].yes : names[language].no;
  const choice = column.type === 'choice' ? column.choices?.find(({ code }) => code === value) : undefined;
  return choice?.[language] ?? value;
}

function styleOf({ type }: ColumnSpec): CellStyle {
  return type === 'date' ? 'date' : type === 'text' ? 'text' : 'general';
}

function widthOf(heading: string): number {
  return Math.min(32, Math.max(12, Math.ceil(heading.length * 0.7) + 4));
}
