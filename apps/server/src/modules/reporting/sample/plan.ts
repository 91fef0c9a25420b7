import type { ReportOffice, ReportPlan, ReportTarget } from '../input.ts';

export const sampleOffices: readonly ReportOffice[] = [
  {
    id: 'van-phong',
    planName: 'Văn phòng – Thống kê',
    today: 'Văn phòng HĐND và UBND',
    todayId: 'vp-hdnd-ubnd',
  },
  { id: 'vhxh', planName: 'Văn hóa – Xã hội', today: 'Phòng Văn hóa – Xã hội', todayId: 'phong-vhxh' },
  {
    id: 'tai-chinh',
    planName: 'Tài chính – Kế toán',
    today: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    todayId: 'phong-kt-ht-dt',
  },
  {
    id: 'dia-chinh',
    planName: 'Địa chính – XDĐT & MT',
    today: 'Phòng Kinh tế, Hạ tầng và Đô thị',
    todayId: 'phong-kt-ht-dt',
  },
  { id: 'dai', planName: 'Đài truyền thanh', today: 'Trung tâm Cung ứng dịch vụ công', todayId: 'tt-dvc' },
  { id: 'cong-an', planName: 'Công an phường', today: null, todayId: 'cong-an' },
];

function target(
  id: string,
  reference: string,
  indicator: string,
  text: string,
  level: number | null,
  more: Partial<ReportTarget & ReportTarget['measures'][number]> = {},
): ReportTarget {
  const due = reference === 'III.2' ? '2030-12-31' : '2025-12-31';
  const { comparison = 'at_least', unit = '%', ...rest } = more;
  return {
    id,
    reference,
    text,
    due,
    office: 'vhxh',
    measures: [{ indicator, comparison, level, unit }],
    ...rest,
  };
}

const targets: readonly ReportTarget[] = [
  target(
    'III.1.a',
    'III.1',
    'households_offered_fibre',
    'Phổ cập cáp quang đến các hộ gia đình, các tổ dân phố',
    100,
  ),
  target(
    'III.1.b',
    'III.1',
    'places_with_5g',
    '100% các khu vực trung tâm phường và các điểm có thiết bị quan trắc trên địa bàn phường có dịch vụ di động 5G',
    100,
  ),
  target(
    'III.1.c',
    'III.1',
    'readiness_6g',
    'Bảo đảm năng lực, sẵn sàng triển khai thử nghiệm mạng di động 6G',
    null,
    { comparison: 'in_place', due: '2027-12-31' },
  ),
  target(
    'III.1.e',
    'III.1',
    'adults_with_smartphone',
    '100% dân số ở độ tuổi trưởng thành có điện thoại thông minh',
    100,
  ),
  target(
    'III.1.f',
    'III.1',
    'iot_per_person',
    'Trung bình mỗi người dân có 01 kết nối Internet vạn vật (IoT- Internet of Things)',
    1,
    { unit: 'kết nối/người' },
  ),
  target(
    'III.1.h',
    'III.1',
    'adults_with_signature',
    'Tỷ lệ dân số trưởng thành có chữ ký số hoặc chữ ký điện tử đạt trên 50%',
    50,
    { comparison: 'above' },
  ),
  target(
    'III.2.a',
    'III.2',
    'people_offered_gigabit',
    '100% người sử dụng có khả năng truy nhập cáp quang với tốc độ 1Gb/s trở lên',
    100,
  ),
  target('III.2.b', 'III.2', 'population_with_5g', 'Mạng băng rộng di động 5G phủ sóng 99% dân số', 99),
  target('III.2.d', 'III.2', 'iot_rank', 'Số lượng kết nối IoT đạt mức khá của thành phố', 50, {
    comparison: 'rank',
  }),
  target(
    'III.2.e',
    'III.2',
    'adults_with_signature',
    'Tỷ lệ dân số trưởng thành có chữ ký số hoặc chữ ký điện tử đạt trên 70%',
    70,
    { comparison: 'above' },
  ),
  target(
    'V.3.b',
    'V.3',
    'machines_with_antimalware',
    '100% máy chủ, máy trạm của cơ quan được triển khai giải pháp phòng chống mã độc',
    100,
    { office: 'van-phong', due: '2026-12-31' },
  ),
  target(
    'V.3.c',
    'V.3',
    'monitored_systems',
    '100% hệ thống thông tin công khai trực tuyến của cơ quan được giám sát từ xa',
    100,
    { office: 'van-phong', due: '2026-12-31' },
  ),
];

