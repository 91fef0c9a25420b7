import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';

type More = Partial<Omit<ColumnSpec, 'key' | 'heading' | 'type' | 'note'>>;
type Words = readonly [vi: string, en: string];

function column(
  key: string,
  type: ColumnSpec['type'],
  heading: Words,
  note: Words,
  more: More = {},
): ColumnSpec {
  return {
    key,
    type,
    heading: { vi: heading[0], en: heading[1] },
    note: { vi: note[0], en: note[1] },
    required: false,
    example: null,
    ...more,
  };
}

const lon = (note: Words): ColumnSpec =>
  column('lon', 'longitude', ['Kinh độ', 'Longitude'], note, {
    aliases: ['lng', 'long', 'lon'],
    example: 108.809,
  });
const lat = (note: Words): ColumnSpec =>
  column('lat', 'latitude', ['Vĩ độ', 'Latitude'], note, { aliases: ['lat'], example: 15.1574 });

const firstDay = column(
  'first_day',
  'date',
  ['Từ ngày', 'First day'],
  ['Ngày thành lập, nếu biết', 'Day it was founded, if known'],
  { aliases: ['validFrom', 'Ngày thành lập'], example: '2025-07-01' },
);
const lastDay = column(
  'last_day',
  'date',
  ['Đến ngày', 'Last day'],
  ['Ngày cuối cùng còn hiệu lực; để trống nếu đang hoạt động', 'Last day it stood; blank while it stands'],
  { aliases: ['validTo'] },
);

export const unitsSpec: KindSpec = {
  kind: 'units',
  title: { vi: 'Đơn vị hành chính', en: 'Administrative units' },
  columns: [
    column(
      'code',
      'text',
      ['Mã đơn vị', 'Code'],
      [
        'Mã của Cục Thống kê: 2 chữ số (tỉnh) hoặc 5 (phường, xã)',
        'GSO code: 2 digits (province) or 5 (ward)',
      ],
      {
        required: true,
        aliases: ['code', 'Mã', 'ma_dvhc'],
        example: '21172',
      },
    ),
    column('full_name', 'text', ['Tên đơn vị', 'Full name'], ['Tên đầy đủ', 'Full name'], {
      aliases: ['Tên', 'Tên đầy đủ', 'Tên phường, xã'],
      example: 'Phường Trương Quang Trọng',
    }),
    column('area_km2', 'number', ['Diện tích (km²)', 'Area (km²)'], ['Diện tích tự nhiên', 'Area'], {
      aliases: ['areaKm2', 'area_km2', 'area_km2_bando', 'Diện tích (km2)'],
      min: 0,
      max: 400_000,
      example: 34.65,
    }),
    column('population', 'integer', ['Dân số', 'Population'], ['Số người', 'People'], {
      aliases: ['population_bando_2025'],
      min: 0,
      max: 200_000_000,
      example: 49_308,
    }),
    column('households', 'integer', ['Số hộ', 'Households'], ['Số hộ gia đình', 'Households'], {
      min: 0,
      max: 60_000_000,
      example: 14_200,
    }),
    column(
      'of_province',
      'text',
      ['Mã tỉnh', 'Province code'],
      ['Mã tỉnh, thành phố (2 chữ số)', 'Province code (2 digits)'],
      {
        aliases: ['provinceCode', 'province_code', 'ma_tinh'],
        example: '51',
      },
    ),
    lon(['Kinh độ của trung tâm, độ thập phân (WGS84)', 'Longitude of the centre, decimal degrees (WGS84)']),
    lat(['Vĩ độ của trung tâm, độ thập phân (WGS84)', 'Latitude of the centre, decimal degrees (WGS84)']),
  ],
};

const code = (key: string, heading: Words, note: Words, example: string): ColumnSpec =>
  column(key, 'text', heading, note, { required: true, aliases: [key], example });

export const successionSpec: KindSpec = {
  kind: 'succession',
  title: { vi: 'Sáp nhập, chia tách đơn vị', en: 'Succession of units' },
  columns: [
    column(
      'old_code',
      'text',
      ['Mã cũ', 'Old code'],
      [
        'Mã đơn vị cũ; để trống nếu đơn vị mới lập từ cả huyện',
        'Code of the old unit; blank where a whole district became the new unit',
      ],
      {
        example: '21202',
      },
    ),
    column('old_name', 'text', ['Tên cũ', 'Old name'], ['Tên đơn vị cũ', 'Name of the old unit'], {
      example: 'Xã Tịnh Ấn Đông',
    }),
    column(
      'old_district',
      'text',
      ['Huyện cũ', 'Old district'],
      ['Huyện, thị xã, thành phố của đơn vị cũ', 'District of the old unit'],
      {
        example: 'Thành phố Quảng Ngãi',
      },
    ),
    column(
      'old_province',
      'text',
      ['Tỉnh cũ', 'Old province'],
      ['Tỉnh của đơn vị cũ', 'Province of the old unit'],
      {
        example: 'Tỉnh Quảng Ngãi',
      },
    ),
    code('new_code', ['Mã mới', 'New code'], ['Mã đơn vị mới', 'Code of the new unit'], '21172'),
    code(
      'new_name',
      ['Tên mới', 'New name'],
      ['Tên đơn vị mới', 'Name of the new unit'],
      'Phường Trương Quang Trọng',
    ),
    column(
      'is_divided',
      'yes_no',
      ['Bị chia', 'Divided'],
      ['Đơn vị cũ bị chia vào nhiều đơn vị mới', 'The old unit went to several new ones'],
      {
        example: false,
      },
    ),
    column(
      'effective_date',
      'date',
      ['Ngày hiệu lực', 'Effective date'],
      ['Ngày đơn vị mới bắt đầu', 'First day of the new unit'],
      {
        required: true,
        example: '2025-07-01',
      },
    ),
  ],
};

