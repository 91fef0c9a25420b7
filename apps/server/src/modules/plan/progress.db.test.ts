import { readFileSync } from 'node:fs';
import type { TaskRow } from '@hatangso/contracts/plan-routes';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring, bringWard } from '../../../../../test/support/ward.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { directionIn, tasksAt } from './index.ts';

const file = new URL('../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url);
const real = readFileSync(file, 'utf8');
const id = 'truong-quang-trong-2025-2030';
const heading = 'Mã nhiệm vụ;Trạng thái;Tiến độ (%);Kết quả;Minh chứng;Thời điểm;Khó khăn;Đã chi (đồng)';
const words = 'Chưa có mặt bằng đặt trạm';

onBothEngines('progress of tasks', (house) => {
  const ask = <T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ) => house().ask<T>(method, `/wards/21172${path}`, body);
  const sheet = (...lines: string[]) => bring(house(), '21172', 'progress', [heading, ...lines].join('\n'));
  const at = (asOf: string, knownAt: string, from = '2026-01-01') =>
    transaction(house().kernel.engine, wardScope('21172'), 'read', async (tx) => {
      const tasks = await tasksAt(tx, '21172', asOf, knownAt, { from, to: '2026-12-31' });
      return (task: string) => {
        const found = tasks.find((one) => one.task.id === task);
        if (found === undefined) throw new Error(`no task ${task}`);
        return found;
      };
    });

  test('sheets add by day, replace the same day, and are taken back', async () => {
    house().setNow('2026-07-01T02:00:00.000Z');
    await bringWard(house(), '21172', '51');
    await bringWard(house(), '21173', '51');
    expect((await bring(house(), '21172', 'plan', real)).body.rowsTaken).toBe(1);
    const june = await sheet(
      `iv.1.A ;đang thực hiện;40;Khảo sát 12 khu vực;45/BC-VP;30/06/2026;${words};10.000.000`,
      `${id}/IV.1.b;chưa thực hiện;;;;30/06/2026;;`,
    );
    expect(june.body).toMatchObject({ rowsTaken: 2, rowsReplaced: 0, asOf: '2026-06-30', problems: [] });

    house().setNow('2026-11-02T02:00:00.000Z');
    const october = await sheet(
      `IV.1.a;đang thực hiện;70;Lắp 3 trạm;81/BC-VP;31/10/2026;${words};25.000.000`,
      'IV.1.b;;20;Kéo 5 km cáp;;30/06/2026;;',
    );
    expect(october.body).toMatchObject({ rowsTaken: 2, rowsReplaced: 1 });

    const now = await at('2026-11-30', '2026-11-30T00:00:00.000Z');
    expect(now('IV.1.a')).toMatchObject({
      plan: id,
      office: { id: 'van-phong-hdnd-ubnd' },
      now: { state: 'in_progress', percent: 70, spent: 25_000_000, asOf: '2026-10-31' },
      result: 'Khảo sát 12 khu vực; Lắp 3 trạm',
      evidence: [{ id: june.body.id, label: '45/BC-VP' }, { id: october.body.id }],
      money: { estimate: null, allocated: null, spent: 25_000_000 },
      difficulties: [{ text: words, raisedOn: '2026-06-30', toldOn: '2026-10-31', answers: [] }],
    });
    expect(now('IV.1.b').now).toMatchObject({ state: 'not_started', reported: false, percent: 20 });
    const quarter = await at('2026-11-30', '2026-11-30T00:00:00.000Z', '2026-10-01');
    expect(quarter('IV.1.a')).toMatchObject({ resultInPeriod: 'Lắp 3 trạm', money: { spent: 15_000_000 } });
    const knownThen = await at('2026-11-30', '2026-08-01T00:00:00.000Z');
    expect(knownThen('IV.1.a').now).toMatchObject({ percent: 40, asOf: '2026-06-30' });
    expect(knownThen('IV.1.b').now).toMatchObject({ state: 'not_started', reported: true, percent: null });

    house().setNow('2026-12-01T02:00:00.000Z');
    expect((await ask('DELETE', `/imports/${october.body.id}`)).status).toBe(200);
    const after = await at('2026-12-01', '2026-12-01T03:00:00.000Z');
    expect(after('IV.1.a').now).toMatchObject({ percent: 40, spent: 10_000_000 });
    expect(after('IV.1.b').now).toMatchObject({ reported: true, percent: null });
    expect((await at('2026-11-30', '2026-11-30T00:00:00.000Z'))('IV.1.a').now.percent).toBe(70);
  });

  test('rows that cannot be are refused, each with its reason', async () => {
    const bad = await sheet(
      'IV.1.aa;đang thực hiện;;;;30/06/2026;;',
      'IV.1.c;làm rồi đó;;;;30/06/2026;;',
      'IV.4.a;hoàn thành;;;;30/06/2027;;',
      'IV.4.c;;;;;30/06/2026;;',
      'IV.4.b;đang thực hiện;;;;30/06/2026;;',
      'IV.4.B;hoàn thành;;;;30/06/2026;;',
    );
    expect(bad.status).toBe(422);
    expect(bad.body.rows.map(({ row, code }) => [row, code])).toEqual(
      expect.arrayContaining([
        [2, 'plan.task_unknown'],
        [3, 'cell.choice'],
        [4, 'plan.date_in_future'],
        [5, 'plan.progress_empty'],
        [6, 'plan.progress_twice'],
        [7, 'plan.progress_twice'],
      ]),
    );
    expect(bad.body.rows.find(({ row }) => row === 2)?.messages.vi).toContain('IV.1.a');
    const falls = await sheet('IV.1.a;;;;;15/11/2026;;5.000.000');
    expect(falls.body.warnings).toMatchObject([{ row: 2, code: 'plan.spending_falls' }]);
    expect((await ask('DELETE', `/imports/${falls.body.id}`)).status).toBe(200);
  });

  test('one report typed in is an import that can be taken back', async () => {
    const told = await ask<{ id: string; code?: string }>('POST', '/tasks/V.6.a/progress', {
      state: 'maintained',
    });
    expect(told.status, JSON.stringify(told.body)).toBe(200);
    const listed = () => ask<{ tasks: TaskRow[] }>('GET', '/tasks?asOf=2026-12-01&state=maintained');
    expect((await listed()).body.tasks.map((one) => one.id)).toEqual(['V.6.a']);
    expect((await ask('DELETE', `/imports/${told.body.id}`)).status).toBe(200);
    expect((await listed()).body.tasks).toEqual([]);
    expect((await ask('POST', '/tasks/V.6.a/progress', {})).status).toBe(422);
    const office = await ask<{ tasks: TaskRow[] }>(
      'GET',
      '/tasks?asOf=2026-12-01&office=phong-van-hoa-xa-hoi',
    );
    expect(office.body.tasks.length).toBeGreaterThan(0);
    expect(new Set(office.body.tasks.map((one) => one.office?.id))).toEqual(
      new Set(['phong-van-hoa-xa-hoi']),
    );
  });

  test('difficulties are raised, answered, and keep their answers when told again', async () => {
    const open = await ask<{ difficulties: { id: string; text: string }[] }>('GET', '/difficulties');
    const told = open.body.difficulties.find(({ text }) => text === words);
    const answer = {
      text: 'Giao Địa chính tìm đất',
      by: 'Chủ tịch UBND',
      on: '2026-08-01',
      cause: 'objective',
    };
    expect((await ask('POST', `/difficulties/${told?.id}/answers`, answer)).status).toBe(200);
    const raised = await ask<{ id: string }>('POST', '/difficulties', {
      task: 'iv.1.b',
      office: 'Phòng Văn hóa - Xã hội',
      text: 'Thiếu kinh phí',
      cause: 'objective',
      proposal: { text: 'Cấp bổ sung', to: 'UBND tỉnh' },
      raisedOn: '2026-09-01',
    });
    expect(raised.status, JSON.stringify(raised.body)).toBe(200);
    expect((await sheet(`IV.1.a;;;;;30/11/2026;${words.toUpperCase()};`)).body.rowsTaken).toBe(1);
    const tasks = await at('2026-12-01', '2026-12-01T03:00:00.000Z');
    expect(tasks('IV.1.a').difficulties).toMatchObject([
      {
        id: told?.id,
        office: 'van-phong-thong-ke',
        cause: 'objective',
        toldOn: '2026-11-30',
        answers: [{ by: 'Chủ tịch UBND' }],
      },
    ]);
    expect(tasks('IV.1.a').cause).toEqual({ text: words, kind: 'objective' });
    expect(tasks('IV.1.b').difficulties).toMatchObject([
      { id: raised.body.id, office: 'phong-van-hoa-xa-hoi', proposal: { to: 'UBND tỉnh' }, answers: [] },
    ]);
    expect((await at('2026-07-15', '2026-12-01T03:00:00.000Z'))('IV.1.a').difficulties[0]?.answers).toEqual(
      [],
    );
    expect((await ask('POST', '/difficulties', { office: 'Sở Y tế', text: 'a' })).body.code).toBe(
      'plan.office_not_listed',
    );
    const nobody = '00000000-0000-4000-8000-000000000000';
    expect((await ask('POST', `/difficulties/${nobody}/answers`, answer)).body.code).toBe(
      'plan.difficulty_unknown',
    );
  });

  test('the newest word on money counts, by year and kind', async () => {
    const put = (body: object) => ask('PUT', '/tasks/IV.1.a/spending', body);
    expect((await put({ year: 2025, allocated: 7, spent: 5, date: '2025-12-31' })).status).toBe(200);
    await put({
      year: 2026,
      estimate: 200,
      allocated: 100,
      spent: 30,
      date: '2026-06-30',
      document: 'QĐ 12',
    });
    house().setNow('2026-12-01T04:00:00.000Z');
    const set = await put({ year: 2026, allocated: 150, spent: 90, date: '2026-11-30' });
    expect(set.body.money).toEqual({ estimate: 200, allocated: 150, spent: 90 });
    const now = (await at('2026-12-01', '2026-12-01T05:00:00.000Z'))('IV.1.a');
    expect(now.money).toEqual({ estimate: 200, allocated: 150, spent: 90 });
    expect(now.moneyTotal).toEqual({ estimate: 200, allocated: 157, spent: 95 });
    expect((await at('2026-12-01', '2026-12-01T05:00:00.000Z', '2026-07-01'))('IV.1.a').money.spent).toBe(60);
    expect((await at('2026-12-01', '2026-12-01T03:30:00.000Z'))('IV.1.a').money.allocated).toBe(100);
    expect((await put({ year: 2026 })).status).toBe(400);
  });

  test('an adjustment changes the plan from its date on, and its history stays', async () => {
    const adjustment = {
      id: 'dieu-chinh-1',
      date: '2026-10-01',
      document: {
        kind: 'Quyết định',
        number: '9/QĐ',
        date: '2026-09-20',
        issuer: 'UBND phường',
        subject: 'điều chỉnh',
      },
      reason: 'Chậm mặt bằng',
      changes: [
        { action: 'set_target', id: 'III.2.b', set: { due: '2029-12-31' } },
        { action: 'withdraw_task', id: 'V.6.a' },
      ],
    };
    const added = await ask('POST', '/adjustments', adjustment);
    expect(added.body, JSON.stringify(added.body)).toMatchObject({
      plan: id,
      history: [{ id: 'III.2.b' }, { id: 'V.6.a' }],
    });
    expect((await ask('POST', '/adjustments', adjustment)).body.code).toBe('plan.adjustment_exists');
    const again = await ask('POST', '/adjustments', {
      ...adjustment,
      id: 'dieu-chinh-2',
      date: '2026-11-01',
    });
    expect(again.body.code).toBe('plan.adjustment_item_unknown');
    interface View {
      plan: { targets: { id: string; due: string }[]; tasks: { id: string }[] };
      history: { before: { due?: string } }[];
    }
    const on = async (asOf: string) => (await ask<View>('GET', `/plans/${id}?asOf=${asOf}`)).body;
    const due = (view: View) => view.plan.targets.find((one) => one.id === 'III.2.b')?.due;
    const [before, after] = [await on('2026-09-30'), await on('2026-10-01')];
    expect([due(before), due(after)]).toEqual(['2030-12-31', '2029-12-31']);
    expect([before.history.length, after.history[0]?.before.due]).toEqual([0, '2030-12-31']);
    expect(after.plan.tasks.map((one) => one.id)).not.toContain('V.6.a');
    // A file that the entered change does not fit is refused; one that has taken it over is not.
    const without = real.replaceAll('III.2.b', 'III.2.z');
    expect((await bring(house(), '21172', 'plan', without)).body.rows).toMatchObject([
      { code: 'plan.adjustment_item_unknown' },
    ]);
    const taken = real.replace(/^adjustments: \[\]$/m, `adjustments: ${JSON.stringify([adjustment])}`);
    expect((await bring(house(), '21172', 'plan', taken)).body.rowsReplaced).toBe(1);
    expect(due(await on('2026-10-01'))).toBe('2029-12-31');
    expect((await house().ask('GET', `/wards/21172/plans/${id}/source.yaml`)).bytes.toString()).toBe(taken);
  });

  test('the lint reads what is kept and what is sent', async () => {
    const kept = await ask<{ code: string; line: number }[]>('GET', `/plans/${id}/lint`);
    expect(kept.body.map(({ code }) => code)).toContain('plan.number_missing');
    const sent = await house().send<{ code: string }[]>('/plans/lint?asOf=2026-12-01', 'a.yaml', real);
    expect(sent.body.map(({ code }) => code)).toContain('plan.target_passed');
    expect((await house().send<{ code: string }>('/plans/lint', 'a.yaml', 'a: b')).body.code).toBe(
      'plan.unreadable',
    );
  });

  test('steering is entered by date, replaced and withdrawn', async () => {
    const enter = (body: object) => ask<{ id: string }>('POST', '/direction', body);
    const document = {
      kind: 'Quyết định',
      number: '1/QĐ',
      date: '2026-02-01',
      issuer: 'UBND phường',
      subject: 'về kiện toàn',
    };
    const wrong = await enter({
      kind: 'document',
      date: '2026-02-01',
      document: { ...document, number: '2/QĐ' },
    });
    await enter({
      kind: 'document',
      date: '2026-02-01',
      document,
      office: 'Văn phòng',
      replaces: wrong.body.id,
    });
    await enter({ kind: 'steering', date: '2025-08-01', text: 'Ban Chỉ đạo do Chủ tịch làm trưởng ban' });
    const meeting = await enter({ kind: 'meeting', date: '2026-03-05', text: 'Họp giao ban' });
    const read = (knownAt: string) =>
      transaction(house().kernel.engine, wardScope('21172'), 'read', (tx) =>
        directionIn(tx, '21172', '2026-01-01', '2026-12-31', knownAt),
      );
    house().setNow('2026-12-02T00:00:00.000Z');
    await enter({ kind: 'withdrawn', date: '2026-12-01', replaces: meeting.body.id });
    expect(await read('2026-12-01T12:00:00.000Z')).toMatchObject({
      steering: 'Ban Chỉ đạo do Chủ tịch làm trưởng ban',
      documents: [{ number: '1/QĐ', office: 'Văn phòng' }],
      meetings: [{ date: '2026-03-05' }],
    });
    expect((await read('2026-12-02T12:00:00.000Z')).meetings).toEqual([]);
    const over = await ask('GET', '/direction?from=2026-01-01&to=2026-12-31');
    expect(over.body.documents).toHaveLength(1);
  });

  test('another ward sees and answers nothing of it, and the log holds no words', async () => {
    const there = await house().ask<{ tasks: unknown[] }>('GET', '/wards/21173/tasks');
    expect(there.body.tasks).toEqual([]);
    const open = await ask<{ difficulties: { id: string }[] }>('GET', '/difficulties');
    const stranger = await house().ask<{ code: string }>(
      'POST',
      `/wards/21173/difficulties/${open.body.difficulties[0]?.id}/answers`,
      { text: 'a', by: 'b' },
    );
    expect(stranger.body.code).toBe('plan.difficulty_unknown');
    const rows = await transaction(house().kernel.engine, wardScope('21173'), 'read', (tx) =>
      tasksAt(tx, '21172', '2026-12-01', '2026-12-31T00:00:00.000Z', {
        from: '2026-01-01',
        to: '2026-12-31',
      }),
    );
    expect(rows).toEqual([]);
    const log = await house().ask<{ entries: { action: string }[] }>('GET', '/audit?limit=1000');
    const text = JSON.stringify(log.body);
    for (const action of [
      'adjustment.add',
      'difficulty.raise',
      'difficulty.answer',
      'spending.set',
      'direction.add',
    ])
      expect(log.body.entries.map((entry) => entry.action)).toContain(`plan.${action}`);
    for (const told of [
      words,
      'Thiếu kinh phí',
      'Giao Địa chính',
      'Chậm mặt bằng',
      'Họp giao ban',
      'QĐ 12',
      'kiện toàn',
    ])
      expect(text).not.toContain(told);
  });
});
