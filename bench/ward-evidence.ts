import { writeXlsx } from '../apps/server/src/platform/tabular/write-xlsx.ts';

// A generated ward for the benchmarks: the same rows on every run.

export const ward = '21172';
export const box = { west: 108.7713, south: 15.1251, east: 108.8495, north: 15.1922 };
const headings = [
  'Mã hộ',
  'Tổ dân phố',
  'Kinh độ',
  'Vĩ độ',
  'Số nhân khẩu',
  'Số người từ 15 tuổi',
  'Số người từ 18 tuổi',
  'Người trưởng thành có điện thoại thông minh',
  'Người trưởng thành có chữ ký số',
  'Người có định danh số',
  'Có cáp quang',
  'Có nhu cầu lắp cáp quang',
  'Tốc độ gói (Mb/s)',
  'Có IPv6',
  'Số kết nối IoT',
  'Ngày khảo sát',
];

let seed = 1;
export const random = (): number => {
  seed = (seed * 48_271) % 2_147_483_647;
  return seed / 2_147_483_647;
};
const between = (low: number, high: number): number => low + random() * (high - low);

function* households(count: number) {
  const styles = headings.map(() => 'general' as const);
  yield { cells: headings, styles };
  for (let at = 0; at < count; at++) {
    const people = 1 + Math.floor(random() * 6);
    const adults = Math.max(1, people - 1);
    yield {
      cells: [
        `H${at}`,
        `TDP ${1 + (at % 30)}`,
        between(box.west, box.east),
        between(box.south, box.north),
        people,
        adults,
        adults,
        adults,
        Math.floor(adults / 2),
        people,
        at % 3 === 0 ? 'có' : 'không',
        'x',
        150,
        at % 2 === 0,
        2,
        '15/10/2026',
      ],
      styles,
    };
  }
}

export const workbook = (count: number): Buffer =>
  writeXlsx([
    {
      name: 'Hộ',
      columns: headings.map(() => ({ width: 12, style: 'general' })),
      rows: households(count),
      frozenRows: 1,
    },
  ]);

/** A blob of so many corners around the ward's middle. */
function blob(corners: number): number[][] {
  const [x, y] = [between(108.79, 108.83), between(15.14, 15.18)];
  const ring = Array.from({ length: corners }, (_, at) => {
    const angle = (2 * Math.PI * at) / corners;
    const reach = 0.035 * (1 + 0.3 * Math.sin(7 * angle) + 0.02 * random());
    return [x + reach * Math.cos(angle), y + reach * Math.sin(angle)];
  });
  return [...ring, ring[0] ?? [x, y]];
}

export function claims(corners: number): string {
  const features = ['VNPT', 'Viettel', 'MobiFone'].flatMap((operator) =>
    ['4g', '5g', 'fibre'].map((service) => ({
      type: 'Feature',
      properties: { operator, service, downlinkMbps: 100, validFrom: '2026-01-01' },
      geometry: { type: 'Polygon', coordinates: [blob(corners)] },
    })),
  );
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** A digest that differs from file to file, as the real one would. */
export const nextDigest = (): string => {
  random();
  return String(seed).padStart(64, '0');
};

/** The ward as a square. */
export function unitFile(): string {
  const ring = [
    [box.west, box.south],
    [box.east, box.south],
    [box.east, box.north],
    [box.west, box.north],
    [box.west, box.south],
  ];
  const properties = { code: ward, fullName: 'Phường', provinceCode: '51' };
  const geometry = { type: 'Polygon', coordinates: [ring] };
  return JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature', properties, geometry }] });
}