export const groupsSpec: KindSpec = {
  kind: 'groups',
  title: { vi: 'Tổ dân phố, thôn', en: 'Residential groups' },
  columns: [
    column(
      'code',
      'text',
      ['Mã TDP', 'Group code'],
      ['Mã của tổ dân phố, thôn; không trùng trong phường, xã', 'Code of the group, unique in the ward'],
      {
        required: true,
        aliases: ['Mã tổ dân phố', 'Mã thôn', 'Mã', 'code'],
        example: 'TDP01',
      },
    ),
    column('name', 'text', ['Tên TDP', 'Group name'], ['Tên tổ dân phố, thôn', 'Name of the group'], {
      required: true,
      aliases: ['Tên tổ dân phố', 'Tên thôn', 'Tên', 'name', 'fullName'],
      example: 'Tổ dân phố 1',
    }),
    column(
      'households',
      'integer',
      ['Số hộ', 'Households'],
      ['Tổng số hộ của tổ; để trống nếu chưa biết', 'All households of the group; blank if not known'],
      {
        aliases: ['Tổng số hộ'],
        min: 0,
        max: 100_000,
        example: 420,
      },
    ),
    column(
      'people',
      'integer',
      ['Số nhân khẩu', 'People'],
      ['Tổng số nhân khẩu của tổ', 'All people of the group'],
      {
        aliases: ['Dân số', 'population', 'Nhân khẩu'],
        min: 0,
        max: 1_000_000,
        example: 1450,
      },
    ),
    firstDay,
    lastDay,
  ],
};

const placeChoices = [
  [
    'administration',
    'Cơ quan hành chính',
    'Administration',
    ['Trụ sở hành chính', 'Hành chính', 'Trung tâm hành chính'],
  ],
  ['heritage', 'Di tích lịch sử', 'Historic site', ['Di tích', 'Di tích lịch sử, văn hóa']],
  ['tourism', 'Khu du lịch', 'Tourism', ['Du lịch', 'Điểm du lịch']],
  ['health', 'Cơ sở y tế', 'Health', ['Y tế', 'Trạm y tế', 'Bệnh viện']],
  ['transport', 'Đầu mối giao thông', 'Transport hub', ['Giao thông', 'Bến xe', 'Nhà ga']],
  ['road', 'Tuyến đường', 'Road', ['Đường', 'Trục đường', 'Tuyến đường giao thông']],
  ['mall', 'Trung tâm thương mại', 'Mall', ['Chợ', 'Siêu thị', 'Khu thương mại']],
  ['dense_housing', 'Khu dân cư tập trung', 'Dense housing', ['Khu dân cư', 'Chung cư', 'Khu đông dân cư']],
  ['commercial', 'Tòa nhà thương mại', 'Commercial building', ['Tòa nhà', 'Văn phòng']],
  ['hotel', 'Khách sạn', 'Hotel', ['Nhà nghỉ', 'Lưu trú']],
  ['monitoring_point', 'Điểm quan trắc', 'Monitoring point', ['Quan trắc']],
  ['centre', 'Khu vực trung tâm', 'Centre area', ['Trung tâm', 'Khu trung tâm']],
] as const;

export const placesSpec: KindSpec = {
  kind: 'places',
  title: { vi: 'Khu vực trọng điểm', en: 'Priority places' },
  columns: [
    column('code', 'text', ['Mã', 'Code'], ['Mã của địa điểm, không trùng', 'Code of the place, unique'], {
      required: true,
      aliases: ['Mã địa điểm', 'code', 'Mã điểm'],
      example: 'DD01',
    }),
    column('name', 'text', ['Tên', 'Name'], ['Tên địa điểm', 'Name of the place'], {
      required: true,
      aliases: ['Tên địa điểm', 'name', 'Tên điểm'],
      example: 'Trạm y tế phường',
    }),
    column('kind', 'choice', ['Loại', 'Kind'], ['Loại khu vực', 'Kind of place'], {
      required: true,
      aliases: ['kind', 'type', 'Loại địa điểm'],
      choices: placeChoices.map(([choice, vi, en, aliases]) => ({ code: choice, vi, en, aliases })),
      example: 'health',
    }),
    lon(['Kinh độ (WGS84); hoặc cột Y của VN-2000', 'Longitude (WGS84); or column Y of VN-2000']),
    lat(['Vĩ độ (WGS84); hoặc cột X của VN-2000', 'Latitude (WGS84); or column X of VN-2000']),
    firstDay,
    lastDay,
  ],
};
