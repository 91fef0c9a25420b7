import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import {
  askWard,
  bringPlan,
  bringProgress,
  realPlanId as id,
  realPlan as real,
  tasksOn,
} from '../../../../../test/support/planned-ward.ts';
import { bring } from '../../../../../test/support/ward.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { directionIn, tasksAt } from './index.ts';

onBothEngines('what is entered on a plan', (house) => {
  const ask = <T = Record<string, unknown>>(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    body?: unknown,
  ) => askWard<T>(house(), method, path, body);
  const at = (asOf: string, knownAt: string, from?: string) => tasksOn(house(), asOf, knownAt, from);

  test('the newest word on money counts, by year and kind', async () => {
    house().setNow('2026-12-01T02:00:00.000Z');
    await bringPlan(house());
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
    const difficulty = { task: 'IV.1.b', office: 'van-hoa-xa-hoi', text: 'Thiếu kinh phí' };
    const raised = await ask<{ id: string }>('POST', '/difficulties', difficulty);
    const answer = { text: 'Giao Địa chính tìm đất', by: 'Chủ tịch UBND' };
    expect((await ask('POST', `/difficulties/${raised.body.id}/answers`, answer)).status).toBe(200);
    const told = await bringProgress(
      house(),
      'IV.1.a;đang thực hiện;40;Lắp 3 trạm;;30/06/2026;Chưa có mặt bằng;',
    );
    expect(told.body.rowsTaken).toBe(1);
    const stranger = await house().ask<{ code: string }>(
      'POST',
      `/wards/21173/difficulties/${raised.body.id}/answers`,
      answer,
    );
    expect(stranger.body.code).toBe('plan.difficulty_unknown');
    const seenFrom = (scope: string) =>
      transaction(house().kernel.engine, wardScope(scope), 'read', (tx) =>
        tasksAt(tx, '21172', '2026-12-01', '2026-12-31T00:00:00.000Z', {
          from: '2026-01-01',
          to: '2026-12-31',
        }),
      );
    expect((await seenFrom('21172')).length).toBeGreaterThan(0);
    expect(await seenFrom('21173')).toEqual([]);
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
    const words = [
      'Thiếu kinh phí',
      'Giao Địa chính',
      'Chủ tịch',
      'Chậm mặt bằng',
      'Họp giao ban',
      'QĐ 12',
      'kiện toàn',
    ];
    for (const word of [...words, 'Lắp 3 trạm', 'Chưa có mặt bằng']) expect(text).not.toContain(word);
  });
});
