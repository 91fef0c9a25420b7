import type { ColumnChoice, ColumnSpec, KindSpec } from '@hatangso/contracts/columns';

const serviceChoices: readonly ColumnChoice[] = [
  {
    code: '4g',
    vi: '4G',
    en: '4G',
    aliases: ['LTE', '4G LTE', 'Di động 4G', 'Mạng 4G', 'Sóng 4G', 'Thông tin di động 4G'],
  },
  {
    code: '5g',
    vi: '5G',
    en: '5G',
    aliases: ['NR', '5G NR', 'Di động 5G', 'Mạng 5G', 'Sóng 5G', 'Thông tin di động 5G'],
  },
  {
    code: 'fibre',
    vi: 'Cáp quang',
    en: 'Fibre',
    aliases: [
      'FTTH',
      'FTTx',
      'GPON',
      'XGSPON',
      'Fiber',
      'Internet cáp quang',
      'Băng rộng cố định',
      'Cáp quang FTTH',
    ],
  },
];

const extentChoices: readonly ColumnChoice[] = [
  {
    code: 'full',
    vi: 'Toàn bộ',
    en: 'Whole',
    aliases: ['Phủ toàn bộ', 'Phủ hết', 'Phủ kín', 'Đầy đủ', 'Đủ', '100%'],
  },
  { code: 'partial', vi: 'Một phần', en: 'Part', aliases: ['Phủ một phần', 'Chưa đủ', 'Partly'] },
  {
    code: 'none',
    vi: 'Không',
    en: 'None',
    aliases: ['Không phủ', 'Chưa phủ', 'Chưa có', 'Không có', 'Chưa'],
  },
];

const what: readonly ColumnSpec[] = [
  {
    key: 'operator',
    heading: { vi: 'Doanh nghiệp', en: 'Operator' },
    aliases: ['Nhà mạng', 'Tên doanh nghiệp', 'Doanh nghiệp viễn thông'],
    type: 'text',
    required: true,
    note: {
      vi: 'Tên doanh nghiệp, viết như nhau ở mọi dòng',
      en: "The operator's name, spelt alike in every row",
    },
    example: 'VNPT',
  },
  {
    key: 'service',
    heading: { vi: 'Dịch vụ', en: 'Service' },
    aliases: ['Loại dịch vụ', 'Công nghệ'],
    type: 'choice',
    required: true,
    choices: serviceChoices,
    note: { vi: '4G, 5G hoặc cáp quang (FTTH)', en: '4G, 5G or fibre (FTTH)' },
    example: '5g',
  },
  {
    key: 'group',
    heading: { vi: 'Mã TDP', en: 'Group code' },
    aliases: ['Mã tổ dân phố', 'Tổ dân phố', 'TDP', 'Mã thôn'],
    type: 'text',
    required: false,
    note: {
      vi: 'Mã tổ dân phố; mỗi dòng ghi mã tổ dân phố hoặc mã địa điểm, không ghi cả hai',
      en: 'Code of the residential group; a row names a group or a place, not both',
    },
    example: 'TDP01',
  },
  {
    key: 'place',
    heading: { vi: 'Mã địa điểm', en: 'Place code' },
    aliases: ['Mã khu vực trọng điểm', 'Địa điểm', 'Mã khu vực'],
    type: 'text',
    required: false,
    note: {
      vi: 'Mã khu vực trọng điểm như trong danh sách của đơn vị',
      en: "Code of the place as in the unit's list",
    },
    example: null,
  },
];

const howMuch: readonly ColumnSpec[] = [
  {
    key: 'extent',
    heading: { vi: 'Mức phủ', en: 'Extent' },
    aliases: ['Mức độ phủ', 'Phủ'],
    type: 'choice',
    required: true,
    choices: extentChoices,
    note: { vi: 'Toàn bộ, một phần hoặc không', en: 'Whole, part or none' },
    example: 'partial',
  },
  {
    key: 'share',
    heading: { vi: 'Tỷ lệ hộ (%)', en: 'Share of households (%)' },
    aliases: ['Tỷ lệ hộ', 'Tỉ lệ hộ (%)', 'Tỷ lệ hộ được phủ (%)'],
    type: 'percent',
    required: false,
    note: {
      vi: 'Phần trăm số hộ được phủ, khi phủ một phần',
      en: 'Per cent of households served, where only a part is',
    },
    example: 80,
  },
  {
    key: 'downlink',
    heading: { vi: 'Tốc độ (Mb/s)', en: 'Speed (Mb/s)' },
    aliases: ['Tốc độ (Mbps)', 'Tốc độ tải xuống (Mb/s)', 'Tốc độ cao nhất (Mb/s)'],
    type: 'integer',
    required: false,
    min: 1,
    max: 100_000,
    note: {
      vi: 'Tốc độ tải xuống cao nhất được cung cấp, Mb/s',
      en: 'The highest download speed offered, Mb/s',
    },
    example: 100,
  },
  {
    key: 'validFrom',
    heading: { vi: 'Từ ngày', en: 'Valid from' },
    aliases: ['Ngày bắt đầu', 'Hiệu lực từ'],
    type: 'date',
    required: true,
    note: { vi: 'Ngày dịch vụ có ở đó, ngày/tháng/năm', en: 'The day from which it holds, day/month/year' },
    example: '2026-01-01',
  },
  {
    key: 'validTo',
    heading: { vi: 'Đến ngày', en: 'Valid to' },
    aliases: ['Ngày kết thúc', 'Hiệu lực đến'],
    type: 'date',
    required: false,
    note: {
      vi: 'Ngày cuối cùng còn hiệu lực; để trống nếu chưa hết',
      en: 'The last day on which it holds; blank where it still does',
    },
    example: null,
  },
  {
    key: 'document',
    heading: { vi: 'Công văn', en: 'Letter' },
    aliases: ['Số công văn', 'Văn bản'],
    type: 'text',
    required: false,
    note: { vi: 'Số, ngày của công văn doanh nghiệp đã gửi', en: "Number and date of the operator's letter" },
    example: '123/VNPT-QNI ngày 05/01/2026',
  },
];

/** An operator's answer as a table: one row a service and a residential group or a place. */
export const claimColumns: KindSpec = {
  kind: 'claims',
  title: { vi: 'Vùng phủ công bố', en: 'Coverage claims' },
  columns: [...what, ...howMuch],
};

const headings = new Map(claimColumns.columns.map(({ key, heading }) => [key, heading.vi]));

/** The Vietnamese heading of a column, by which a refused cell is told. */
export const headingOf = (key: string): string => headings.get(key) ?? key;
