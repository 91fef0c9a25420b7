import { Buffer } from 'node:buffer';
import { strToU8, type Zippable, zipSync } from 'fflate';
import { isoToSerial } from './serial-date.ts';

/** A cell to write. A date is an ISO string in a cell whose style is `date`; null leaves the cell empty. */
export type OutCell = string | number | boolean | null;

/** The looks a cell may have; the order is the order of `cellXfs` below. */
export const cellStyles = [
  'general',
  'heading',
  'text',
  'integer',
  'decimal',
  'percent',
  'date',
  'example',
  'note',
  'title',
  'money',
] as const;
export type CellStyle = (typeof cellStyles)[number];

/** Drop-down values or a hint shown when a cell of the range is chosen. */
export interface OutValidation {
  readonly range: string;
  /** Reference to the cells with the allowed values, e.g. `'Danh mục'!$A$2:$A$4`; absent: a hint only. */
  readonly list?: string;
  readonly title?: string;
  readonly hint?: string;
}

export interface OutSheet {
  readonly name: string;
  /** Width in characters and the look of the empty cells below, a column each. */
  readonly columns: readonly { readonly width: number; readonly style: CellStyle }[];
  readonly rows: Iterable<{ readonly cells: readonly OutCell[]; readonly styles: readonly CellStyle[] }>;
  /** Number of rows that stay in view. */
  readonly frozenRows: number;
  readonly validations?: readonly OutValidation[];
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/**
 * An XLSX workbook as bytes, the same for the same input. Strings are written inline, so a text that begins
 * with `=` stays a text. Sheet names are cut to the 31 characters Excel allows and made unique.
 */
export function writeXlsx(sheets: readonly OutSheet[]): Buffer {
  const names = uniqueNames(sheets.map((sheet) => sheet.name));
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': `${declaration}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': workbook(names),
    'xl/_rels/workbook.xml.rels': workbookRelations(sheets.length),
    'xl/styles.xml': stylesXml,
  };
  for (const [index, sheet] of sheets.entries())
    parts[`xl/worksheets/sheet${index + 1}.xml`] = sheetXml(sheet);
  const files: Zippable = {};
  // One fixed time stamp: the same tables give the same bytes.
  for (const [path, xml] of Object.entries(parts))
    files[path] = [strToU8(xml), { mtime: '2000-01-01T00:00:00' }];
  return Buffer.from(zipSync(files, { level: 6 }));
}

/** Letters of a column, 0 = `A`. */
export function columnLetters(index: number): string {
  let rest = index;
  let letters = '';
  do {
    letters = String.fromCharCode(65 + (rest % 26)) + letters;
    rest = Math.floor(rest / 26) - 1;
  } while (rest >= 0);
  return letters;
}

function uniqueNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const clean =
      name
        .replace(/[\\/?*:[\]']/g, ' ')
        .trim()
        .slice(0, 31) || 'Sheet';
    let candidate = clean;
    for (let n = 2; taken.has(candidate.toLowerCase()); n += 1) candidate = `${clean.slice(0, 27)} (${n})`;
    taken.add(candidate.toLowerCase());
    return candidate;
  });
}

