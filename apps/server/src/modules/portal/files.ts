import type { Language } from '@hatangso/contracts/problems';
import type { PageReply } from '../../platform/http/page.ts';
import { writeSheets } from '../../platform/tabular/write-sheets.ts';
import { levelText } from './parts/figure-words.ts';
import type { PublicFigure } from './privacy/publish.ts';
import type { Opened } from './released.ts';
import { commonWords } from './words/common.ts';
import { fileWords } from './words/files.ts';

export const fileNames = ['so-lieu.xlsx', 'so-lieu.csv', 'so-lieu.json'] as const;
export type ReleasedFile = (typeof fileNames)[number];

type Cell = string | number | null;

interface Asked {
  readonly language: Language;
  readonly demonstration: boolean;
}

/** The released figures as a file: the same numbers as on the pages, after the rule of small counts. */
export function releasedFile(file: ReleasedFile, opened: Opened, asked: Asked): PageReply {
  const { ward, year, period } = opened.release;
  const mark = asked.demonstration ? '-trinh-dien' : '';
  const named = `so-lieu-${ward}-${year}${period === 'N' ? '' : `-${period}`}${mark}.${file.split('.')[1]}`;
  switch (file) {
    case 'so-lieu.json':
      return { fileName: named, mediaType: 'application/json; charset=utf-8', body: jsonOf(opened, asked) };
    case 'so-lieu.csv':
      return { fileName: named, mediaType: 'text/csv; charset=utf-8', body: csvOf(opened, asked) };
    case 'so-lieu.xlsx':
      return {
        fileName: named,
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        body: xlsxOf(opened, asked),
      };
  }
}

function jsonOf({ release, content, figures }: Opened, { demonstration }: Asked): string {
  const { ward, year, period, title, number, issuedOn, closing } = release;
  return JSON.stringify({
    ...(demonstration ? { demonstration: true, notice: commonWords.vi.demonstrationFile } : {}),
    ward,
    report: { title, number, issuedOn, year, period, closing },
    rule: fileWords.en.rule,
    plan: { title: content.plan.title, targets: content.plan.targets },
    meanings: content.meanings ?? {},
    figures,
  });
}

/** One line a figure and one a group; a hidden number is empty and says so. */
function linesOf({ release, figures }: Opened, { language, demonstration }: Asked): Cell[][] {
  const t = fileWords[language];
  const { closing } = release;
  return figures.flatMap((figure) => [
    [
      ...[release.ward, t.wholeWard, figure.code, figure.name[language], short(figure.value), figure.unit],
      ...[figure.numerator, figure.denominator, figure.low, figure.high].map(short),
      ...[commonWords[language].status[figure.status], ...targetCells(figure, language)],
      ...[figure.evidenceDate, closing, figure.hidden ? t.hidden : ''],
      ...(demonstration ? [commonWords[language].demonstrationFile] : []),
    ],
    ...figure.groups.map((group) => [
      ...[release.ward, group.name, figure.code, figure.name[language], short(group.value), figure.unit],
      ...[short(group.numerator), short(group.denominator), null, null, '', null, '', null],
      ...[figure.evidenceDate, closing, group.hidden ? t.hidden : ''],
      ...(demonstration ? [commonWords[language].demonstrationFile] : []),
    ]),
  ]);
}

/** An estimate's fifteenth decimal says nothing. */
const short = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10_000) / 10_000;

const targetCells = ({ target }: PublicFigure, language: Language): Cell[] =>
  target === null ? [null, '', null] : [target.level, levelText({ language }, target), target.due];

const headings = ({ language, demonstration }: Asked): string[] => [
  ...fileWords[language].columns,
  ...(demonstration ? [fileWords[language].mark] : []),
];

/** With a BOM, or Excel would read the letters wrong; decimal points, as the standard has it. */
function csvOf(opened: Opened, asked: Asked): string {
  const cell = (value: Cell): string => {
    const text = value === null ? '' : String(value);
    // a text that a spreadsheet would take for a formula is not let begin like one
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  const rows = [headings(asked), ...linesOf(opened, asked)];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

function xlsxOf(opened: Opened, asked: Asked): Uint8Array {
  const t = fileWords[asked.language];
  const { release } = opened;
  const mark = asked.demonstration ? `${commonWords[asked.language].demonstrationFile}. ` : '';
  const widths = [10, 22, 26, 44, 12, 10, 14, 14, 10, 10, 18, 10, 16, 12, 14, 14, 24, 40];
  return writeSheets([
    {
      name: t.sheet,
      title: `${mark}${release.title} (${release.number}). ${t.rule}`,
      columns: headings(asked).map((heading, at) => ({
        heading,
        width: widths[at] ?? 14,
        format: [13, 14, 15].includes(at) ? ('date' as const) : ('general' as const),
      })),
      rows: linesOf(opened, asked),
    },
  ]);
}
