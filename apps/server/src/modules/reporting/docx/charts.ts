import type { ReportModel } from '@hatangso/contracts/report-model';
import type { TemplateContent } from 'easy-template-x';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';

type ChartData = Extract<TemplateContent, object>;
type Bytes = Uint8Array<ArrayBuffer>;

/** Charts of the template by their tag; absent where the report has none. */
export function chartData({ charts }: ReportModel): Record<string, ChartData> {
  const result: Record<string, ChartData> = {};
  if (charts.targets !== null) {
    const { title, categories, valueName, values, levelName, levels } = charts.targets;
    result['Biểu đồ chỉ tiêu'] = chart(title, categories, [
      { name: valueName, values: values.map((value) => (value === null ? null : Number(value.toFixed(2)))) },
      { name: levelName, values: levels },
    ]);
  }
  if (charts.tasks !== null) {
    const { title, categories, seriesName, counts } = charts.tasks;
    result['Biểu đồ nhiệm vụ'] = chart(title, categories, [{ name: seriesName, values: counts }]);
  }
  return result;
}

function chart(
  title: string,
  categories: readonly string[],
  series: readonly { name: string; values: readonly (number | null)[] }[],
): ChartData {
  const content = {
    _type: 'chart',
    title,
    categories: { names: categories.map(withoutMarkup) },
    series: series.map(({ name, values }) => ({ name: withoutMarkup(name), values: [...values] })),
  };
  return content;
}

/** The template engine puts names of series and categories into XML as they are, so the three signs become words. */
function withoutMarkup(name: string): string {
  return name.replace(/&/g, 'và').replace(/</g, 'dưới').replace(/>/g, 'trên');
}

/** Without the hour: the same report gives the same bytes. */
const packed = { level: 6, mtime: '1980-01-01' } as const;

/**
 * The template engine writes a missing value as the word "null"; here it becomes what it is: no point in the chart
 * and an empty cell in its workbook. Also sets the document's title and author.
 */
export function finish(docx: Uint8Array, model: ReportModel): Uint8Array {
  const parts = unzipSync(docx);
  for (const [name, bytes] of Object.entries(parts)) {
    if (/^word\/charts\/chart\d+\.xml$/.test(name)) parts[name] = change(bytes, withoutNullPoints);
    if (/^word\/(document|header\d*)\.xml$/.test(name)) parts[name] = change(bytes, withoutCommandLines);
    if (/^word\/embeddings\/[^/]+\.xlsx$/.test(name)) parts[name] = workbookWithoutNulls(bytes);
    if (name === 'docProps/core.xml') parts[name] = change(bytes, (text) => withProperties(text, model));
  }
  return zipSync(parts, packed);
}

function change(bytes: Uint8Array, edit: (text: string) => string): Bytes {
  return strToU8(edit(strFromU8(bytes)));
}

/** Lines of the style "Dòng lệnh mẫu" held a tag that opened or closed a repeated part; what is left is empty. */
function withoutCommandLines(text: string): string {
  return text.replace(/<w:p(?: [^>]*)?>(?:(?!<\/w:p>).)*<\/w:p>/gs, (paragraph) =>
    paragraph.includes('<w:pStyle w:val="Lenh"/>') &&
    !/<w:t(?: [^>]*)?>[^<]+<\/w:t>|<w:drawing|<w:pict|<w:sectPr/.test(paragraph)
      ? ''
      : paragraph,
  );
}

function withoutNullPoints(text: string): string {
  return text.replace(/<c:pt idx="\d+">\s*<c:v>null<\/c:v>\s*<\/c:pt>/g, '');
}

function workbookWithoutNulls(bytes: Uint8Array): Bytes {
  const parts = unzipSync(bytes);
  for (const [name, part] of Object.entries(parts)) {
    if (!name.startsWith('xl/worksheets/')) continue;
    parts[name] = change(part, (text) => text.replace(/<c [^>]*>\s*<v>(?:null)?<\/v>\s*<\/c>/g, ''));
  }
  return zipSync(parts, packed);
}

function withProperties(text: string, { meta }: ReportModel): string {
  return text
    .replace(/(<dc:title>)[^<]*/, (_, tag: string) => tag + escapeText(meta.title))
    .replace(/(<dc:creator>)[^<]*/, (_, tag: string) => tag + escapeText(meta.author));
}

function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
