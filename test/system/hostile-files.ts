import { strToU8, zipSync } from 'fflate';

/** Text as Windows-1258 writes Vietnamese: circumflex, breve and horn with the letter, tones as marks behind it. */
export function windows1258(text: string): Uint8Array {
  const letters: Readonly<Record<string, number>> = {
    ...{ â: 0xe2, ă: 0xe3, ê: 0xea, ô: 0xf4, ơ: 0xf5, ư: 0xfd, đ: 0xf0 },
    ...{ Â: 0xc2, Ă: 0xc3, Ê: 0xca, Ô: 0xd4, Ơ: 0xd5, Ư: 0xdd, Đ: 0xd0 },
    ...{ '\u0300': 0xcc, '\u0309': 0xd2, '\u0303': 0xde, '\u0301': 0xec, '\u0323': 0xf2 },
  };
  const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;
  const bytes: number[] = [];
  for (const character of text.normalize('NFC')) {
    const apart = character.normalize('NFD');
    const parts = [apart.replace(tones, '').normalize('NFC'), ...(apart.match(tones) ?? [])];
    for (const part of parts) bytes.push(letters[part] ?? part.charCodeAt(0));
  }
  return Uint8Array.from(bytes);
}

export const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'));

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const relations = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet whose XML is given as it is. */
export function workbook(sheet: string | Uint8Array): Uint8Array {
  return zipSync(
    {
      '[Content_Types].xml': strToU8(
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
      ),
      '_rels/.rels': strToU8(
        `<Relationships ${relations}><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
      'xl/workbook.xml': strToU8(
        `<workbook ${main} xmlns:r="${office}"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
      'xl/_rels/workbook.xml.rels': strToU8(
        `<Relationships ${relations}><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ),
      'xl/worksheets/sheet1.xml': typeof sheet === 'string' ? strToU8(sheet) : sheet,
    },
    { level: 6 },
  );
}

const cell = (reference: string, text: string): string =>
  `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A title over the heading, and a group's name merged over its two households, as people lay sheets out. */
export const mergedSheet = `<worksheet ${main}><sheetData>
  <row r="1">${cell('A1', 'DANH SÁCH HỘ GIA ĐÌNH NĂM 2026')}</row>
  <row r="3">${cell('A3', 'Mã hộ')}${cell('B3', 'Tổ dân phố')}${cell('C3', 'Số nhân khẩu')}</row>
  <row r="4">${cell('A4', 'H1')}${cell('B4', 'Tổ Hòa Bình')}<c r="C4"><v>4</v></c></row>
  <row r="5">${cell('A5', 'H2')}<c r="C5"><v>3</v></c></row>
</sheetData><mergeCells count="2"><mergeCell ref="A1:C1"/><mergeCell ref="B4:B5"/></mergeCells></worksheet>`;

/** 400 MB of the same household, with a long remark, in half a megabyte. */
export const zipBomb = (): Uint8Array => {
  const household = `${cell('A2', 'H1')}${cell('B2', 'TDP01')}<c r="C2"><v>3</v></c>${cell('D2', 'x'.repeat(10_000))}`;
  const row = `<row>${household.replaceAll(/ r="\w2"/g, '')}</row>`;
  const heading = `<row>${['Mã hộ', 'Tổ dân phố', 'Số nhân khẩu', 'Ghi chú'].map((text, at) => cell(`${'ABCD'[at]}1`, text)).join('')}</row>`;
  const head = Buffer.from(`<worksheet ${main}><sheetData>${heading}`);
  const bytes = Buffer.alloc(400 * 2 ** 20, row);
  // the head takes the place of the first row, the rest of it is space
  bytes.fill(0x20, 0, Buffer.byteLength(row));
  head.copy(bytes);
  return workbook(bytes);
};

export const entityBomb = (): Uint8Array => {
  const lines = Array.from({ length: 12 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`);
  return workbook(
    `<?xml version="1.0"?><!DOCTYPE worksheet [<!ENTITY e0 "ha">${lines.join('')}]><worksheet ${main}><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&e12;</t></is></c></row></sheetData></worksheet>`,
  );
};

export const polygons = (...rings: readonly (readonly (readonly [number, number])[])[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: rings.map((ring) => ({
      type: 'Feature',
      properties: { operator: 'VNPT', service: '5g', validFrom: '2026-01-01' },
      geometry: { type: 'Polygon', coordinates: [ring] },
    })),
  });
