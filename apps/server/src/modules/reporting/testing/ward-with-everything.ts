import { readFileSync } from 'node:fs';
import type { House } from '../../../../../../test/support/house.ts';
import { bring, rectangle, wardBox } from '../../../../../../test/support/ward.ts';

export const ward = '21172';
export const otherWard = '21202';

const planFile = new URL(
  '../../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml',
  import.meta.url,
);

/** Imports and what people enter, all by the clock of the test; throws where one is refused. */
export async function fillWard(house: House): Promise<void> {
  house.setNow('2025-12-20T02:00:00.000Z');
  await units(house);
  await taken(house, 'plan', readFileSync(planFile, 'utf8'));
  await taken(
    house,
    'groups',
    'Mã TDP,Tên TDP,Số hộ\nT1,Tổ dân phố số 1,10\nT2,Tổ dân phố số 2,40\nT3,Tổ dân phố số 3,5\n',
    '?asOf=2025-07-01',
  );
  await taken(house, 'households', sheet('2025-10-05', 12, 4), '?round=2025');
  house.setNow('2026-11-20T02:00:00.000Z');
  await taken(house, 'households', sheet('2026-10-05', 20, 9), '?round=2026');
  await taken(house, 'claims', claims);
  await taken(
    house,
    'figures',
    'Chỉ số,Tử số,Mẫu số,Thời điểm,Nguồn,Tài liệu minh chứng\npeople_with_digital_id,150,200,31/10/2026,Công an phường,BC 12/CA\n',
  );
  await taken(house, 'progress', progress);
  await entered(house, 'PUT', '/tasks/IV.1.a/spending', {
    year: 2026,
    estimate: 120_000_000,
    allocated: 100_000_000,
    date: '2026-02-01',
  });
  await entered(house, 'POST', '/difficulties', {
    office: 'van-phong-hdnd-ubnd',
    text: 'Thiếu cán bộ chuyên trách công nghệ thông tin',
    cause: 'objective',
    proposal: { text: 'Bổ sung 01 biên chế', to: 'Ủy ban nhân dân tỉnh' },
    raisedOn: '2026-06-10',
  });
  await entered(house, 'POST', '/direction', {
    kind: 'meeting',
    date: '2026-03-12',
    text: 'Họp Ban Chỉ đạo quý I',
  });
}

async function units(house: House): Promise<void> {
  const features = [
    [ward, 'Phường Trương Quang Trọng'],
    [otherWard, 'Xã Tịnh Ấn Đông'],
  ].map(([code, fullName]) => ({
    type: 'Feature',
    properties: { code, fullName, areaKm2: 19, provinceCode: '51' },
    geometry: {
      type: 'Polygon',
      coordinates: rectangle(wardBox.west, wardBox.south, wardBox.east, wardBox.north),
    },
  }));
  const answer = await house.send(
    '/imports/units?asOf=2025-07-01',
    'units.geojson',
    JSON.stringify({ type: 'FeatureCollection', features }),
  );
  if (answer.status !== 200) throw new Error(`units: ${JSON.stringify(answer.body)}`);
}

async function taken(house: House, kind: string, content: string, query = ''): Promise<void> {
  const answer = await bring(house, ward, kind, content, query);
  if (answer.status !== 200) throw new Error(`${kind}: ${JSON.stringify(answer.body)}`);
}

async function entered(house: House, method: 'PUT' | 'POST', path: string, body: object): Promise<void> {
  const answer = await house.ask(method, `/wards/${ward}${path}`, body);
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
}

/** All 10 households of group 1 and `sampled` of the 40 of group 2; every third is without coordinates. Group 3 is silent. */
export function sheet(date: string, sampled: number, withFibre: number): string {
  const row = (group: string, index: number): string => {
    const place = index % 3 === 0 ? ',' : `${108.79 + index * 0.0005},${15.14 + index * 0.0005}`;
    const day = date.split('-').reverse().join('/');
    return `${group}-${index},${group},${place},4,3,${index % 4},1,${index < withFibre ? 'có' : 'không'},${day}`;
  };
  const heading =
    'Mã hộ,Tổ dân phố,Kinh độ,Vĩ độ,Số nhân khẩu,Số người từ 18 tuổi,Người trưởng thành có chữ ký số,Số kết nối IoT,Có cáp quang,Ngày khảo sát';
  const rows = [
    ...Array.from({ length: 10 }, (_, index) => row('T1', index)),
    ...Array.from({ length: sampled }, (_, index) => row('T2', index)),
  ];
  return [heading, ...rows].join('\n');
}

const claims = [
  'Doanh nghiệp,Dịch vụ,Mã TDP,Mức phủ,Từ ngày,Công văn',
  'VNPT,fibre,T1,toàn bộ,01/01/2026,CV 15/VNPT',
  'VNPT,fibre,T2,một phần,01/01/2026,CV 15/VNPT',
  'Viettel,5g,T1,toàn bộ,01/01/2026,CV 8/VT',
  'Viettel,5g,T2,một phần,01/01/2026,CV 8/VT',
].join('\n');

const progress = [
  'Mã nhiệm vụ,Trạng thái,Tiến độ (%),Kết quả,Minh chứng,Thời điểm,Khó khăn,Đã chi (đồng)',
  'IV.1.a,đang thực hiện,60,Lắp mới 04 trạm 5G,Công văn 145/UBND-VHXH,18/03/2026,,61250000',
  'IV.1.b,hoàn thành,,Cáp quang đã đến 30 tổ,Biên bản nghiệm thu,28/06/2026,,',
  'IV.2,chưa thực hiện,,,,30/09/2026,Chờ hướng dẫn của cấp trên,',
].join('\n');
