import type { CellValue, ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import type { Language } from '@hatangso/contracts/problems';

// The template's example row is told by this mark in its first text column; without it an unmodified template
// would bring in a household that does not exist.
const marks: Readonly<Record<Language, string>> = { vi: 'Ví dụ: ', en: 'Example: ' };
const mark = /^\s*(?:ví dụ|vi du|example)\s*:\s*/iu;

/** The column that carries the mark; every kind has one. */
export function markedColumn(spec: KindSpec): ColumnSpec | undefined {
  return spec.columns.find(({ type }) => type === 'text');
}

export function withMark(text: string, language: Language): string {
  return marks[language] + text;
}

/** The text without the mark; null where there is none. */
export function withoutMark(text: string): string | null {
  return mark.test(text) ? text.replace(mark, '') : null;
}

/** Whether the values are the example's own in every column the file has. */
export function isExample(
  values: Readonly<Record<string, CellValue>>,
  present: Iterable<ColumnSpec>,
): boolean {
  for (const { key, example } of present) if ((values[key] ?? null) !== example) return false;
  return true;
}
