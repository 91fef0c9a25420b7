import { codePlace } from './code-place.ts';
import { annexTables, spendingColumns, targetColumns } from './document-tables.ts';
import { namespaces, xmlHead } from './package-parts.ts';
import { command, dataTable, emu, layout, mm, paragraph, paragraphOf, run } from './xml.ts';

/** Text width of the portrait pages: 210 less the margins of 30 and 15. */
const width = mm(165);

/** Page size and margins of NĐ 30/2020; the heads of pages hold the number and the marks. */
function section(landscape: boolean, first: boolean): string {
  const [w, h] = landscape ? [mm(297), mm(210)] : [mm(210), mm(297)];
  const headers = first
    ? '<w:headerReference w:type="first" r:id="rId3"/><w:headerReference w:type="default" r:id="rId4"/>'
    : '<w:headerReference w:type="default" r:id="rId4"/>';
  return (
    `<w:sectPr>${headers}<w:type w:val="nextPage"/>` +
    `<w:pgSz w:w="${w}" w:h="${h}"${landscape ? ' w:orient="landscape"' : ''}/>` +
    (landscape
      ? `<w:pgMar w:top="${mm(25)}" w:right="${mm(15)}" w:bottom="${mm(15)}" w:left="${mm(15)}"`
      : `<w:pgMar w:top="${mm(20)}" w:right="${mm(15)}" w:bottom="${mm(20)}" w:left="${mm(30)}"`) +
    ` w:header="${mm(8)}" w:footer="${mm(8)}" w:gutter="0"/>${first ? '<w:titlePg/>' : ''}</w:sectPr>`
  );
}

const line = (indent: number): string =>
  paragraph('', { line: true, indent: [indent, indent], size: 6, before: 20 });

