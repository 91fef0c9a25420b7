import { householdSheet, householdsOf } from './households.ts';
import { randomFrom } from './random.ts';
import { boundaryRing, cellRing, disc, groupCells, type Position, pointAt, wedge } from './shape.ts';

/** A generated file, handed in through the same door as a real one. */
export interface GeneratedFile {
  readonly kind: string;
  readonly name: string;
  readonly content: string;
  readonly asOf: string | null;
  readonly round: string | null;
}

export const demonstrationWard = {
  code: '21172',
  name: 'Phường Trương Quang Trọng',
  province: '51',
} as const;

const polygon = (ring: readonly Position[], properties: Record<string, unknown>) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring] },
});
const collection = (features: readonly unknown[]): string =>
  JSON.stringify({ type: 'FeatureCollection', features });

/** The generated ward, its groups and its evidence, in the order in which they are taken in. */
export function generatedFiles(): readonly GeneratedFile[] {
  const file = (
    kind: string,
    name: string,
    content: string,
    asOf: string | null = null,
    round: string | null = null,
  ) => ({
    kind,
    name,
    content,
    asOf,
    round,
  });
  return [
    file('units', 'trinh-dien-don-vi.geojson', unitFile(), '2025-07-01'),
    file('groups', 'trinh-dien-to-dan-pho.geojson', groupOutlines(), '2025-07-01'),
    file('groups', 'trinh-dien-to-dan-pho.csv', groupNumbers(), '2025-07-01'),
    file('places', 'trinh-dien-khu-vuc-trong-diem.csv', placeSheet(), '2025-07-01'),
    file(
      'households',
      'trinh-dien-khao-sat-2025.csv',
      householdSheet('khao-sat-2025'),
      null,
      'khao-sat-2025',
    ),
    file(
      'households',
      'trinh-dien-khao-sat-2026.csv',
      householdSheet('khao-sat-2026'),
      null,
      'khao-sat-2026',
    ),
    file('claims', 'trinh-dien-vung-phu.geojson', claimAreas(), '2025-09-01'),
    file('claims', 'trinh-dien-vung-phu-doanh-nghiep-c.csv', claimSheet(), '2026-03-01'),
    file('figures', 'trinh-dien-so-lieu.csv', registerSheet(), '2026-10-31'),
  ];
}

function unitFile(): string {
  return collection([
    polygon(boundaryRing(), {
      code: demonstrationWard.code,
      fullName: demonstrationWard.name,
      areaKm2: 34.65,
      provinceCode: demonstrationWard.province,
    }),
  ]);
}

const groupOutlines = (): string =>
  collection(
    groupCells.map((cell) => polygon(cellRing(cell), { 'Mã TDP': cell.code, 'Tên TDP': cell.name })),
  );

function groupNumbers(): string {
  const lines = groupCells.map((cell) => {
    const households = householdsOf.get(cell.code) ?? 0;
    return `${cell.code};${cell.name};${households};${Math.round(households * 3.45)}`;
  });
  return `Mã TDP;Tên TDP;Số hộ;Số nhân khẩu\n${lines.join('\n')}\n`;
}

const placeNames: readonly (readonly [kind: string, name: string, share: number])[] = [
  ['trung tâm', 'Khu trung tâm phường', 0.05],
  ['trung tâm', 'Khu trung tâm cũ phía đông', 0.45],
  ['điểm quan trắc', 'Trạm quan trắc nước mặt số 1', 0.55],
  ['điểm quan trắc', 'Trạm quan trắc không khí số 2', 0.3],
  ['điểm quan trắc', 'Trạm đo mưa số 3', 0.93],
  ['hành chính', 'Trụ sở Ủy ban nhân dân phường', 0.04],
  ['hành chính', 'Trung tâm Phục vụ hành chính công', 0.06],
  ['di tích', 'Khu di tích lịch sử', 0.66],
  ['du lịch', 'Điểm du lịch sinh thái ven sông', 0.88],
  ['y tế', 'Trạm Y tế phường', 0.15],
  ['giao thông', 'Đầu mối giao thông phía bắc', 0.6],
  ['trung tâm thương mại', 'Chợ trung tâm', 0.1],
  ['khu dân cư', 'Khu dân cư tập trung phía nam', 0.5],
  ['khách sạn', 'Khách sạn ven sông', 0.35],
];

