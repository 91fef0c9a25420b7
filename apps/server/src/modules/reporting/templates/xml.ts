/** Small builders for WordprocessingML. Lengths are in twentieths of a point unless a name says otherwise. */

export const mm = (length: number): number => Math.round((length * 1440) / 25.4);
export const emu = (millimetres: number): number => Math.round(millimetres * 36_000);

export function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

export interface RunStyle {
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
}

export function run(text: string, style: RunStyle = {}): string {
  const properties = [
    style.bold ? '<w:b/><w:bCs/>' : '',
    style.italic ? '<w:i/><w:iCs/>' : '',
    style.color === undefined ? '' : `<w:color w:val="${style.color}"/>`,
    style.size === undefined ? '' : `<w:sz w:val="${style.size * 2}"/><w:szCs w:val="${style.size * 2}"/>`,
  ].join('');
  const wrapped = properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`;
  return `<w:r>${wrapped}<w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r>`;
}

export interface ParagraphStyle extends RunStyle {
  /** Id of a paragraph style of the template. */
  readonly style?: string;
  readonly align?: 'left' | 'center' | 'both';
  readonly keepNext?: boolean;
  readonly before?: number;
  readonly after?: number;
  /** Left and right indents, for the short lines under names and titles. */
  readonly indent?: readonly [number, number];
  /** A line along the top of the paragraph. */
  readonly line?: boolean;
  readonly section?: string;
}

export function paragraph(text: string, style: ParagraphStyle = {}): string {
  return paragraphOf(text === '' ? '' : run(text, style), style);
}

export function paragraphOf(runs: string, style: ParagraphStyle = {}): string {
  const spacing = [
    style.before === undefined ? '' : ` w:before="${style.before}"`,
    style.after === undefined ? '' : ` w:after="${style.after}"`,
  ].join('');
  const properties = [
    style.style === undefined ? '' : `<w:pStyle w:val="${style.style}"/>`,
    style.keepNext ? '<w:keepNext/>' : '',
    style.line ? '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' : '',
    spacing === '' ? '' : `<w:spacing${spacing}/>`,
    style.indent === undefined
      ? ''
      : `<w:ind w:left="${style.indent[0]}" w:right="${style.indent[1]}" w:firstLine="0"/>`,
    style.align === undefined ? '' : `<w:jc w:val="${style.align}"/>`,
    style.size !== undefined && runs === ''
      ? `<w:rPr><w:sz w:val="${style.size * 2}"/><w:szCs w:val="${style.size * 2}"/></w:rPr>`
      : '',
    style.section ?? '',
  ].join('');
  return `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${runs}</w:p>`;
}

/** A line that holds only a tag which opens or closes a repeated part; the renderer removes what is left of it. */
export function command(tag: string): string {
  return paragraph(tag, { style: 'Lenh' });
}

export interface Column {
  /** Twentieths of a point. */
  readonly width: number;
  readonly heading: string;
  readonly align?: 'left' | 'center';
  readonly color?: string;
}

function cell(content: string, width: number, extra = ''): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${extra}</w:tcPr>${content}</w:tc>`;
}

const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
  .join('');

/** Opening of a table of fixed column widths, with or without borders. */
function tableStart(widths: readonly number[], bordered: boolean, description: string): string {
  const total = widths.reduce((sum, width) => sum + width, 0);
  const margins = bordered ? mm(1) : 0;
  return (
    `<w:tbl><w:tblPr><w:tblW w:w="${total}" w:type="dxa"/><w:jc w:val="center"/>` +
    (bordered ? `<w:tblBorders>${borders}</w:tblBorders>` : '') +
    '<w:tblLayout w:type="fixed"/>' +
    `<w:tblCellMar><w:left w:w="${margins}" w:type="dxa"/><w:right w:w="${margins}" w:type="dxa"/></w:tblCellMar>` +
    (bordered ? '<w:tblLook w:firstRow="1" w:noHBand="1" w:noVBand="1"/>' : '') +
    (description === '' ? '' : `<w:tblDescription w:val="${escapeXml(description)}"/>`) +
    `</w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`
  );
}

/** A layout table without borders: one row of cells, each a list of paragraphs. */
export function layout(cells: readonly { readonly width: number; readonly content: string }[]): string {
  const widths = cells.map(({ width }) => width);
  const row = cells.map(({ width, content }) => cell(content, width)).join('');
  return `${tableStart(widths, false, '')}<w:tr><w:trPr><w:cantSplit/></w:trPr>${row}</w:tr></w:tbl>`;
}

/**
 * A bordered table whose heading repeats on every page. `group` is the text of a row that spans all columns before
 * the rows of a group; its loop and the rows' loop are written into the cells, as a person would in Word.
 */
export function dataTable(
  columns: readonly Column[],
  description: string,
  cells: readonly string[],
  more: { readonly group?: string; readonly total?: readonly string[] } = {},
): string {
  const widths = columns.map(({ width }) => width);
  const heading = columns
    .map(({ width, heading: text, color }) =>
      cell(
        paragraph(text, {
          style: 'Bang',
          align: 'center',
          bold: true,
          ...(color === undefined ? {} : { color }),
        }),
        width,
        '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/><w:vAlign w:val="center"/>',
      ),
    )
    .join('');
  const total = widths.reduce((sum, width) => sum + width, 0);
  const span = `<w:gridSpan w:val="${columns.length}"/>`;
  const groupRow =
    more.group === undefined
      ? ''
      : `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cell(paragraph(more.group, { style: 'Bang', bold: true, keepNext: true }), total, span)}</w:tr>`;
  const totalRow = more.total === undefined ? '' : dataRow(columns, more.total, true);
  return (
    tableStart(widths, true, description) +
    `<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>${heading}</w:tr>` +
    `${groupRow}${dataRow(columns, cells, false)}${totalRow}</w:tbl>`
  );
}

function dataRow(columns: readonly Column[], texts: readonly string[], bold: boolean): string {
  const cells = columns.map(({ width, align, color }, index) =>
    cell(
      paragraph(texts[index] ?? '', {
        style: 'Bang',
        align: align ?? 'left',
        bold,
        ...(color === undefined ? {} : { color }),
      }),
      width,
    ),
  );
  return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${cells.join('')}</w:tr>`;
}
