import type { ReportModel, SectionKey } from '@hatangso/contracts/report-model';
import { expect, test } from 'vitest';
import { buildReport } from './build.ts';
import { sampleReportInput } from './sample/report.ts';

const model = buildReport(sampleReportInput());

function textOf(key: SectionKey, of: ReportModel = model): string {
  const section = of.sections.find((candidate) => candidate.key === key);
  return (section?.blocks ?? []).map((block) => ('text' in block ? block.text : '')).join('\n');
}

const targetRows = model.annexes.targets.groups.flatMap(({ rows }) => rows);
const taskRows = model.annexes.tasks.groups.flatMap(({ rows }) => rows);

test('the frame says who, what, which period, and invents no number or date', () => {
  expect(model.head.authority).toEqual(['ỦY BAN NHÂN DÂN', 'PHƯỜNG TRƯƠNG QUANG TRỌNG']);
  expect(model.head.subject).toBe('Kết quả thực hiện Kế hoạch phát triển Hạ tầng số năm 2026');
  expect(model.head.number).toMatch(/^Số:\s+\/BC-UBND$/);
  expect(model.opening[0]).toContain('Kế hoạch số […] ngày […] của UBND phường Trương Quang Trọng');
  expect(model.opening[0]).toContain('số liệu chốt đến ngày 30/11/2026');
  expect(model.annexes.attachedTo).toContain('(Kèm theo Báo cáo số […]/BC-UBND ngày […]');
  const deputy = sampleReportInput();
  const settings = {
    ...deputy.settings,
    number: '12',
    date: '2026-12-15',
    signer: { role: 'deputy', name: 'Trần B' },
  } as const;
  const issued = buildReport({ ...deputy, settings, period: { ...deputy.period, kind: '6T' } });
  expect(issued.signature.lines).toEqual(['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']);
  expect(issued.head.number).toBe('Số: 12/BC-UBND');
  expect(issued.head.placeDate).toBe('Phường Trương Quang Trọng, ngày 15 tháng 12 năm 2026');
  expect(issued.head.subject).toMatch(/6 tháng đầu năm 2026$/);
  expect(issued.annexes.attachedTo).toContain('số 12/BC-UBND ngày 15/12/2026');
});

test('a passed target is told as of its date, with today beside it', () => {
  expect(textOf('targets')).toContain(
    'tỷ lệ hộ gia đình được cung cấp cáp quang: tại ngày 31/12/2025 là 93,2%; hiện nay 99,97%, số liệu ngày 15/11/2026 (mục tiêu 100%)',
  );
  expect(textOf('targets')).toContain('tại ngày 31/12/2025 chưa có số liệu; hiện nay 96,4%');
  expect(targetRows[0]?.assessment).toBe('Không đạt (tại ngày 31/12/2025)');
});

test('a missing figure says so and what is awaited, in every place', () => {
  const missing = targetRows.find(({ short }) => short.target === 'Số kết nối IoT trên một người dân');
  expect(missing?.actual).toBe(
    'chưa có số liệu (đang chờ số liệu từ sổ theo dõi của đơn vị hoặc phiếu khảo sát hộ gia đình)',
  );
  expect(missing?.value).toBeNull();
  expect(missing?.completion).toBe('Chưa tính được');
  expect(textOf('priorities')).toContain('để có số liệu 01 chỉ tiêu: số kết nối IoT trên một người dân');
  const printed = [...targetRows, ...taskRows].flatMap(({ internal: _, ...row }) => Object.values(row));
  expect(printed.filter((value) => value === '')).toEqual([]);
});

test('samples name their interval, claims their two bounds, several sources stand side by side', () => {
  expect(textOf('targets')).toContain('ước lượng từ mẫu, khoảng tin cậy 95% từ 53,1% đến 57,4%');
  expect(textOf('targets')).toContain('xác nhận bằng đo kiểm: 60,1%; theo công bố của doanh nghiệp: 71,3%');
  expect(textOf('assessment')).toContain(
    '41,5%, ngày 31/10/2026, chênh lệch 13,7 điểm phần trăm, cần làm rõ',
  );
});

