import { command, paragraph, paragraphOf, run } from './xml.ts';

export const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" ' +
  'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" ' +
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" ' +
  'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ' +
  'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" ' +
  'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"';

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

export const contentTypes = `${xmlHead}<Types xmlns="${packaged}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Default Extension="xlsx" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"/>\
<Override PartName="/word/document.xml" ContentType="${wordType}.document.main+xml"/>\
<Override PartName="/word/styles.xml" ContentType="${wordType}.styles+xml"/>\
<Override PartName="/word/settings.xml" ContentType="${wordType}.settings+xml"/>\
<Override PartName="/word/header1.xml" ContentType="${wordType}.header+xml"/>\
<Override PartName="/word/header2.xml" ContentType="${wordType}.header+xml"/>\
<Override PartName="/word/charts/chart1.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>\
<Override PartName="/word/charts/chart2.xml" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/>\
<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>\
</Types>`;

type Link = readonly [id: string, type: string, target: string];

export function relationships(links: readonly Link[]): string {
  const items = links.map(([id, type, target]) => {
    const full = type.includes(':') ? type : `${office}/${type}`;
    return `<Relationship Id="${id}" Type="${full}" Target="${target}"/>`;
  });
  return `${xmlHead}<Relationships xmlns="${packaged}/relationships">${items.join('')}</Relationships>`;
}

export const rootLinks: readonly Link[] = [
  ['rId1', 'officeDocument', 'word/document.xml'],
  ['rId2', `${packaged}/relationships/metadata/core-properties`, 'docProps/core.xml'],
];

export const documentLinks: readonly Link[] = [
  ['rId1', 'styles', 'styles.xml'],
  ['rId2', 'settings', 'settings.xml'],
  ['rId3', 'header', 'header1.xml'],
  ['rId4', 'header', 'header2.xml'],
  ['rId5', 'chart', 'charts/chart1.xml'],
  ['rId6', 'chart', 'charts/chart2.xml'],
];

/** The renderer writes the report's own title and author over these two. */
export const coreProperties = `${xmlHead}<cp:coreProperties \
xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
<dc:title>Báo cáo</dc:title><dc:creator>Ủy ban nhân dân</dc:creator><dc:language>vi-VN</dc:language></cp:coreProperties>`;

export const settings = `${xmlHead}<w:settings ${namespaces}><w:zoom w:percent="100"/>\
<w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" \
w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>\
<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>`;

const fonts =
  '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>';

function style(id: string, name: string, paragraphs: string, runs: string, base = 'Normal'): string {
  const on = id === 'Normal' ? '' : `<w:basedOn w:val="${base}"/>`;
  const kind = id === 'Normal' ? ' w:default="1"' : '';
  return (
    `<w:style w:type="paragraph"${kind} w:styleId="${id}"><w:name w:val="${name}"/>${on}<w:qFormat/>` +
    `<w:pPr>${paragraphs}</w:pPr><w:rPr>${runs}</w:rPr></w:style>`
  );
}

/** Sizes are half points: 28 = 14 pt. The names of our own styles are what a clerk sees in Word. */
export const styles = `${xmlHead}<w:styles ${namespaces}><w:docDefaults><w:rPrDefault><w:rPr>${fonts}\
<w:sz w:val="28"/><w:szCs w:val="28"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>\
<w:pPrDefault/></w:docDefaults>\
${style('Normal', 'Normal', '<w:spacing w:after="0"/>', '')}\
${style('Doan', 'Đoạn văn', '<w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/>', '')}\
${style('Heading1', 'heading 1', '<w:keepNext/><w:spacing w:before="120" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="0"/>', '<w:b/><w:bCs/>')}\
${style('Heading2', 'heading 2', '<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="1"/>', '<w:b/><w:bCs/>')}\
${style('Heading3', 'heading 3', '<w:keepNext/><w:spacing w:before="60" w:after="60" w:line="264" w:lineRule="auto"/><w:ind w:firstLine="720"/><w:jc w:val="both"/><w:outlineLvl w:val="2"/>', '<w:b/><w:bCs/><w:i/><w:iCs/>')}\
${style('Lenh', 'Dòng lệnh mẫu', '', '<w:color w:val="808080"/><w:sz w:val="18"/><w:szCs w:val="18"/>')}\
${style('Bang', 'Chữ trong bảng', '<w:spacing w:before="20" w:after="20"/>', '<w:sz w:val="22"/><w:szCs w:val="22"/>')}\
</w:styles>`;

const field = (code: string) =>
  `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${code} </w:instrText></w:r>` +
  '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';

/** Slanted grey words behind the text, as Word's own watermarks are made. */
const watermark =
  '<w:r><w:pict><v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800" ' +
  'path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/><v:f eqn="prod #0 2 1"/>' +
  '<v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/><v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/>' +
  '<v:f eqn="if @0 21600 @1"/><v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/></v:formulas>' +
  '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>' +
  '<v:shape id="TrinhDien" type="#_x0000_t136" alt="Số liệu trình diễn" style="position:absolute;margin-left:0;margin-top:0;' +
  'width:460pt;height:70pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;' +
  'mso-position-horizontal-relative:margin;mso-position-vertical:center;mso-position-vertical-relative:margin" ' +
  'fillcolor="#d9d9d9" stroked="f"><v:fill opacity=".5"/>' +
  '<v:textpath style="font-family:&quot;Times New Roman&quot;;font-size:1pt" string="SỐ LIỆU TRÌNH DIỄN"/></v:shape></w:pict></w:r>';

/** The marks of every page, then the page number (from the second page on). */
export function header(withNumber: boolean): string {
  const mark = { align: 'center', bold: true, size: 11, color: 'C00000' } as const;
  const number = withNumber ? paragraphOf(field('PAGE'), { align: 'center' }) : paragraph('');
  return (
    `${xmlHead}<w:hdr ${namespaces}>${number}` +
    command('{#Dấu từng trang}') +
    paragraph('{Chữ}', mark) +
    command('{/Dấu từng trang}') +
    paragraphOf(`${run('{#Trình diễn}')}${watermark}${run('{/Trình diễn}')}`) +
    '</w:hdr>'
  );
}