function placeSheet(): string {
  const random = randomFrom(77);
  const lines = placeNames.map(([kind, name, share], at) => {
    const [lon, lat] = pointAt(2 * Math.PI * random(), share);
    return `KV${String(at + 1).padStart(2, '0')};${name};${kind};${lon};${lat}`;
  });
  return `Mã;Tên;Loại;Kinh độ;Vĩ độ\n${lines.join('\n')}\n`;
}

/** Operators of the demonstration are invented, so that nothing can be taken for a real one's coverage. */
export const operators = [
  'Doanh nghiệp A (trình diễn)',
  'Doanh nghiệp B (trình diễn)',
  'Doanh nghiệp C (trình diễn)',
] as const;

function claimAreas(): string {
  const claim = (
    operator: number,
    service: string,
    ring: readonly Position[],
    downlinkMbps: number,
    validFrom: string,
  ) => polygon(ring, { operator: operators[operator], service, downlinkMbps, validFrom, validTo: null });
  return collection([
    claim(0, '4g', disc(pointAt(0, 0), 3.6), 45, '2025-01-01'),
    claim(1, '4g', wedge(0.4, 3.9, 1.02), 40, '2025-01-01'),
    claim(0, '5g', disc(pointAt(0.3, 0.15), 1.9), 180, '2025-06-01'),
    claim(0, '5g', disc(pointAt(2.2, 0.6), 1.1), 150, '2026-04-01'),
    claim(1, '5g', disc(pointAt(4.4, 0.5), 1.2), 220, '2025-10-01'),
    claim(1, '5g', disc(pointAt(5.6, 0.62), 1.0), 160, '2026-08-01'),
    claim(0, 'fibre', wedge(0, 4.6, 0.97), 300, '2025-01-01'),
    claim(1, 'fibre', wedge(3.8, 6.283, 0.9), 500, '2025-05-01'),
    claim(1, 'fibre', disc(pointAt(0, 0), 1.7), 1000, '2026-02-01'),
  ]);
}

/** The third operator answers by letter and table, group by group. */
function claimSheet(): string {
  const levels = ['toàn bộ', 'một phần', 'không'] as const;
  const lines = groupCells.flatMap((cell, at) => {
    const level = levels[at < 12 ? 0 : at % 3 === 0 ? 1 : 2] ?? 'không';
    const share = level === 'một phần' ? 40 + (at % 5) * 10 : '';
    return [
      `${operators[2]};cáp quang;${cell.code};${level};${share};300;01/03/2026;;12/CV-DNC ngày 25/02/2026`,
    ];
  });
  const columns = 'Doanh nghiệp;Dịch vụ;Mã TDP;Mức phủ;Tỷ lệ hộ (%);Tốc độ (Mb/s);Từ ngày;Đến ngày;Công văn';
  return `${columns}\n${lines.join('\n')}\n`;
}

function registerSheet(): string {
  const rows: readonly (readonly [string, number, number | '', string, string])[] = [
    ['people_with_id_number', 48_870, 48_990, 'Công an phường', 'Báo cáo (trình diễn) tháng 10/2026'],
    ['people_with_digital_id', 40_350, 48_990, 'Công an phường', 'Báo cáo (trình diễn) tháng 10/2026'],
    ['machines_with_antimalware', 61, 64, 'Văn phòng HĐND và UBND', 'Biên bản kiểm kê (trình diễn)'],
    ['monitored_systems', 3, 3, 'Văn phòng HĐND và UBND', 'Biên bản kiểm kê (trình diễn)'],
    ['security_layers', 3, 4, 'Văn phòng HĐND và UBND', 'Hồ sơ cấp độ (trình diễn)'],
    ['platforms_adopted', 7, 9, 'Văn phòng HĐND và UBND', 'Danh mục nền tảng (trình diễn)'],
    ['people_trained', 3_214, 35_000, 'Phòng Văn hóa – Xã hội', 'Danh sách lớp (trình diễn)'],
  ];
  const lines = rows.map(([code, numerator, denominator, source, document]) =>
    [code, numerator, denominator, '31/10/2026', source, document].join(';'),
  );
  return `Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn;Tài liệu minh chứng\n${lines.join('\n')}\n`;
}
