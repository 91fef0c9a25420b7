import { type Column, command, dataTable, mm, paragraph } from './xml.ts';

function columns(...list: readonly [millimetres: number, heading: string, align?: 'center'][]): Column[] {
  return list.map(([millimetres, heading, align]) => ({
    width: mm(millimetres),
    heading,
    ...(align === undefined ? {} : { align }),
  }));
}

/** Section II: 165 mm. */
export const targetColumns = columns(
  [10, 'TT', 'center'],
  [60, 'Chỉ tiêu'],
  [32, 'Mục tiêu (hạn)', 'center'],
  [38, 'Thực hiện', 'center'],
  [25, 'Đánh giá', 'center'],
);

/** Section IV: 165 mm. */
export const spendingColumns = columns(
  [55, 'Đơn vị'],
  [30, 'Dự toán', 'center'],
  [30, 'Được giao', 'center'],
  [30, 'Đã chi', 'center'],
  [20, 'Tỷ lệ chi', 'center'],
);

const red = 'C00000';
const internalHeading = 'Căn cứ, giải trình (không phát hành)';

/** The same columns with the red one at the right; only the wide ones, which hold sentences, make room for it. */
function withInternal(list: readonly Column[]): Column[] {
  const room = mm(46);
  const wide = list.filter(({ width }) => width >= mm(30)).reduce((sum, { width }) => sum + width, 0);
  const narrowed = list.map((column) =>
    column.width < mm(30) ? column : { ...column, width: Math.round((column.width * (wide - room)) / wide) },
  );
  return [...narrowed, { width: room, heading: internalHeading, color: red }];
}

const annexTargetColumns = columns(
  [10, 'TT', 'center'],
  [56, 'Chỉ tiêu'],
  [27, 'Kế hoạch', 'center'],
  [26, 'Năm trước', 'center'],
  [36, 'Thực hiện', 'center'],
  [20, '% hoàn thành', 'center'],
  [22, 'Đánh giá', 'center'],
  [24, 'Chủ trì', 'center'],
  [46, 'Ghi chú'],
);

const annexTaskColumns = columns(
  [10, 'TT', 'center'],
  [72, 'Nhiệm vụ, giải pháp'],
  [30, 'Chủ trì, phối hợp'],
  [22, 'Thời hạn', 'center'],
  [40, 'Kết quả trong kỳ'],
  [40, 'Kết quả lũy kế'],
  [23, 'Trạng thái', 'center'],
  [30, 'Ghi chú, minh chứng'],
);

const annexTraceColumns = columns(
  [10, 'Số', 'center'],
  [50, 'Số liệu'],
  [38, 'Giá trị', 'center'],
  [20, 'Tử số', 'center'],
  [20, 'Mẫu số', 'center'],
  [21, 'Thời điểm', 'center'],
  [46, 'Phương pháp'],
  [62, 'Minh chứng'],
);

const targetCells = [
  '{STT}',
  '{Chỉ tiêu đầy đủ}',
  '{Kế hoạch}',
  '{Năm trước}',
  '{Thực hiện}',
  '{Hoàn thành}',
  '{Đánh giá}',
  '{Chủ trì}',
  '{Ghi chú}',
];
const taskCells = [
  '{STT}',
  '{Nhiệm vụ}',
  '{Chủ trì}',
  '{Thời hạn}',
  '{Trong kỳ}',
  '{Lũy kế}',
  '{Trạng thái}',
  '{Ghi chú}',
];

/** Rows of a group are a loop in a loop: both close in the last cell of the row. */
function looped(cells: readonly string[]): string[] {
  const [first = '', ...rest] = cells;
  const last = rest.at(-1) ?? '';
  return [`{#Dòng}${first}`, ...rest.slice(0, -1), `${last}{/Dòng}{/Nhóm}`];
}

function grouped(
  name: string,
  description: string,
  list: readonly Column[],
  cells: readonly string[],
): string {
  const group = '{#Nhóm}{Tên nhóm}';
  const released = dataTable(list, description, looped(cells), { group });
  const internal = dataTable(withInternal(list), description, looped([...cells, '{Giải trình}']), { group });
  return (
    command(`{#${name} - bản phát hành}`) +
    released +
    command(`{/${name} - bản phát hành}`) +
    command(`{#${name} - bản nội bộ}`) +
    internal +
    command(`{/${name} - bản nội bộ}`)
  );
}

function annexHead(number: string, titleTag: string): string {
  const centred = { align: 'center' } as const;
  return (
    paragraph(`Phụ lục ${number}`, { ...centred, style: 'Heading1', bold: true, indent: [0, 0] }) +
    paragraph(`{${titleTag}}`, { ...centred, bold: true }) +
    paragraph('{Kèm theo}', { ...centred, italic: true, after: 120 })
  );
}

/** Head and table of annexes I, II and III, in this order. */
export function annexTables(): string[] {
  const documents =
    command('{#Có danh mục văn bản}') +
    paragraph('Danh mục văn bản chỉ đạo, triển khai ban hành trong kỳ', {
      bold: true,
      before: 120,
      keepNext: true,
    }) +
    command('{#Văn bản}') +
    paragraph('{STT}. {Chữ}{Dấu}', { size: 12 }) +
    command('{/Văn bản}') +
    command('{/Có danh mục văn bản}');
  const traces = dataTable(annexTraceColumns, 'Nguồn số liệu và minh chứng', [
    '{#Nguồn}{STT}',
    '{Số liệu}',
    '{Giá trị}',
    '{Tử số}',
    '{Mẫu số}',
    '{Thời điểm}',
    '{Phương pháp}',
    '{Minh chứng}{/Nguồn}',
  ]);
  return [
    annexHead('I', 'Tên Phụ lục I') +
      grouped('Phụ lục I', 'Kết quả các chỉ tiêu', annexTargetColumns, targetCells),
    annexHead('II', 'Tên Phụ lục II') +
      grouped('Phụ lục II', 'Kết quả các nhiệm vụ', annexTaskColumns, taskCells) +
      documents,
    annexHead('III', 'Tên Phụ lục III') + traces,
  ];
}