export const samplePlan: Omit<ReportPlan, 'offices'> = {
  id: 'ke-hoach-mau',
  title: 'Kế hoạch phát triển Hạ tầng số phường Trương Quang Trọng đến năm 2025 và định hướng đến năm 2030',
  document: {
    kind: 'Kế hoạch',
    number: null,
    date: null,
    issuer: 'UBND phường Trương Quang Trọng',
    subject: 'phát triển Hạ tầng số phường Trương Quang Trọng đến năm 2025 và định hướng đến năm 2030',
  },
  name: 'phát triển Hạ tầng số',
  legalBases: [
    {
      kind: 'Kế hoạch',
      number: '20/KH-UBND',
      date: '2025-01-23',
      issuer: 'UBND thành phố Quảng Ngãi',
      subject: 'về phát triển Hạ tầng số thành phố Quảng Ngãi đến năm 2025 và định hướng đến năm 2030',
    },
    {
      kind: 'Nghị quyết',
      number: '13-NQ/TU',
      date: '2023-09-06',
      issuer: 'Ban Thường vụ Tỉnh ủy khóa XX',
      subject: 'về Chuyển đổi số tỉnh Quảng Ngãi đến năm 2025, định hướng đến năm 2030',
    },
  ],
  territoryNote:
    'Kế hoạch được lập cho phường Trương Quang Trọng trước ngày 01/7/2025; số liệu trong báo cáo tính cho địa bàn phường hiện nay',
  sections: [
    { reference: 'III.1', heading: 'Mục tiêu đến năm 2025' },
    { reference: 'III.2', heading: 'Mục tiêu đến năm 2030' },
    { reference: 'IV.1', heading: 'Phát triển hạ tầng Viễn thông và Internet' },
    { reference: 'IV.3', heading: null },
    { reference: 'V.2', heading: 'Ưu tiên phát triển hạ tầng số' },
    { reference: 'V.3', heading: 'Các nhiệm vụ bảo đảm an toàn, an ninh thông tin' },
    { reference: 'V.6', heading: 'Tuyên truyền, nâng cao năng lực khai thác hạ tầng số' },
    { reference: 'VII.4', heading: 'Bộ phận Địa chính XDĐT&MT' },
  ],
  targets,
  budgetPrinciple:
    'lập dự toán kinh phí thực hiện nhiệm vụ và tổng hợp chung trong dự toán ngân sách hàng năm trình cấp có thẩm quyền xem xét, bố trí kinh phí theo quy định và khả năng cân đối ngân sách',
  adjustments: [
    {
      date: '2026-04-01',
      what: 'hạn của mục tiêu sẵn sàng thử nghiệm 6G chuyển sang ngày 31/12/2027',
      reason: 'Bộ Khoa học và Công nghệ chưa cấp phép thử nghiệm',
      document: {
        kind: 'Quyết định',
        number: '88/QĐ-UBND',
        date: '2026-03-28',
        issuer: 'UBND phường Trương Quang Trọng',
        subject: 'về điều chỉnh Kế hoạch',
      },
    },
  ],
  recipients: [
    {
      planName: 'UBND thành phố Quảng Ngãi, phòng Văn hóa thông tin',
      today: 'Ủy ban nhân dân tỉnh Quảng Ngãi',
    },
  ],
  deadlines: { offices: { day: '12-10', before: true }, upward: null },
};
