import type { IndicatorRow } from '@hatangso/contracts/indicators';
import { claims, figures, households, row, state } from './rows.ts';

const ahead = { due: '2030-12-31' };

/** Signatures from two sources far apart: the survey that was closed and the operators' count beside it. */
function signatures(): IndicatorRow {
  const own = {
    value: 55.24,
    numerator: 19_340,
    denominator: 35_008,
    low: 53.1,
    high: 57.4,
    evidenceDate: '2026-11-15',
  };
  return row('adults_with_signature', 'Tỷ lệ dân số từ 18 tuổi có chữ ký số hoặc chữ ký điện tử', {
    ...own,
    method: 'sample',
    status: 'behind',
    evidence: [households],
    sources: [
      { source: 'households', ...own, method: 'sample', closed: true, evidence: [households] },
      {
        source: 'figures',
        value: 41.5,
        numerator: 14_528,
        denominator: 35_008,
        low: null,
        high: null,
        method: 'register',
        evidenceDate: '2026-10-31',
        closed: false,
        evidence: [figures],
      },
    ],
    missing: { groups: ['TDP 7', 'TDP 19'], unlocatedHouseholds: 214 },
    targets: [
      state('III.1.h', 50, 'met', { comparison: 'above', valueAtDue: 51.3 }),
      state('III.2.e', 70, 'behind', {
        ...ahead,
        comparison: 'above',
        pathLevel: 57.8,
        requiredRate: 3.61,
        forecast: { value: 68.9, low: null, high: null, method: 'Đường thẳng qua hai số liệu gần nhất' },
      }),
    ],
  });
}

export function sampleFigures(): {
  current: IndicatorRow[];
  previous: IndicatorRow[];
  atDue: IndicatorRow[];
} {
  const current = [
    row('households_offered_fibre', 'Tỷ lệ hộ gia đình được cung cấp cáp quang', {
      value: 99.97,
      numerator: 14_196,
      denominator: 14_200,
      status: 'missed',
      evidence: [households],
      targets: [state('III.1.a', 100, 'missed', { valueAtDue: 93.2 })],
    }),
    row('places_with_5g', 'Khu vực trung tâm và điểm quan trắc có 5G', {
      value: 100,
      numerator: 12,
      denominator: 12,
      method: 'coverage',
      status: 'met',
      evidence: [claims],
      targets: [state('III.1.b', 100, 'met', { valueAtDue: 100 })],
    }),
    row('readiness_6g', 'Sẵn sàng thử nghiệm 6G', {
      value: 3,
      numerator: 3,
      denominator: 5,
      unit: 'điểm',
      method: 'register',
      status: 'on_track',
      evidence: [figures],
      targets: [
        state('III.1.c', null, 'on_track', { comparison: 'in_place', unit: 'điểm', due: '2027-12-31' }),
      ],
    }),
    row('adults_with_smartphone', 'Tỷ lệ dân số từ 15 tuổi có điện thoại thông minh', {
      value: 96.4,
      numerator: 36_125,
      denominator: 37_474,
      low: 95.6,
      high: 97.2,
      method: 'sample',
      status: 'missed',
      evidence: [households],
      targets: [state('III.1.e', 100, 'missed')],
    }),
    row('iot_per_person', 'Số kết nối IoT trên một người dân', {
      unit: 'kết nối/người',
      awaits: ['figures', 'households'],
      targets: [state('III.1.f', 1, 'no_data', { unit: 'kết nối/người' })],
    }),
    signatures(),
    row('people_offered_gigabit', 'Tỷ lệ người dân có thể dùng cáp quang từ 1 Gb/s', {
      value: 71.25,
      numerator: 35_132,
      denominator: 49_308,
      low: 60.1,
      high: 71.25,
      method: 'coverage_by_group',
      status: 'on_track',
      stale: true,
      evidenceDate: '2025-08-01',
      evidence: [claims],
      targets: [state('III.2.a', 100, 'on_track', { ...ahead, pathLevel: 70, requiredRate: 7.04 })],
    }),
    row('population_with_5g', 'Tỷ lệ dân số được phủ sóng 5G', {
      value: 98.6,
      numerator: 48_618,
      denominator: 49_308,
      low: 97.8,
      high: 99.4,
      method: 'sample',
      status: 'undecided',
      evidence: [households],
      targets: [state('III.2.b', 99, 'undecided', ahead)],
    }),
    row('iot_rank', 'Thứ hạng số kết nối IoT', {
      awaits: ['figures'],
      targets: [state('III.2.d', 50, 'no_data', { ...ahead, comparison: 'rank' })],
    }),
    row('machines_with_antimalware', 'Tỷ lệ máy chủ, máy trạm có phòng chống mã độc', {
      value: 82,
      numerator: 41,
      denominator: 50,
      method: 'register',
      status: 'behind',
      evidence: [figures],
      targets: [state('V.3.b', 100, 'behind', { due: '2026-12-31', pathLevel: 98, requiredRate: 18 })],
    }),
    row('monitored_systems', 'Tỷ lệ hệ thống công khai được giám sát từ xa', {
      status: 'not_applicable',
      numerator: 0,
      denominator: 0,
      targets: [state('V.3.c', 100, 'not_applicable', { due: '2026-12-31' })],
    }),
    row('mobile_speed_4g', 'Tốc độ tải xuống trung bình 4G', {
      value: 46.73,
      unit: 'Mb/s',
      numerator: 15_888.2,
      denominator: 340,
      status: 'no_target',
      method: 'Trung bình các mẫu đo',
      evidence: [{ kind: 'drive-test', id: 'b7', label: 'do-kiem-4g.csv', rows: 340 }],
    }),
  ];
  const earlier = { asOf: '2025-11-30', knownAt: '2025-12-01T02:00:00Z', evidenceDate: '2025-11-20' };
  const onDue = { asOf: '2025-12-31', knownAt: '2026-12-01T02:00:00Z', evidenceDate: '2025-12-20' };
  const previous = [
    row('households_offered_fibre', 'Tỷ lệ hộ gia đình được cung cấp cáp quang', {
      ...earlier,
      value: 91.4,
      numerator: 12_979,
      denominator: 14_200,
      evidence: [households],
    }),
    row('adults_with_signature', 'Tỷ lệ dân số từ 18 tuổi có chữ ký số hoặc chữ ký điện tử', {
      ...earlier,
      value: 50.8,
      numerator: 17_784,
      denominator: 35_008,
      evidence: [households],
    }),
  ];
  const atDue = [
    row('households_offered_fibre', 'Tỷ lệ hộ gia đình được cung cấp cáp quang', {
      ...onDue,
      value: 93.2,
      numerator: 13_234,
      denominator: 14_200,
      evidence: [households],
    }),
    row('places_with_5g', 'Khu vực trung tâm và điểm quan trắc có 5G', {
      ...onDue,
      value: 100,
      numerator: 12,
      denominator: 12,
      method: 'coverage',
      evidence: [claims],
    }),
    row('adults_with_signature', 'Tỷ lệ dân số từ 18 tuổi có chữ ký số hoặc chữ ký điện tử', {
      ...onDue,
      value: 51.3,
      numerator: 17_959,
      denominator: 35_008,
      evidence: [households],
    }),
  ];
  return { current, previous, atDue };
}
