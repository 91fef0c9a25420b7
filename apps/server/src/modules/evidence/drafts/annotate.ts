import type { Language } from '@hatangso/contracts/problems';
import { LineStore } from '../../../platform/files/line-store.ts';
import type { RawCell, RawRow } from '../../../platform/tabular/cells.ts';
import {
  type Mark,
  type MarkedCell,
  type MarkedRow,
  writeMarked,
} from '../../../platform/tabular/write-marked.ts';
import { type FoundProblem, type FoundRow, messagesOf } from './found.ts';
import type { Mends } from './mends.ts';
import type { Known } from './stage.ts';

const words = {
  vi: {
    suffix: 'co-ghi-chu',
    notes: 'Ghi chú của phần mềm',
    guide: 'Hướng dẫn',
    suggestion: 'Có lẽ là',
    mended: 'Đã sửa trên máy thành',
    blank: '(để trống)',
    skipped: 'Dòng này đã chọn bỏ qua',
    intro:
      'Đây là bảng của bạn, giá trị giữ nguyên. Sửa các ô được tô màu rồi nhập lại tệp này; cột ghi chú sẽ được bỏ qua.',
    bad: 'Ô có lỗi: phải sửa mới đưa vào được',
    warned: 'Ô nên xem lại: vẫn đưa vào được',
    mendedCell: 'Ô đã sửa trên máy: bảng này giữ giá trị cũ',
    column: 'Cột',
    meaning: 'Cách điền',
    problem: 'Lỗi thường gặp trong tệp này',
    count: 'Số dòng',
  },
  en: {
    suffix: 'with-notes',
    notes: 'Notes of the software',
    guide: 'Guide',
    suggestion: 'Perhaps',
    mended: 'Mended on screen to',
    blank: '(blank)',
    skipped: 'This row was left out',
    intro:
      'This is your own sheet, values as they were. Mend the coloured cells and bring this file in again; the column of notes is ignored.',
    bad: 'Cell with a problem: has to be mended before it can be taken in',
    warned: 'Cell to look at: it may be taken in as it is',
    mendedCell: 'Cell mended on screen: this sheet keeps the old value',
    column: 'Column',
    meaning: 'How to fill it in',
    problem: 'Problems of this file',
    count: 'Rows',
  },
} as const;

export const annotatedName = (name: string, language: Language): string =>
  `${name.replace(/\.[^.]{1,8}$/, '')}-${words[language].suffix}.xlsx`;

/** The person's own sheet back: values as they were, cells marked, what is wrong as comments and in a last column. */
export async function writeAnnotated(known: Known, language: Language): Promise<Uint8Array> {
  const { layout, matching } = known;
  const widest = Math.max(1, ...(matching?.columns.map(({ place }) => place + 1) ?? []));
  return writeMarked({
    sheetName: layout?.sheets[layout.sheet] ?? known.draft.fileName.replace(/\.[^.]*$/, ''),
    rows: markedRows(known, widest, language),
    widths: [...Array.from({ length: widest }, () => 18), 70],
    guideName: words[language].guide,
    guide: guideOf(known, language),
    author: 'Hạ tầng số',
  });
}

async function* markedRows(known: Known, widest: number, language: Language): AsyncGenerator<MarkedRow> {
  const { files, layout, matching, mends } = known;
  if (layout === null) return;
  const heading = matching?.headerRow ?? 0;
  if (layout.format === 'features') yield headingRow(1, layout.names, widest, language);
  const problems = await LineStore.open<FoundRow>(files.problems).catch(() => null);
  const rows = await LineStore.open<RawRow>(files.rows);
  // features have no heading of their own: theirs takes the first row
  const moved = layout.format === 'features' ? 1 : 0;
  for (let from = 0; from < rows.count; from += 500) {
    const page = await rows.page(from, from + 500);
    const found = (await problems?.pick(page.map(({ row }) => row))) ?? new Map<number, FoundRow>();
    for (const { row, cells } of page) {
      const below = row > heading;
      if (row === heading) yield headingRow(row, cells, widest, language);
      else if (!below) yield { row, cells: cells.map((value) => ({ value })) };
      else yield marked({ row, cells }, found.get(row)?.problems ?? [], { mends, widest, language, moved });
    }
  }
}

const headingRow = (
  row: number,
  cells: readonly RawCell[],
  widest: number,
  language: Language,
): MarkedRow => ({
  row,
  heading: true,
  cells: [
    ...Array.from({ length: widest }, (_, place) => ({ value: cells[place] ?? null })),
    { value: words[language].notes },
  ],
});

function marked(
  { row, cells }: RawRow,
  problems: readonly FoundProblem[],
  { mends, widest, language, moved }: { mends: Mends; widest: number; language: Language; moved: number },
): MarkedRow {
  const own = mends.cells.get(row);
  const skipped = mends.skipped.has(row);
  const said = problems.map((problem) => ({ problem, text: textOf(problem, row, language) }));
  const out = Array.from({ length: widest }, (_, place): MarkedCell => {
    const here = said.filter(({ problem }) => problem.places.includes(place));
    const mendedTo = own?.get(place);
    const mark = markOf(
      here.map(({ problem }) => problem),
      mendedTo !== undefined,
    );
    const notes = here.map(({ text }) => text);
    if (mendedTo !== undefined)
      notes.push(`${words[language].mended}: ${mendedTo === '' ? words[language].blank : mendedTo}`);
    const value = cells[place] ?? null;
    return { value, mark, ...(notes.length === 0 ? {} : { note: notes.join('\n') }) };
  });
  const notes = [...(skipped ? [words[language].skipped] : []), ...said.map(({ text }) => text)].join('; ');
  return { row: row + moved, cells: notes === '' ? out : [...out, { value: notes }] };
}

function markOf(problems: readonly FoundProblem[], mended: boolean): Mark {
  if (mended) return 'mended';
  if (problems.some(({ warning }) => warning !== true)) return 'bad';
  return problems.length > 0 ? 'warned' : 'none';
}

function textOf(problem: FoundProblem, row: number, language: Language): string {
  const { code, value, params, suggestion } = problem;
  const told = messagesOf({
    code,
    row,
    ...(value === undefined ? {} : { value }),
    ...(params === undefined ? {} : { params }),
  })[language];
  return suggestion === undefined ? told : `${told}. ${words[language].suggestion}: ${suggestion.join('; ')}`;
}

function guideOf({ matching, found }: Known, language: Language) {
  const w = words[language];
  const columns = matching?.spec?.columns ?? [];
  return [
    { texts: [w.intro] },
    { texts: [''] },
    { texts: ['', w.bad], mark: 'bad' as const },
    { texts: ['', w.warned], mark: 'warned' as const },
    { texts: ['', w.mendedCell], mark: 'mended' as const },
    { texts: [''] },
    { texts: [w.count, w.problem], heading: true as const },
    ...(found?.groups ?? []).map(({ rows, messages }) => ({ texts: [String(rows), messages[language]] })),
    { texts: [''] },
    { texts: [w.column, w.meaning], heading: true as const },
    ...columns.map(({ heading, note, required }) => ({
      texts: [`${heading[language]}${required ? ' *' : ''}`, note[language]],
    })),
  ];
}
