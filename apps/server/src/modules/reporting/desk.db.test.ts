import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring } from '../../../../../test/support/ward.ts';
import { closingTests } from './testing/closing-tests.ts';
import { blockAt, blocksOf, clerk, culture, partOf, reportPeople } from './testing/report-people.ts';
import { fillWard, sheet, ward } from './testing/ward-with-everything.ts';

onBothEngines('the report as a page being written', (house) => {
  const people = reportPeople(house);
  const { act, ask, at, desk, step, write } = people;

  test('everyone of the ward gets a role; another ward, a reader and the public see or write nothing of it', async () => {
    house().setNow('2026-12-01T02:00:00.000Z');
    await fillWard(house());
    house().setNow('2026-12-01T02:00:00.000Z');
    await people.arrive();
    expect((await ask('elsewhere', 'GET', at())).status).toBe(403);
    expect((await ask('province', 'GET', at())).status).toBe(200);
    expect((await write('reader', 'opening/1', 0, 'x')).status).toBe(403);
    expect((await write('province', 'opening/1', 0, 'x')).status).toBe(403);
    expect((await act('culture', culture, 'approve', 0)).status).toBe(403);
    expect((await step('compiler', 'approve', 0)).status).toBe(403);
    expect((await ask('province', 'GET', `/wards/${ward}/reports/2026.json?internal=true`)).body.code).toBe(
      'auth.forbidden',
    );
    expect((await ask('chair', 'GET', `/wards/${ward}/reports/2026.json?internal=true`)).status).toBe(200);
  });

  test('the page: sections, numbers as tokens, each office with what it owes and the days it has', async () => {
    const page = await desk();
    expect(page).toMatchObject({
      state: 'open',
      turn: 0,
      draft: null,
      closing: '2026-12-01',
      today: '2026-12-01',
    });
    expect(page.deadlines).toEqual({
      offices: { date: '2026-12-10', daysLeft: 8, before: true },
      upward: null,
    });
    expect(page.sections.map(({ numeral }) => numeral).join(' ')).toBe('I II III IV V VI VII');
    const overview = blockAt(page, 'targets/overview');
    expect(overview.text).toMatch(/^Kế hoạch có \{count:targets\} chỉ tiêu/);
    expect(overview.numbers['date:closing']?.text).toBe('01/12/2026');
    const figure = blocksOf(page)
      .flatMap(({ numbers }) => Object.entries(numbers))
      .find(([name]) => name.startsWith('figure:'));
    expect(figure?.[1].indicator).toBe(/^figure:([a-z_0-9]+)/.exec(figure?.[0] ?? '')?.[1]);
    const own = partOf(page, clerk);
    expect(own).toMatchObject({ compiles: true, state: 'draft', lateDays: null, mayReview: true });
    expect(own.missing.figures.map(({ indicator }) => indicator)).toContain('soc_connected');
    expect(partOf(page, culture).missing.tasks.length).toBeGreaterThan(0);
    const mine = await desk('culture');
    expect(mine.may).toMatchObject({ writeAll: false, compile: false, approve: false });
    expect(blockAt(mine, 'targets/overview').mayEdit).toBe(false);
    expect(mine.parts.map(({ office, mayHandIn }) => [office, mayHandIn])).toContainEqual([culture, true]);
    expect(mine.parts.filter(({ mayHandIn }) => mayHandIn)).toHaveLength(1);
  });

  test('words around the numbers: kept by version, a conflict told, numbers not to be changed, undone', async () => {
    const before = blockAt(await desk(), 'targets/overview');
    const first = await write('compiler', 'targets/overview', 0, `Nhìn chung, ${before.text}`);
    expect(first).toMatchObject({ status: 200, body: { version: 1 } });
    const late = await write('chair', 'targets/overview', 0, `Tôi cũng sửa: ${before.text}`);
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'report.text_conflict', params: { by: 'compiler', at: '01/12/2026 09:00' } },
    });
    const typed = await write('chair', 'targets/overview', 1, before.text.replace('{count:targets}', '99'));
    expect(typed.body).toMatchObject({ code: 'report.text_number_dropped' });
    expect(typed.body.rows).toMatchObject([{ column: 'dropped', value: 'count:targets' }]);
    const now = blockAt(await desk(), 'targets/overview');
    expect(now).toMatchObject({ state: 'edited', version: 1, edited: { by: 'compiler' } });
    const { body } = await ask<{ sections: { key: string; blocks: { text: string }[] }[] }>(
      'chair',
      'GET',
      `/wards/${ward}/reports/2026.json`,
    );
    expect(body.sections.find(({ key }) => key === 'targets')?.blocks[0]?.text).toMatch(
      /^Nhìn chung, Kế hoạch có \d\d chỉ tiêu/,
    );
    const undone = await ask('chair', 'POST', at('/texts/undo'), { place: 'targets/overview', seen: 1 });
    expect(undone.body).toMatchObject({ version: 2, text: null });
    expect(blockAt(await desk(), 'targets/overview').state).toBe('computed');
    const again = await ask('chair', 'POST', at('/texts/undo'), { place: 'targets/overview', seen: 2 });
    expect(again.body).toMatchObject({ version: 3, text: `Nhìn chung, ${before.text}` });
    const history = await ask<{ versions: { by: string }[] }>(
      'chair',
      'GET',
      at(`/texts?place=${encodeURIComponent('targets/overview')}`),
    );
    expect(history.body.versions.map(({ by }) => by)).toEqual(['chair', 'chair', 'compiler']);
    expect((await write('chair', 'targets/khong-co', 0, 'x')).body.code).toBe('report.unknown_place');
  });

  test('an office writes its own words only, and remarks on its own figures only', async () => {
    const page = await desk('culture');
    const own = blocksOf(page).find(({ mayEdit }) => mayEdit);
    expect(own?.office).toBe(culture);
    expect((await write('culture', 'targets/overview', 3, 'x')).body).toMatchObject({
      code: 'auth.not_your_office',
      params: { own: 'Phòng Văn hóa - Xã hội' },
    });
    expect((await write('culture', own?.place ?? '', 0, `${own?.text ?? ''} Đã kiểm tra.`)).status).toBe(200);
    const target = page.model.annexes.targets.groups
      .flatMap(({ rows }) => rows)
      .find(({ officeId }) => officeId === clerk);
    const place = `remark:${target?.indicator}`;
    expect((await write('culture', place, 0, 'x')).body.code).toBe('auth.not_your_office');
    expect((await write('clerk', place, 0, 'đợt 2 chưa khảo sát xong 3 tổ')).status).toBe(200);
    const after = await desk();
    expect(after.remarks).toMatchObject([{ indicator: target?.indicator, by: 'clerk' }]);
    const notes = after.model.annexes.targets.groups
      .flatMap(({ rows }) => rows)
      .map(({ note }) => note)
      .join('\n');
    expect(notes).toContain('đợt 2 chưa khảo sát xong 3 tổ');
  });

  test('when a figure changes after the edit, the new number shows and the paragraph says so', async () => {
    const page = await desk();
    const block = blocksOf(page).find(
      ({ kind, text }) => kind === 'item' && text.includes('{figure:households_with_fibre.value}'),
    );
    const place = block?.place ?? '';
    const old = block?.numbers['figure:households_with_fibre.value']?.text ?? '';
    expect((await write('chair', place, 0, `${block?.text} Cần rà soát.`)).status).toBe(200);
    house().setNow('2026-12-02T02:00:00.000Z');
    const more = await bring(house(), ward, 'households', sheet('2026-11-25', 20, 15), '?round=2026b');
    expect(more.status).toBe(200);
    const now = blockAt(await desk(), place);
    expect(now.was['figure:households_with_fibre.value']).toBe(old);
    expect(now.numbers['figure:households_with_fibre.value']?.text).not.toBe(old);
    expect(now.text).toContain('Cần rà soát.');
    expect(['numbers_changed', 'words_changed']).toContain(now.state);
  });

  test('parts: handed in by their office, returned with a remark, approved; late by days; changes told', async () => {
    expect((await act('culture', clerk, 'hand-in', 0)).body.code).toBe('auth.not_your_office');
    expect((await act('culture', culture, 'hand-in', 0)).body).toMatchObject({ state: 'handed_in', turn: 1 });
    expect((await act('culture', culture, 'hand-in', 0)).body.code).toBe('report.part_conflict');
    const mine = blocksOf(await desk('culture')).filter(({ mayEdit }) => mayEdit);
    expect(mine).toHaveLength(0);
    expect((await act('compiler', culture, 'return', 1)).body.code).toBe('report.part_needs_remark');
    expect((await act('compiler', culture, 'return', 1, 'Bổ sung kết quả quý IV')).body.state).toBe(
      'returned',
    );
    expect(partOf(await desk('culture'), culture)).toMatchObject({
      state: 'returned',
      remark: 'Bổ sung kết quả quý IV',
    });
    expect((await act('culture', culture, 'hand-in', 2)).body.state).toBe('handed_in');
    expect((await act('chair', culture, 'approve', 3)).body.state).toBe('approved');
    house().setNow('2026-12-12T02:00:00.000Z');
    const page = await desk();
    expect(partOf(page, culture)).toMatchObject({ lateDays: null, changedSince: false });
    expect(partOf(page, culture).history.map(({ state, by }) => `${state} ${by}`)).toEqual([
      'handed_in culture',
      'returned compiler',
      'handed_in culture',
      'approved chair',
    ]);
    expect(partOf(page, clerk).lateDays).toBe(3);
    const task = partOf(page, culture).tasks[0];
    const told = `Mã nhiệm vụ,Trạng thái,Kết quả,Ngày báo cáo\n${task},hoàn thành,Xong trước hạn,11/12/2026\n`;
    expect((await bring(house(), ward, 'progress', told)).status).toBe(200);
    expect(partOf(await desk(), culture).changedSince).toBe(true);
  });

  closingTests(house, people);
});
