import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';

/** A number of people, blank where it was not asked. */
const people = (
  key: string,
  vi: string,
  en: string,
  example: number,
  aliases: readonly string[] = [],
): ColumnSpec => ({
  key,
  heading: { vi, en },
  aliases,
  type: 'integer',
  required: false,
  min: 0,
  max: 100,
  note: {
    vi: 'Số người trong hộ; để trống nếu không hỏi (trống không có nghĩa là 0)',
    en: 'People in the household; blank where not asked (blank is not 0)',
  },
  example,
});

const yesNo = (
  key: string,
  vi: string,
  en: string,
  example: boolean,
  aliases: readonly string[] = [],
): ColumnSpec => ({
  key,
  heading: { vi, en },
  aliases,
  type: 'yes_no',
  required: false,
  note: {
    vi: '"có" hoặc "không" (x, 1, 0 cũng được); để trống nếu không hỏi',
    en: '"yes" or "no" (x, 1, 0 also do); blank where not asked',
  },
  example,
});

const where: readonly ColumnSpec[] = [
  {
    key: 'code',
    heading: { vi: 'Mã hộ', en: 'Household code' },
    aliases: ['Mã hộ gia đình', 'Mã số hộ', 'household_id'],
    type: 'text',
    required: true,
    note: {
      vi: 'Mã riêng của hộ, không lặp lại trong tệp; không ghi họ tên',
      en: "The household's own code, once in the file; no names of people",
    },
    example: 'H0001',
  },
  {
    key: 'group',
    heading: { vi: 'Tổ dân phố', en: 'Residential group' },
    aliases: [
      'TDP',
      'Mã TDP',
      'Tên TDP',
      'Tổ dân phố/thôn',
      'Tổ',
      'Thôn',
      'Thôn/TDP',
      'Khu dân cư',
      'group_code',
    ],
    type: 'text',
    required: true,
    note: {
      vi: 'Mã hoặc tên tổ dân phố, thôn như trong danh sách của phường, xã',
      en: "Code or name of the residential group as in the ward's list",
    },
    example: 'TDP01',
  },
  {
    key: 'lon',
    heading: { vi: 'Kinh độ', en: 'Longitude' },
    aliases: ['lng', 'long', 'Kinh độ (độ)'],
    type: 'longitude',
    required: false,
    note: {
      vi: 'Độ thập phân WGS84, ví dụ 108,809; hoặc cột Y (hướng đông) theo VN-2000',
      en: 'Decimal degrees WGS84, e.g. 108.809; or a column Y (east) in VN-2000',
    },
    example: 108.809,
  },
  {
    key: 'lat',
    heading: { vi: 'Vĩ độ', en: 'Latitude' },
    aliases: ['Vĩ độ (độ)'],
    type: 'latitude',
    required: false,
    note: {
      vi: 'Độ thập phân WGS84, ví dụ 15,157; hoặc cột X (hướng bắc) theo VN-2000',
      en: 'Decimal degrees WGS84, e.g. 15.157; or a column X (north) in VN-2000',
    },
    example: 15.157,
  },
];

const persons: readonly ColumnSpec[] = [
  {
    ...people('people', 'Số nhân khẩu', 'People', 4, ['Nhân khẩu', 'Số người', 'Số khẩu']),
    required: true,
    note: { vi: 'Số người trong hộ', en: 'People in the household' },
  },
  people('people15', 'Số người từ 15 tuổi', 'People of 15 or older', 3, [
    'Số người từ 15 tuổi trở lên',
    'Số người 15 tuổi trở lên',
    'Từ 15 tuổi',
  ]),
  people('people18', 'Số người từ 18 tuổi', 'People of 18 or older', 3, [
    'Số người từ 18 tuổi trở lên',
    'Số người 18 tuổi trở lên',
    'Từ 18 tuổi',
  ]),
  {
    ...people('adults', 'Số người trưởng thành', 'Adults', 3, ['Người trưởng thành']),
    note: {
      vi: 'Dùng thay cho số người từ 15 tuổi hoặc từ 18 tuổi khi cột đó không có',
      en: 'Stands for people of 15 or of 18 or older, whichever is absent',
    },
  },
  people(
    'adults_with_smartphone',
    'Người trưởng thành có điện thoại thông minh',
    'Adults with a smartphone',
    3,
    [
      'Số người trưởng thành có điện thoại thông minh',
      'Có điện thoại thông minh',
      'Số người có điện thoại thông minh',
    ],
  ),
  people('adults_with_signature', 'Người trưởng thành có chữ ký số', 'Adults with a digital signature', 1, [
    'Số người trưởng thành có chữ ký số',
    'Có chữ ký số',
    'Số người có chữ ký số',
  ]),
  people('people_with_digital_id', 'Người có định danh số', 'People with a digital identity', 3, [
    'Số người có định danh số',
    'Người có tài khoản định danh điện tử',
    'Có định danh điện tử',
  ]),
];

const lines: readonly ColumnSpec[] = [
  yesNo('has_fibre', 'Có cáp quang', 'Has fibre', true, ['Có Internet cáp quang', 'Đã lắp cáp quang']),
  yesNo('wants_fibre', 'Có nhu cầu lắp cáp quang', 'Wants fibre', true, ['Có nhu cầu cáp quang']),
  {
    key: 'package_mbps',
    heading: { vi: 'Tốc độ gói (Mb/s)', en: 'Package speed (Mb/s)' },
    aliases: ['Tốc độ gói (Mbps)', 'Tốc độ gói cước'],
    type: 'integer',
    required: false,
    min: 0,
    max: 100_000,
    note: { vi: 'Tốc độ tải xuống của gói cước, Mb/s', en: 'Download speed of the package, Mb/s' },
    example: 150,
  },
  yesNo('has_ipv6', 'Có IPv6', 'Has IPv6', true),
  {
    key: 'iot_connections',
    heading: { vi: 'Số kết nối IoT', en: 'IoT connections' },
    aliases: ['Kết nối IoT', 'Số thiết bị IoT'],
    type: 'integer',
    required: false,
    min: 0,
    max: 1_000,
    note: {
      vi: 'Số kết nối IoT đang hoạt động của hộ; để trống nếu không hỏi',
      en: 'Active IoT connections of the household; blank where not asked',
    },
    example: 2,
  },
  {
    key: 'surveyed_on',
    heading: { vi: 'Ngày khảo sát', en: 'Survey date' },
    aliases: ['Ngày điều tra'],
    type: 'date',
    required: false,
    note: { vi: 'Ngày hỏi hộ, dạng ngày/tháng/năm', en: 'The day the household was asked, day/month/year' },
    example: '2026-10-15',
  },
];

/** The sheet of households: one row a household, a blank cell is "not asked". */
export const householdColumns: KindSpec = {
  kind: 'households',
  title: { vi: 'Hộ gia đình', en: 'Households' },
  columns: [...where, ...persons, ...lines],
};