function contentTypes(sheets: number): string {
  const base = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const each = Array.from(
    { length: sheets },
    (_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${base}.worksheet+xml"/>`,
  ).join('');
  return `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${base}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${base}.styles+xml"/>${each}</Types>`;
}

function workbook(names: readonly string[]): string {
  const each = names.map(
    (name, i) => `<sheet name="${escapeXml(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${each.join('')}</sheets></workbook>`;
}

function workbookRelations(sheets: number): string {
  const each = Array.from(
    { length: sheets },
    (_, i) =>
      `<Relationship Id="rId${i + 1}" Type="${office}/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
  ).join('');
  return `${declaration}<Relationships xmlns="${relations}">${each}<Relationship Id="rId${sheets + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`;
}

/** Number format, font, fill, border and wrapping of each look, in the order of `cellStyles`. */
const looks: Readonly<Record<CellStyle, string>> = {
  general: xf(0, 0, 0, ''),
  heading: xf(0, 1, 2, '<alignment horizontal="center" vertical="center" wrapText="1"/>'),
  text: xf(49, 0, 0, ''),
  integer: xf(3, 0, 0, ''),
  decimal: xf(4, 0, 0, ''),
  percent: xf(164, 0, 0, ''),
  date: xf(165, 0, 0, ''),
  example: xf(0, 2, 0, ''),
  note: xf(0, 0, 0, '<alignment vertical="top" wrapText="1"/>'),
  title: xf(0, 3, 0, ''),
  money: xf(3, 0, 0, ''),
};

function xf(format: number, font: number, fill: number, alignment: string): string {
  const border = fill === 0 ? 0 : 1;
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">${alignment}</xf>`;
}

const font = (inner: string, size = 11) =>
  `<font>${inner}<sz val="${size}"/><name val="Times New Roman"/><family val="1"/></font>`;
const edge = (side: string) => `<${side} style="thin"><color rgb="FF9AA5B1"/></${side}>`;
const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="#,##0.0&quot;%&quot;"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="4">${font('')}${font('<b/>')}<font><i/><sz val="11"/><color rgb="FF6B7280"/><name val="Times New Roman"/><family val="1"/></font>${font('<b/>', 14)}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE3ECF7"/></patternFill></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border>${['left', 'right', 'top', 'bottom'].map(edge).join('')}<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${cellStyles.length}">${cellStyles.map((style) => looks[style]).join('')}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

function sheetXml(sheet: OutSheet): string {
  const out = [declaration, `<worksheet xmlns="${main}">`];
  const pane = `<pane ySplit="${sheet.frozenRows}" topLeftCell="A${sheet.frozenRows + 1}" activePane="bottomLeft" state="frozen"/>`;
  out.push(
    `<sheetViews><sheetView workbookViewId="0">${sheet.frozenRows > 0 ? pane : ''}</sheetView></sheetViews>`,
  );
  const columns = sheet.columns.map(
    ({ width, style }, i) =>
      `<col min="${i + 1}" max="${i + 1}" width="${width}" style="${cellStyles.indexOf(style)}" customWidth="1"/>`,
  );
  if (columns.length > 0) out.push(`<cols>${columns.join('')}</cols>`);
  out.push('<sheetData>');
  let number = 0;
  for (const row of sheet.rows) {
    number += 1;
    const cells = row.cells.map((cell, i) =>
      cellXml(cell, row.styles[i] ?? 'general', `${columnLetters(i)}${number}`),
    );
    out.push(`<row r="${number}">${cells.join('')}</row>`);
  }
  out.push('</sheetData>', validationsXml(sheet.validations ?? []), '</worksheet>');
  return out.join('');
}

function cellXml(cell: OutCell, style: CellStyle, place: string): string {
  const head = `<c r="${place}" s="${cellStyles.indexOf(style)}"`;
  if (cell === null || cell === '') return `${head}/>`;
  if (typeof cell === 'boolean') return `${head} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === 'number') return Number.isFinite(cell) ? `${head}><v>${cell}</v></c>` : `${head}/>`;
  const serial = style === 'date' ? isoToSerial(cell) : null;
  if (serial !== null) return `${head}><v>${serial}</v></c>`;
  return `${head} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell.slice(0, 32_767))}</t></is></c>`;
}

function validationsXml(validations: readonly OutValidation[]): string {
  if (validations.length === 0) return '';
  const each = validations.map(({ range, list, title, hint }) => {
    const prompt =
      hint === undefined
        ? ''
        : ` showInputMessage="1" promptTitle="${escapeXml((title ?? '').slice(0, 32))}" prompt="${escapeXml(hint.slice(0, 255))}"`;
    if (list === undefined) return `<dataValidation${prompt} sqref="${range}"/>`;
    return `<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1"${prompt} sqref="${range}"><formula1>${escapeXml(list)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

/** Text for an XML attribute or element; characters XML 1.0 forbids are dropped. */
export function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are exactly the characters XML forbids
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
