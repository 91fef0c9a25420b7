import { strToU8, zipSync } from 'fflate';
import { relationships, xmlHead } from './package-parts.ts';
import { escapeXml } from './xml.ts';

/** A fixed local time (archives hold no zone), so that the same script makes the same bytes everywhere. */
const fixedTime = new Date(2026, 0, 1);

const spreadsheet = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const text = (size: number, bold = false) =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="${size * 100}" b="${bold ? 1 : 0}">` +
  '<a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:defRPr></a:pPr><a:endParaRPr lang="vi-VN"/></a:p></c:txPr>';

interface ChartPlaceholder {
  /** The tag in the chart's title, without braces. */
  readonly tag: string;
  /** Bars lying or columns standing. */
  readonly direction: 'bar' | 'col';
  readonly series: readonly { readonly name: string; readonly color: string }[];
}

/** A clustered bar chart with one example category; the report's values replace it. */
export function chartPart({ tag, direction, series }: ChartPlaceholder): string {
  const lying = direction === 'bar';
  const body = series.map(({ name, color }, index) => seriesPart(name, color, index)).join('');
  return (
    `${xmlHead}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ` +
    `xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:r="${office}">` +
    '<c:date1904 val="0"/><c:lang val="vi-VN"/><c:roundedCorners val="0"/><c:chart>' +
    '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200" b="1"/></a:pPr><a:r>' +
    '<a:rPr lang="vi-VN" sz="1200" b="1"><a:latin typeface="Times New Roman"/><a:cs typeface="Times New Roman"/></a:rPr>' +
    `<a:t>{${escapeXml(tag)}}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>` +
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>' +
    `<c:barChart><c:barDir val="${direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>${body}` +
    `<c:gapWidth val="${lying ? 60 : 80}"/><c:axId val="111111111"/><c:axId val="222222222"/></c:barChart>` +
    `<c:catAx><c:axId val="111111111"/><c:scaling><c:orientation val="${lying ? 'maxMin' : 'minMax'}"/></c:scaling>` +
    `<c:delete val="0"/><c:axPos val="${lying ? 'l' : 'b'}"/><c:numFmt formatCode="General" sourceLinked="0"/>` +
    `<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>${text(10)}` +
    '<c:crossAx val="222222222"/><c:crosses val="autoZero"/></c:catAx>' +
    '<c:valAx><c:axId val="222222222"/><c:scaling><c:orientation val="minMax"/>' +
    `<c:min val="0"/></c:scaling><c:delete val="${lying ? 0 : 1}"/><c:axPos val="${lying ? 'b' : 'l'}"/>` +
    '<c:majorGridlines><c:spPr><a:ln w="6350"><a:solidFill><a:srgbClr val="D9D9D9"/></a:solidFill></a:ln></c:spPr></c:majorGridlines>' +
    '<c:numFmt formatCode="General" sourceLinked="0"/><c:majorTickMark val="none"/><c:minorTickMark val="none"/>' +
    `<c:tickLblPos val="nextTo"/>${text(10)}<c:crossAx val="111111111"/><c:crosses val="${lying ? 'max' : 'autoZero'}"/></c:valAx>` +
    '</c:plotArea>' +
    (series.length > 1 ? `<c:legend><c:legendPos val="b"/><c:overlay val="0"/>${text(11)}</c:legend>` : '') +
    '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>' +
    '<c:externalData r:id="rId1"><c:autoUpdate val="0"/></c:externalData></c:chartSpace>'
  );
}

function seriesPart(name: string, color: string, index: number): string {
  const column = String.fromCharCode('B'.charCodeAt(0) + index);
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx><c:strRef><c:f>Sheet1!$${column}$1</c:f>` +
    `<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escapeXml(name)}</c:v></c:pt></c:strCache></c:strRef></c:tx>` +
    `<c:spPr><a:solidFill><a:srgbClr val="${color}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
    '<c:dLbls><c:numFmt formatCode="General" sourceLinked="0"/><c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>' +
    `${text(9)}<c:dLblPos val="outEnd"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>` +
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>' +
    '<c:cat><c:strRef><c:f>Sheet1!$A$2:$A$2</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Ví dụ</c:v></c:pt>' +
    `</c:strCache></c:strRef></c:cat><c:val><c:numRef><c:f>Sheet1!$${column}$2:$${column}$2</c:f><c:numCache>` +
    '<c:formatCode>General</c:formatCode><c:ptCount val="1"/><c:pt idx="0"><c:v>1</c:v></c:pt></c:numCache></c:numRef></c:val></c:ser>'
  );
}

/** The workbook behind "Edit data": one sheet, one example category. */
export function chartWorkbook(names: readonly string[]): Uint8Array {
  const strings = ['Ví dụ', ...names];
  const cells = names.map(
    (_, index) => `<c r="${String.fromCharCode(66 + index)}1" t="s"><v>${index + 1}</v></c>`,
  );
  const values = names.map((_, index) => `<c r="${String.fromCharCode(66 + index)}2"><v>1</v></c>`);
  const parts = {
    '[Content_Types].xml':
      `${xmlHead}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
      '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
      `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
      `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/>` +
      `<Override PartName="/xl/sharedStrings.xml" ContentType="${sheetType}.sharedStrings+xml"/>` +
      `<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/></Types>`,
    '_rels/.rels': relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': `${xmlHead}<workbook xmlns="${spreadsheet}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([
      ['rId1', 'worksheet', 'worksheets/sheet1.xml'],
      ['rId2', 'sharedStrings', 'sharedStrings.xml'],
      ['rId3', 'styles', 'styles.xml'],
    ]),
    'xl/worksheets/sheet1.xml':
      `${xmlHead}<worksheet xmlns="${spreadsheet}"><cols><col min="1" max="1" width="60" customWidth="1"/></cols>` +
      `<sheetData><row r="1">${cells.join('')}</row><row r="2"><c r="A2" t="s"><v>0</v></c>${values.join('')}</row></sheetData></worksheet>`,
    'xl/sharedStrings.xml': `${xmlHead}<sst xmlns="${spreadsheet}" count="${strings.length}" uniqueCount="${strings.length}">${strings.map((name) => `<si><t>${escapeXml(name)}</t></si>`).join('')}</sst>`,
    'xl/styles.xml': `${xmlHead}<styleSheet xmlns="${spreadsheet}"><fonts count="1"><font><sz val="11"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf xfId="0"/></cellXfs></styleSheet>`,
  };
  return zip(parts);
}

export function zip(parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries = Object.entries(parts).map(([name, part]) => [
    name,
    typeof part === 'string' ? strToU8(part) : part,
  ]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { mtime: fixedTime, level: 9 });
}