test('tasks: done, running, kept; not begun with its cause under shortcomings; not yet due nowhere', () => {
  expect(textOf('tasks')).toContain('Phòng Văn hóa - Xã hội: đã hoàn thành mở rộng mạng cáp quang');
  expect(textOf('tasks')).toContain('tiếp tục duy trì kết nối SOC');
  expect(textOf('tasks')).not.toContain('tích hợp cảm biến');
  expect(textOf('assessment')).toContain('chưa thực hiện nhiệm vụ phối hợp triển khai tích hợp cảm biến');
  expect(textOf('assessment')).toContain('nguyên nhân: chưa được bố trí kinh phí');
  expect(textOf('assessment')).toContain('quá hạn (hạn 30/09/2026)');
  expect(taskRows.map(({ number }) => number)).toEqual(taskRows.map((_, index) => `${index + 1}`));
  expect(JSON.stringify(model)).not.toContain('quy hoạch phường');
});

test('money: a sum of nothing is no data, shares compare the same tasks', () => {
  const texts = model.spending.rows.map(({ office, texts: { allocated, share } }) => [
    office,
    allocated,
    share,
  ]);
  expect(texts).toContainEqual(['Phòng Kinh tế, Hạ tầng và Đô thị', 'chưa có số liệu', 'chưa tính được']);
  expect(model.spending.total.texts.share).toBe('73,3%');
  expect(textOf('spending')).toContain('đã chi 109.950.000 đồng');
});

test('difficulties carry their answers, proposals whom they ask, priorities the required rate', () => {
  expect(textOf('difficulties')).toContain('chưa có ý kiến trả lời');
  expect(textOf('difficulties')).toContain('Phòng Văn hóa - Xã hội trả lời ngày 15/08/2026');
  expect(textOf('difficulties')).toContain('Đề nghị Sở Khoa học và Công nghệ:');
  expect(textOf('priorities')).toContain('cần tăng bình quân 3,6 điểm phần trăm mỗi năm');
  expect(textOf('priorities')).not.toContain('18 điểm phần trăm mỗi năm');
});

test('every percentage and amount printed has its line in annex III', () => {
  const { sections, annexes, spending } = model;
  const printed = JSON.stringify([
    sections,
    annexes.targets.groups,
    annexes.tasks.groups,
    spending.rows.map(({ texts }) => texts),
  ]);
  const traced = new Set(
    annexes.traces.rows.flatMap((row) => numbersIn(`${row.value} ${row.numerator} ${row.denominator}`)),
  );
  const input = sampleReportInput();
  const given = numbersIn(
    JSON.stringify([input.plan, input.tasks.map(({ text, result }) => [text, result])]),
  );
  const levels = ['50%', '70%', '99%', '100%', '95%'];
  const known = new Set([...traced, ...given, ...levels]);
  expect(numbersIn(printed).filter((number) => !known.has(number))).toEqual([]);
});

/** Percentages, percentage points (as shares) and amounts of at least a million, as printed. */
function numbersIn(text: string): string[] {
  const points = [...text.matchAll(/(\d+(?:,\d+)?) điểm phần trăm/g)].map(([, number]) => `${number} điểm`);
  return [...points, ...(text.match(/\d+(?:,\d+)?%|\d{1,3}(?:\.\d{3}){2,}/g) ?? [])];
}

test('every line of annex III says value, date, method and evidence', () => {
  for (const row of model.annexes.traces.rows) {
    expect(
      Object.values(row).filter((value) => value === '' || (Array.isArray(value) && value.length === 0)),
      row.key,
    ).toEqual([]);
  }
  const keys = model.annexes.traces.rows.map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
  const first = model.annexes.traces.rows[0];
  expect(first).toMatchObject({
    value: '99,97%',
    numerator: '14.196',
    denominator: '14.200',
    date: '15/11/2026',
  });
  expect(first?.evidence[0]).toBe(
    'phiếu khảo sát hộ gia đình: khảo sát <hộ> & cáp – đợt 2.xlsx (đợt 0193a4c2, 11.842 dòng)',
  );
});

test('plain words: no comparison signs and no long dashes outside file names', () => {
  const { traces: _, ...annexes } = model.annexes;
  const { internal: __, ...rest } = { internal: null, sections: model.sections, annexes };
  const words = JSON.stringify(rest, (key, value: unknown) => (key === 'internal' ? '' : value));
  expect(words).not.toMatch(/[≥≤–—]|[<>]\s*\d/);
});

test('the same input gives the same report', () => {
  expect(buildReport(sampleReportInput())).toEqual(model);
});

