import type { KindSpec } from '@hatangso/contracts/columns';
import { column, lat, lon } from './column.ts';

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
