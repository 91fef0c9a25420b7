import type { ReportInput } from '../input.ts';
import { sampleFigures } from './figures.ts';
import { sampleOffices, samplePlan } from './plan.ts';
import { sampleTasks } from './tasks.ts';

/**
 * An invented report with every state in it: targets met, on track, behind, missed, undecided, without figure, not
 * applicable; tasks in every state; sources that disagree; an old figure. Tests read it, and a ward's own template is
 * tried with it before it is taken; never stored, never shown.
 */
export function sampleReportInput(changes: Partial<ReportInput> = {}): ReportInput {
  const { current, previous, atDue } = sampleFigures();
  return {
    ward: { code: '21172', name: 'phường Trương Quang Trọng', province: 'tỉnh Quảng Ngãi' },
    settings: {
      addressees: ['Ủy ban nhân dân tỉnh Quảng Ngãi', 'Sở Khoa học và Công nghệ'],
      recipients: ['Như trên', 'TT Đảng ủy, TT HĐND phường', 'CT, các PCT UBND phường', 'Lưu: VT, VHXH'],
      place: 'Phường Trương Quang Trọng',
      number: null,
      sign: 'BC-UBND',
      date: null,
      signer: { role: 'chair', name: null },
    },
    period: { kind: 'N', year: 2026, from: '2026-01-01', to: '2026-12-31', closing: '2026-11-30' },
    plan: { ...samplePlan, offices: sampleOffices },
    indicators: current,
    previous,
    atDue,
    tasks: sampleTasks,
    difficulties: [],
    direction: {
      steering:
        'Ban Chỉ đạo chuyển đổi số phường do Chủ tịch UBND phường làm Trưởng ban tiếp tục được kiện toàn',
      documents: [
        document('Kế hoạch', '12/KH-UBND', '2026-02-05', 'về chuyển đổi số năm 2026', 'vhxh'),
        document('Công văn', '145/UBND-VHXH', '2026-03-18', 'về rà soát vùng phủ di động', 'vhxh'),
        document('Công văn', '201/UBND-KT', '2026-05-11', 'về chỉnh trang cáp viễn thông', 'dia-chinh'),
        document('Quyết định', null, '2026-07-02', 'về kiện toàn Tổ công nghệ số cộng đồng', null),
      ],
      meetings: [
        { date: '2026-03-12', text: 'Họp Ban Chỉ đạo quý I' },
        { date: '2026-09-10', text: 'Làm việc với VNPT, Viettel, MobiFone về vùng phủ 5G' },
      ],
    },
    words: [],
    knownAt: '2026-11-30T09:00:00.000Z',
    demonstration: true,
    internal: false,
    ...changes,
  };
}

function document(kind: string, number: string | null, date: string, subject: string, office: string | null) {
  return { kind, number, date, issuer: 'UBND phường Trương Quang Trọng', subject, office };
}