test('a ward with nothing yet still gets a whole report', () => {
  const empty = sampleReportInput({ indicators: [], previous: [], atDue: [], tasks: [] });
  const bare = buildReport({ ...empty, direction: { steering: null, documents: [], meetings: [] } });
  expect(bare.sections).toHaveLength(7);
  for (const { blocks } of bare.sections) expect(blocks.length).toBeGreaterThan(0);
  expect(bare.charts).toEqual({ targets: null, tasks: null });
  expect(textOf('spending', bare)).toContain('chưa có số liệu');
  expect(textOf('targets', bare)).toContain('chưa có số liệu');
});

test('what each office still owes: figures with what they await, tasks without word in the period', () => {
  const input = sampleReportInput();
  const tasks = input.tasks.map((task, index) =>
    index === 0 ? { ...task, asOf: '2025-11-20' } : index === 1 ? { ...task, asOf: null } : task,
  );
  const { missing } = buildReport({ ...input, tasks });
  const awaited = missing.flatMap(({ figures }) => figures);
  expect(awaited.find(({ indicator }) => indicator === 'iot_per_person')?.awaits).toContain('households');
  expect(
    missing.flatMap(({ tasks: silent }) => silent.map(({ id, lastToldOn }) => [id, lastToldOn])),
  ).toEqual(
    expect.arrayContaining([
      ['IV.1.a', '2025-11-20'],
      ['IV.1.b', null],
    ]),
  );
  expect(missing.every(({ figures, tasks: silent }) => figures.length + silent.length > 0)).toBe(true);
});

test('coverage by claims says what its bounds mean; groups without data are named in annex III, counted elsewhere', () => {
  const names = ['TDP Số 1', 'TDP Số 2', 'TDP Số 3', 'TDP Số 4'];
  const input = sampleReportInput();
  const indicators = input.indicators.map((row) =>
    row.code === 'people_offered_gigabit'
      ? { ...row, method: 'claims_by_group_sampled', missing: { groups: names, unlocatedHouseholds: 1250 } }
      : row,
  );
  const changed = buildReport({ ...input, indicators });
  const text = textOf('targets', changed);
  expect(text).toContain('từ 60,1% đến 71,3%, gồm sai số mẫu 95% và phần doanh nghiệp chỉ công bố một phần');
  expect(text).toContain(
    'chưa có số liệu của 4 tổ dân phố, nêu tên tại Phụ lục III; 1.250 hộ chưa có tọa độ',
  );
  const traces = changed.annexes.traces.rows.map(({ value, method }) => `${value} ${method}`).join('\n');
  expect(traces).toContain(names.join(', '));
  expect(traces).toContain('số dân, số hộ suy rộng từ mẫu khảo sát');
});

test('a task of which nobody said anything is not called "not begun"', () => {
  const input = sampleReportInput();
  const tasks = input.tasks.map((task, index) =>
    index < 5 ? { ...task, state: 'unreported' as const, asOf: null, cause: null } : task,
  );
  const changed = buildReport({ ...input, tasks });
  expect(textOf('tasks', changed)).toContain('05 nhiệm vụ đơn vị chưa báo cáo');
  expect(textOf('assessment', changed)).toMatch(/chưa báo cáo kết quả \d\d nhiệm vụ, gồm: /);
  expect(textOf('priorities', changed)).toContain('rà soát, báo cáo kết quả: ');
  expect(changed.charts.tasks?.categories).toContain('Chưa có báo cáo');
  const states = changed.annexes.tasks.groups.flatMap(({ rows }) => rows).map(({ state }) => state);
  expect(states.filter((state) => state.startsWith('Chưa có báo cáo'))).toHaveLength(5);
});

test('a deadline is worded as it is counted: the plan’s "before the day", the ward’s own last day', () => {
  const input = sampleReportInput();
  expect(textOf('priorities')).toContain('trước ngày 10/12 hằng năm');
  const day = { day: '12-05', before: false };
  const own = buildReport({ ...input, plan: { ...input.plan, deadlines: { offices: day, upward: day } } });
  expect(textOf('priorities', own)).toMatch(/Các đơn vị báo cáo .* chậm nhất ngày 05\/12 hằng năm/);
  expect(textOf('priorities', own)).toMatch(/báo cáo cấp trên chậm nhất ngày 05\/12 hằng năm/);
  expect(textOf('priorities', own)).not.toContain('trước ngày');
});