function head(): string {
  const left = mm(76);
  const right = width - left;
  const centred = { align: 'center' } as const;
  const names =
    paragraph('{Cơ quan - dòng 1}', { ...centred, bold: true, size: 12 }) +
    paragraph('{Cơ quan - dòng 2}', { ...centred, bold: true, size: 12 }) +
    line(mm(26));
  const motto =
    paragraph('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { ...centred, bold: true, size: 12 }) +
    paragraph('Độc lập - Tự do - Hạnh phúc', { ...centred, bold: true, size: 13 }) +
    line(mm(15));
  // The place with its date is longer than the motto, so the second row has its own widths.
  const number = mm(52);
  return (
    layout([
      { width: left, content: names },
      { width: right, content: motto },
    ]) +
    paragraph('', { size: 2 }) +
    layout([
      { width: number, content: paragraph('{Số và ký hiệu}', { ...centred, size: 13 }) },
      {
        width: width - number,
        content: paragraph('{Địa danh và ngày}', { ...centred, italic: true, size: 13 }),
      },
    ])
  );
}

function title(): string {
  const middle = { align: 'center', bold: true } as const;
  return (
    paragraph('{Loại văn bản}', { ...middle, before: 240 }) +
    paragraph('{Trích yếu}', middle) +
    line(mm(60)) +
    paragraph('Kính gửi:', { indent: [mm(30), 0], before: 120 }) +
    command('{#Kính gửi}') +
    paragraph('- {Tên}{Dấu}', { indent: [mm(48), 0] }) +
    command('{/Kính gửi}') +
    list('Mở đầu')
  );
}

/** A loop over the blocks of a section: each is one of four kinds and keeps its own paragraph style. */
function list(name: string): string {
  const block = (kind: string, style: string, before = '') =>
    paragraph(`{#${kind} [loopOver: "paragraph"]}${before}{Chữ}{/${kind}}`, { style });
  return (
    command(`{#${name}}`) +
    block('Đề mục', 'Heading2') +
    block('Đề mục nhỏ', 'Heading3') +
    block('Đoạn', 'Doan') +
    block('Ý', 'Doan', '- ') +
    command(`{/${name}}`)
  );
}

const heading = (text: string): string => paragraph(text, { style: 'Heading1' });

function chart(condition: string, id: number, link: string, description: string, height: number): string {
  const graphic =
    `<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="${emu(160)}" cy="${emu(height)}"/>` +
    `<wp:docPr id="${id}" name="${description}" descr="${description}; số liệu ở bảng trong báo cáo và phụ lục"/><wp:cNvGraphicFramePr/>` +
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">' +
    `<c:chart r:id="${link}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
  return (
    command(`{#${condition}}`) +
    paragraphOf(graphic, { align: 'center', before: 60, after: 60 }) +
    command(`{/${condition}}`)
  );
}

function sections(): string {
  return [
    heading('I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI'),
    list('Mục I'),
    heading('II. KẾT QUẢ THỰC HIỆN MỤC TIÊU, CHỈ TIÊU'),
    list('Mục II'),
    dataTable(targetColumns, 'Kết quả các chỉ tiêu', [
      '{#Chỉ tiêu}{STT}',
      '{Tên}',
      '{Kế hoạch}',
      '{Thực hiện}',
      '{Đánh giá}{/Chỉ tiêu}',
    ]),
    chart('Có biểu đồ chỉ tiêu', 1, 'rId5', 'Biểu đồ chỉ tiêu', 150),
    list('Mục II - phần sau'),
    heading('III. KẾT QUẢ THỰC HIỆN NHIỆM VỤ, GIẢI PHÁP'),
    list('Mục III'),
    chart('Có biểu đồ nhiệm vụ', 2, 'rId6', 'Biểu đồ nhiệm vụ', 75),
    list('Mục III - phần sau'),
    heading('IV. KINH PHÍ'),
    list('Mục IV'),
    command('{#Có bảng kinh phí}'),
    paragraph('{Tên bảng kinh phí} ({Đơn vị tính})', {
      align: 'center',
      italic: true,
      size: 13,
      keepNext: true,
      before: 60,
    }),
    dataTable(
      spendingColumns,
      'Kinh phí theo đơn vị',
      ['{#Kinh phí}{Đơn vị}', '{Dự toán}', '{Được giao}', '{Đã chi}', '{Tỷ lệ chi}{/Kinh phí}'],
      {
        total: [
          '{#Tổng kinh phí}{Đơn vị}',
          '{Dự toán}',
          '{Được giao}',
          '{Đã chi}',
          '{Tỷ lệ chi}{/Tổng kinh phí}',
        ],
      },
    ),
    command('{/Có bảng kinh phí}'),
    list('Mục IV - phần sau'),
    heading('V. ĐÁNH GIÁ CHUNG'),
    list('Mục V'),
    heading('VI. KHÓ KHĂN, VƯỚNG MẮC; ĐỀ XUẤT, KIẾN NGHỊ'),
    list('Mục VI'),
    heading('VII. PHƯƠNG HƯỚNG, NHIỆM VỤ TRỌNG TÂM'),
    list('Mục VII'),
    // The signature never stands alone on a page: the last sentence goes with it.
    paragraph('{Kết thúc}', { style: 'Doan', keepNext: true }),
  ].join('');
}

function signature(): string {
  const signer = { align: 'center', bold: true, size: 14 } as const;
  const left =
    paragraph('Nơi nhận:', { bold: true, italic: true, size: 12 }) +
    command('{#Nơi nhận}') +
    paragraph('- {Tên}{Dấu}', { size: 11 }) +
    command('{/Nơi nhận}');
  const right =
    command('{#Chức vụ ký}') +
    paragraph('{Chữ}', signer) +
    command('{/Chức vụ ký}') +
    paragraph('', signer).repeat(5) +
    paragraph('{Người ký}', signer);
  return (
    paragraph('', { keepNext: true }) +
    layout([
      { width: mm(75), content: left },
      { width: width - mm(75), content: right },
    ])
  );
}

/** The whole document: portrait pages, then the three annexes on landscape pages. */
export function documentPart(): string {
  const annexes = annexTables()
    .map(
      (content, index, all) =>
        content + (index === all.length - 1 ? '' : paragraph('', { section: section(true, false) })),
    )
    .join('');
  return (
    `${xmlHead}<w:document ${namespaces}><w:body>${head()}${title()}${sections()}${signature()}${codePlace()}` +
    `${paragraph('', { section: section(false, true) })}${annexes}${paragraphOf(run('', { size: 2 }))}` +
    `${section(true, false)}</w:body></w:document>`
  );
}
