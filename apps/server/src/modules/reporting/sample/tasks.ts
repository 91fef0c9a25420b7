import type { ReportTask } from '../input.ts';

const none = { estimate: null, allocated: null, spent: null };

function task(id: string, reference: string, text: string, change: Partial<ReportTask>): ReportTask {
  return {
    id,
    reference,
    text,
    short: null,
    office: 'vhxh',
    coordinating: [],
    targets: [],
    due: null,
    state: 'in_progress',
    progress: null,
    asOf: '2026-11-20',
    resultInPeriod: null,
    result: null,
    evidence: [],
    money: none,
    cause: null,
    difficulties: [],
    ...change,
  };
}

/** One task in each state at least, with and without money, cause, evidence, difficulty, answer, proposal. */
export const sampleTasks: readonly ReportTask[] = [
  task(
    'IV.1.a',
    'IV.1',
    'Hỗ trợ doanh nghiệp viễn thông mở rộng vùng phủ sóng, chất lượng dịch vụ mạng di động 5G tại các khu vực trọng điểm',
    {
      short: 'Hỗ trợ mở rộng vùng phủ 5G',
      progress: 60,
      due: '2027-12-31',
      coordinating: ['dia-chinh'],
      targets: ['III.1.b'],
      resultInPeriod: 'Lắp mới 04 trạm 5G',
      result: 'Lắp 11/18 trạm 5G theo đăng ký của doanh nghiệp',
      evidence: [
        { kind: 'progress', id: '0193a4c2-aaaa', label: 'Công văn số 145/UBND-VHXH ngày 18/03/2026' },
      ],
      money: { estimate: 120_000_000, allocated: 100_000_000, spent: 61_250_000 },
      difficulties: [
        {
          date: '2026-06-10',
          office: 'dia-chinh',
          text: 'Một số hộ phản đối đặt trạm gần khu dân cư',
          cause: 'objective',
          answer: null,
          proposal: {
            text: 'Có văn bản hướng dẫn chung về an toàn bức xạ trạm thu phát sóng',
            to: 'Sở Khoa học và Công nghệ',
          },
        },
      ],
    },
  ),
  task(
    'IV.1.b',
    'IV.1',
    'Phối hợp hỗ trợ mở rộng mạng cáp quang băng rộng tốc độ cao đến các cụm dân cư trên toàn phường',
    {
      short: 'Mở rộng mạng cáp quang đến các cụm dân cư',
      state: 'done',
      due: '2026-06-30',
      targets: ['III.1.a'],
      resultInPeriod: 'Kéo cáp đến 02 tổ dân phố còn lại',
      result: 'Cáp quang đã đến 30/30 tổ dân phố',
      evidence: [{ kind: 'progress', id: '0193a4c2-bbbb', label: 'Biên bản nghiệm thu ngày 28/06/2026' }],
      money: { estimate: 50_000_000, allocated: 50_000_000, spent: 48_700_000 },
    },
  ),
  task(
    'IV.3.a',
    'IV.3',
    'Phối hợp triển khai tích hợp cảm biến và ứng dụng công nghệ số vào các hạ tầng thiết yếu',
    {
      state: 'not_started',
      office: 'dia-chinh',
      due: '2026-06-30',
      targets: ['III.1.f'],
      cause: { text: 'chưa được bố trí kinh phí', kind: 'objective' },
      money: { ...none, estimate: 300_000_000 },
    },
  ),
  task('V.2.a', 'V.2', 'Tăng cường phối hợp, chia sẻ, sử dụng chung hạ tầng viễn thông', {
    state: 'suspended',
    office: 'van-phong',
    progress: 20,
    cause: { text: 'Chưa cử người theo dõi', kind: 'subjective' },
  }),
  task(
    'V.3.a',
    'V.3',
    'Tiếp tục phối hợp duy trì kết nối với Hệ thống giám sát, điều hành an toàn thông tin mạng (SOC)',
    {
      short: 'Duy trì kết nối SOC',
      state: 'maintained',
      office: 'van-phong',
      result: 'Kết nối liên tục > 99% thời gian – không có sự cố',
    },
  ),
  task('V.3.b', 'V.3', 'Tham gia đào tạo, tập huấn, tuyên truyền về an ninh, an toàn thông tin', {
    office: 'van-phong',
    progress: 75,
    due: '2026-09-30',
    resultInPeriod: 'Tổ chức 03/04 lớp tập huấn',
    money: { estimate: 20_000_000, allocated: 20_000_000, spent: null },
    difficulties: [
      {
        date: '2026-08-01',
        office: 'van-phong',
        text: 'Thiếu giảng viên',
        cause: 'subjective',
        proposal: null,
        answer: { text: 'Mời chuyên gia của Sở', date: '2026-08-15', by: 'vhxh' },
      },
    ],
  }),
  task('V.6.a', 'V.6', 'Truyền thông về “Phát triển hạ tầng số với hệ sinh thái mở, tạo niềm tin số”', {
    state: 'maintained',
    office: 'dai',
    resultInPeriod: 'Phát 48 bản tin trên hệ thống truyền thanh',
  }),
  task('V.6.b', 'V.6', 'Triển khai các chiến dịch tuyên truyền về điện toán đám mây', {
    state: 'cancelled',
    office: 'dai',
  }),
  task('VII.4.a', 'VII.4', 'Tham gia lồng ghép hạ tầng số vào quy hoạch phường', {
    state: 'not_due',
    office: 'dia-chinh',
    due: '2028-12-31',
  }),
];
