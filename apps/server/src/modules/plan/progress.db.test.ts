import type { TaskRow } from '@hatangso/contracts/plan-routes';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import {
  askWard,
  bringPlan,
  bringProgress,
  realPlanId as id,
  tasksOn,
} from '../../../../../test/support/planned-ward.ts';

const words = 'Chưa có mặt bằng đặt trạm';

onBothEngines('progress of tasks', (house) => {
  const ask = <T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ) => askWard<T>(house(), method, path, body);
  const sheet = (...lines: string[]) => bringProgress(house(), ...lines);
  const at = (asOf: string, knownAt: string, from?: string) => tasksOn(house(), asOf, knownAt, from);

  test('sheets add by day, replace the same day, and are taken back', async () => {
    house().setNow('2026-07-01T02:00:00.000Z');
    await bringPlan(house());
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
});
