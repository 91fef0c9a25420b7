import type { KindSpec } from '@hatangso/contracts/columns';

/** Figures of a unit's own registers, one a row. */
export const figureColumns: KindSpec = {
  kind: 'figures',
  title: { vi: 'Số liệu quản lý', en: 'Register figures' },
  columns: [
    {
      key: 'indicator',
      heading: { vi: 'Chỉ số', en: 'Indicator' },
      aliases: ['Mã chỉ số', 'indicator_code'],
      type: 'text',
      required: true,
      note: {
        vi: 'Mã chỉ số, ví dụ people_with_digital_id; xem lệnh "hatangso indicators"',
        en: 'Code of the indicator, e.g. people_with_digital_id; see "hatangso indicators"',
      },
      example: 'people_with_digital_id',
    },
    {
      key: 'numerator',
      heading: { vi: 'Tử số', en: 'Numerator' },
      type: 'number',
      required: false,
      min: 0,
      note: {
        vi: 'Số đạt, ví dụ số người đã có tài khoản',
        en: 'What is counted, e.g. people who have an account',
      },
      example: 45120,
    },
    {
      key: 'denominator',
      heading: { vi: 'Mẫu số', en: 'Denominator' },
      type: 'number',
      required: false,
      min: 0,
      note: {
        vi: 'Tổng số để so, ví dụ số nhân khẩu; bắt buộc với tỷ lệ',
        en: 'The whole, e.g. people; required for a share',
      },
      example: 49308,
    },
    {
      key: 'asOf',
      heading: { vi: 'Thời điểm', en: 'As of' },
      aliases: ['Ngày', 'Ngày số liệu', 'as_of', 'date'],
      type: 'date',
      required: false,
      note: {
        vi: 'Ngày mà số liệu nói đến, ngày/tháng/năm; để trống thì dùng ngày của lần nhập',
        en: 'The day the figure speaks of, day/month/year; where blank, the date given with the import',
      },
      example: '2026-11-30',
    },
    {
      key: 'source',
      heading: { vi: 'Nguồn', en: 'Source' },
      aliases: ['Đơn vị cung cấp', 'Nguồn số liệu'],
      type: 'text',
      required: false,
      note: { vi: 'Cơ quan hoặc sổ cung cấp số liệu', en: 'Office or register that supplies the figure' },
      example: 'Công an phường',
    },
    {
      key: 'document',
      heading: { vi: 'Tài liệu minh chứng', en: 'Document' },
      aliases: ['Minh chứng', 'Văn bản'],
      type: 'text',
      required: false,
      note: { vi: 'Số, ngày của văn bản làm chứng', en: 'Number and date of the document that proves it' },
      example: 'Báo cáo số 12/BC-CAP ngày 01/12/2026',
    },
  ],
};
