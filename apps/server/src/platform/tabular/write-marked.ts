import { Buffer } from 'node:buffer';
import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { RawCell } from './cells.ts';
import { commentsXml, drawingXml, type PlacedNote } from './notes-xml.ts';
import { isoToSerial } from './serial-date.ts';
import { columnLetters, escapeXml } from './write-xlsx.ts';

/** How a cell is coloured. */
export const marks = ['none', 'bad', 'warned', 'mended'] as const;
export type Mark = (typeof marks)[number];

export interface MarkedCell {
  readonly value: RawCell;
  readonly mark?: Mark;
  /** Shown as the cell's comment. */
  readonly note?: string;
}

export interface MarkedRow {
  /** Its number in the sheet, rising. */
  readonly row: number;
  readonly cells: readonly MarkedCell[];
  readonly heading?: true;
}

export interface MarkedBook {
  readonly sheetName: string;
  readonly rows: AsyncIterable<MarkedRow>;
  readonly widths: readonly number[];
  readonly guideName: string;
  /** Lines of the second sheet; a mark colours the first cell. */
  readonly guide: readonly {
    readonly texts: readonly string[];
    readonly mark?: Mark;
    readonly heading?: true;
  }[];
  readonly author: string;
}

/** Spreadsheet programs slow down with many comments; beyond this the notes column alone tells. */
const mostComments = 2_000;
const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const package_ = 'http://schemas.openxmlformats.org/package/2006';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A person's sheet with marked cells and comments, and a sheet of guidance; packed row by row, so that memory is that of the packed file. */
export async function writeMarked(book: MarkedBook): Promise<Uint8Array> {
  const out = new Packed();
  const sheet = out.part('xl/worksheets/sheet1.xml');
  const columns = book.widths.map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  sheet.push(`${declaration}<worksheet xmlns="${main}" xmlns:r="${office}">`);
  let held: string[] = [];
  const notes: PlacedNote[] = [];
  let heading = 0;
  let last = 1;
  let open = false;
  for await (const row of book.rows) {
    if (!open) sheet.push(`${viewXml(row)}<cols>${columns.join('')}</cols><sheetData>`);
    open = true;
    if (row.heading === true) heading = row.row;
    last = row.row;
    held.push(rowXml(row, notes));
    if (held.length < 400) continue;
    sheet.push(held.join(''));
    held = [];
    // packing is the processor's own time: others are let in between
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (!open) sheet.push('<sheetData>');
  const filter =
    heading > 0 ? `<autoFilter ref="A${heading}:${columnLetters(book.widths.length - 1)}${last}"/>` : '';
  const drawing = notes.length > 0 ? '<legacyDrawing r:id="rId1"/>' : '';
  sheet.end(`${held.join('')}</sheetData>${filter}${drawing}</worksheet>`);
  if (notes.length > 0) addNotes(out, notes, book.author);
  addFrame(out, book, notes.length > 0);
  return out.finish();
}

/** The heading stays in view where it is the first thing in the sheet; titles above it would take the screen. */
const viewXml = ({ row, heading }: MarkedRow): string =>
  heading === true && row === 1
    ? '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
    : '<sheetViews><sheetView workbookViewId="0"/></sheetViews>';

function rowXml({ row, cells, heading }: MarkedRow, notes: PlacedNote[]): string {
  const inner = cells.map(({ value, mark, note }, place) => {
    if (note !== undefined && notes.length < mostComments) notes.push({ row, place, text: note });
    return cellXml(value, mark ?? 'none', heading === true, `${columnLetters(place)}${row}`);
  });
  return `<row r="${row}">${inner.join('')}</row>`;
}

const formats = ['general', 'date', 'percent'] as const;
const headingStyle = formats.length * marks.length;

function styleOf(format: (typeof formats)[number], mark: Mark, heading: boolean): number {
  return heading ? headingStyle : formats.indexOf(format) * marks.length + marks.indexOf(mark);
}

/** The value as it was: dates as dates, shares as shares, errors as errors. */
function cellXml(value: RawCell, mark: Mark, heading: boolean, place: string): string {
  const head = (format: (typeof formats)[number], type = ''): string =>
    `<c r="${place}" s="${styleOf(format, mark, heading)}"${type === '' ? '' : ` t="${type}"`}`;
  if (value === null || value === '') return mark === 'none' && !heading ? '' : `${head('general')}/>`;
  if (typeof value === 'boolean') return `${head('general', 'b')}><v>${value ? 1 : 0}</v></c>`;
  if (typeof value === 'number') return `${head('general')}><v>${value}</v></c>`;
  if (typeof value === 'string') {
    const text = escapeXml(value.slice(0, 32_767));
    return `${head('general', 'inlineStr')}><is><t xml:space="preserve">${text}</t></is></c>`;
  }
  switch (value.kind) {
    case 'date': {
      const serial = isoToSerial(value.iso);
      return serial === null
        ? cellXml(value.iso, mark, heading, place)
        : `${head('date')}><v>${serial}</v></c>`;
    }
    case 'percent':
      return `${head('percent')}><v>${value.value / 100}</v></c>`;
    case 'error':
      return value.text === ''
        ? `${head('general')}/>`
        : `${head('general', 'e')}><v>${escapeXml(value.text)}</v></c>`;
    case 'merged':
      return cellXml(value.of, mark, heading, place);
  }
}

function addNotes(out: Packed, notes: readonly PlacedNote[], author: string): void {
  out.part('xl/comments1.xml').end(commentsXml(notes, author));
  out.part('xl/drawings/vmlDrawing1.vml').end(drawingXml(notes));
  out
    .part('xl/worksheets/_rels/sheet1.xml.rels')
    .end(
      `${declaration}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId2" Type="${office}/comments" Target="../comments1.xml"/></Relationships>`,
    );
}

function addFrame(out: Packed, book: MarkedBook, notes: boolean): void {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const override = (part: string, kind: string) =>
    `<Override PartName="/xl/${part}" ContentType="${type}.${kind}+xml"/>`;
  out.part('xl/worksheets/sheet2.xml').end(guideXml(book));
  out.part('xl/styles.xml').end(stylesXml);
  const names = [book.sheetName, book.guideName].map(
    (name, i) =>
      `<sheet name="${escapeXml(name.replace(/[\\/?*:[\]']/g, ' ').slice(0, 31) || 'Sheet')}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`,
  );
  out
    .part('xl/workbook.xml')
    .end(
      `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.join('')}</sheets></workbook>`,
    );
  out
    .part('xl/_rels/workbook.xml.rels')
    .end(
      `${declaration}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${office}/worksheet" Target="worksheets/sheet2.xml"/><Relationship Id="rId3" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    );
  out
    .part('_rels/.rels')
    .end(
      `${declaration}<Relationships xmlns="${package_}/relationships"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    );
  const comments = notes
    ? `<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>${override('comments1.xml', 'comments')}`
    : '';
  out
    .part('[Content_Types].xml')
    .end(
      `${declaration}<Types xmlns="${package_}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${override('workbook.xml', 'sheet.main')}${override('worksheets/sheet1.xml', 'worksheet')}${override('worksheets/sheet2.xml', 'worksheet')}${override('styles.xml', 'styles')}${comments}</Types>`,
    );
}

function guideXml({ guide }: MarkedBook): string {
  const rows = guide.map(({ texts, mark, heading }, index) => {
    const cells = texts.map((text, place) =>
      cellXml(
        text,
        place === 0 ? (mark ?? 'none') : 'none',
        heading === true,
        `${columnLetters(place)}${index + 1}`,
      ),
    );
    return `<row r="${index + 1}">${cells.join('')}</row>`;
  });
  return `${declaration}<worksheet xmlns="${main}"><cols><col min="1" max="1" width="34" customWidth="1"/><col min="2" max="4" width="60" customWidth="1"/></cols><sheetData>${rows.join('')}</sheetData></worksheet>`;
}

const fills = ['FFFBD5D5', 'FFFFF0C2', 'FFD6E8FF', 'FFE3ECF7'];
const xf = (format: number, fill: number, bold: boolean): string =>
  `<xf numFmtId="${format}" fontId="${bold ? 1 : 0}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFill="1" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="${bold ? 1 : 0}"/></xf>`;
const font = (inner: string) =>
  `<font>${inner}<sz val="11"/><name val="Times New Roman"/><family val="1"/></font>`;
const stylesXml = `${declaration}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2">${font('')}${font('<b/>')}</fonts><fills count="6"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>${fills.map((rgb) => `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/></patternFill></fill>`).join('')}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${headingStyle + 1}">${[0, 165, 10].map((format) => [0, 2, 3, 4].map((fill) => xf(format, fill, false)).join('')).join('')}${xf(0, 5, true)}</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

/** An archive whose parts are packed as they are written. */
class Packed {
  readonly #chunks: Uint8Array[] = [];
  #failed: Error | null = null;
  readonly #zip = new Zip((error, chunk) => {
    if (error !== null) this.#failed = error;
    else this.#chunks.push(chunk);
  });

  part(name: string): { push(xml: string): void; end(xml: string): void } {
    const file = new ZipDeflate(name, { level: 6 });
    // one fixed time stamp: the same sheet gives the same bytes
    file.mtime = '2000-01-01T00:00:00';
    this.#zip.add(file);
    return { push: (xml) => file.push(strToU8(xml), false), end: (xml) => file.push(strToU8(xml), true) };
  }

  finish(): Uint8Array {
    this.#zip.end();
    if (this.#failed !== null) throw this.#failed;
    return Buffer.concat(this.#chunks);
  }
}
