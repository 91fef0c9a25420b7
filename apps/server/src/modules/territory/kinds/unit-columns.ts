import type { ColumnSpec, KindSpec } from '@hatangso/contracts/columns';
import { column, lat, lon, type Words } from './column.ts';

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
