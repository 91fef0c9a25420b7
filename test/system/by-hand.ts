import type { IndicatorRow } from '@hatangso/contracts/indicators';
import type { House } from '../support/house.ts';
import { bring, bringWard, type Report } from '../support/ward.ts';

export const ward = '21172';
/** The day the figures below are asked for. */
export const day = '2026-11-20';

/** Four groups: 4 households all of which answered, 10 of which 4 did, an unknown number, 5 of which none did. */
export const groups = 'Mã TDP;Tên TDP;Số hộ\nTDP01;Tổ 1;4\nTDP02;Tổ 2;10\nTDP03;Tổ 3;\nTDP04;Tổ 4;5\n';

/** Blank is "not asked": A3 was not asked for IoT, A4 not for smartphones. */
export const households = [
  'Mã hộ;Tổ dân phố;Số nhân khẩu;Số người trưởng thành;Người trưởng thành có điện thoại thông minh;Có cáp quang;Số kết nối IoT;Ngày khảo sát',
  'A1;TDP01;4;3;3;có;2;10/02/2026',
  'A2;TDP01;3;2;1;không;0;10/02/2026',
  'A3;TDP01;2;2;2;x;;10/02/2026',
  'A4;TDP01;1;1;;1;1;10/02/2026',
  'B1;tdp 02;5;3;2;có;4;11/02/2026',
  'B2;Tổ 2;2;2;2;0;0;11/02/2026',
  'B3;TDP02;4;2;1;có;1;11/02/2026',
  'B4;TDP02;1;1;1;không;0;11/02/2026',
  'C1;TDP03;3;2;2;có;1;12/02/2026',
  'C2;TDP03;2;1;0;không;0;12/02/2026',
  '',
].join('\n');

export const places =
  'Mã;Tên;Loại;Kinh độ;Vĩ độ\nP1;Trung tâm;centre;108,80;15,15\nP2;Trạm đo;Điểm quan trắc;108,81;15,15\nP3;Đình;heritage;108,79;15,14\nP4;Trạm y tế;health;108,79;15,16\n';

/** 4G ends on 30 June; of fibre only one group has 1 Gb/s; of 5G a part, once with and once without a number. */
export const claims = [
  'Doanh nghiệp;Dịch vụ;Mã TDP;Mã địa điểm;Mức phủ;Tỷ lệ hộ (%);Tốc độ (Mb/s);Từ ngày;Đến ngày',
  ...['TDP01', 'TDP02', 'TDP03'].map((group) => `VNPT;4G;${group};;toàn bộ;;;01/01/2026;30/06/2026`),
  'VNPT;5G;TDP01;;toàn bộ;;;01/01/2026;',
  'VNPT;5G;TDP02;;một phần;;;01/01/2026;',
  'Viettel;5G;TDP02;;một phần;30;;01/01/2026;',
  'VNPT;5G;TDP03;;không;;;01/01/2026;',
  'VNPT;cáp quang;TDP01;;toàn bộ;;1000;01/01/2026;',
  'VNPT;cáp quang;TDP02;;một phần;50;200;01/01/2026;',
  'VNPT;cáp quang;TDP03;;không;;;01/01/2026;',
  'VNPT;5G;;P1;toàn bộ;;;01/01/2026;',
  'VNPT;5G;;P2;một phần;;;01/01/2026;',
  'VNPT;5G;;P3;không;;;01/01/2026;',
  '',
].join('\n');

/** Two suppliers of one figure; a decimal comma; a denominator of 0; figures for each state of a target. */
export const figures = [
  'Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn',
  'people_with_digital_id;30;40;01/03/2026;Công an phường',
  'people_with_digital_id;36;40;01/05/2026;VNPT',
  'mobile_speed_4g;7500,5;100;01/05/2026;i-Speed',
  'machines_with_antimalware;95;100;01/12/2025;Văn phòng',
  'monitored_systems;8;10;01/12/2025;Văn phòng',
  'people_trained;20;100;01/01/2026;Văn phòng',
  'people_trained;60;100;01/10/2026;Văn phòng',
  'businesses_on_cloud;20;100;01/01/2026;Văn phòng',
  'businesses_on_cloud;21;100;01/10/2026;Văn phòng',
  'underground_share;0;0;01/10/2026;Văn phòng',
  '',
].join('\n');

/** id, indicator, level and due date of each target, with the state it must be in on the day. */
export const targets = [
  ['a', 'machines_with_antimalware', 90, '2025-12-31', 'met'],
  ['b', 'monitored_systems', 100, '2025-12-31', 'missed'],
  ['c', 'people_trained', 80, '2030-12-31', 'on_track'],
  ['d', 'businesses_on_cloud', 80, '2027-12-31', 'behind'],
  ['e', 'households_with_fibre', 60, '2027-12-31', 'undecided'],
  ['f', 'shared_sites', 50, '2027-12-31', 'no_data'],
  ['g', 'underground_share', 50, '2027-12-31', 'not_applicable'],
] as const;

/** The plan's file, its targets exchanged for these. */
export function planWith(sound: string): string {
  const list = targets.map(
    ([id, indicator, level, due]) => `  - id: I.${id}
    ref: I
    text: Chỉ tiêu ${id}
    due: ${due}
    inCharge: van-phong
    measures:
      - { indicator: ${indicator}, comparison: at_least, level: ${level}, unit: "%", sources: [{ kind: figures, supplier: van-phong }] }`,
  );
  return sound.replace(/^targets:\n[\s\S]*?^tasks:/m, `targets:\n${list.join('\n')}\ntasks:`);
}

export type Rows = (code: string) => IndicatorRow;

/** Asks for all indicators; each by its code. */
export async function ask(
  house: House,
  query = `?asOf=${day}`,
): Promise<Rows & { readonly all: readonly IndicatorRow[] }> {
  const answer = await house.ask<IndicatorRow[]>('GET', `/wards/${ward}/indicators${query}`);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  const byCode = (code: string): IndicatorRow => {
    const found = answer.body.find((row) => row.code === code);
    if (found === undefined) throw new Error(`no indicator ${code}`);
    return found;
  };
  return Object.assign(byCode, { all: answer.body });
}

export async function take(house: House, kind: string, content: string, query = ''): Promise<Report> {
  const answer = await bring(house, ward, kind, content, query);
  if (answer.status !== 200) throw new Error(`${kind}: ${JSON.stringify(answer.body, null, 1)}`);
  return answer.body;
}

export async function bringAll(house: House, plan: string): Promise<void> {
  await bringWard(house, ward, '51');
  await take(house, 'groups', groups, '?asOf=2026-01-01');
  await take(house, 'households', households, '?round=R1');
  await take(house, 'places', places, '?asOf=2026-01-01');
  await take(house, 'claims', claims);
  await take(house, 'figures', figures);
  await take(house, 'plan', plan);
}
