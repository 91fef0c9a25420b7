import type { ImportReport } from '@hatangso/contracts/evidence';
import type { AdjustmentList, BudgetTable, PlanChain, TaskPage } from '@hatangso/contracts/plan-desk';
import type { Conversation, DifficultyList } from '@hatangso/contracts/plan-difficulties';
import type { PlanEdited, PlanFileView } from '@hatangso/contracts/plan-edit';
import type { LintFindingView } from '@hatangso/contracts/plan-routes';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringPlan, realPlanId as id, realPlan } from '../../../../../test/support/planned-ward.ts';

interface Refused {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  readonly rows: readonly { readonly column: string; readonly value: string }[];
}

onBothEngines('the desk of a plan', (house) => {
  const ask = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, secret?: string) =>
    house().ask<T>(method, `/wards/21172${path}`, body, secret);
  const taskPage = async (task: string) => (await ask<TaskPage>('GET', `/tasks/${task}`)).body;

  test('two people report on one task: the later one is told what the earlier wrote, and loses nothing', async () => {
    house().setNow('2026-09-20T02:00:00.000Z');
    await bringPlan(house());
    house().setNow('2026-11-22T02:00:00.000Z');
    const paper = await house().send<{ id: string }>('/wards/21172/documents', 'bien-ban.pdf', '%PDF-1.7 x');
    const seen = (await taskPage('IV.1.a')).task.version.progress;
    const first = {
      state: 'in_progress',
      percent: 40,
      result: 'Lắp 3 trạm',
      documentIds: [paper.body.id],
      seen,
    };
    const taken = await ask<ImportReport>('POST', '/tasks/IV.1.a/progress', first);
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    house().setNow('2026-11-22T02:05:00.000Z');
    const second = { state: 'done', result: 'Xong cả', seen };
    const refused = await ask<Refused>('POST', '/tasks/IV.1.a/progress', second);
    expect(refused.status).toBe(409);
    expect(refused.body).toMatchObject({ code: 'plan.task.changed_meanwhile', params: { task: 'IV.1.a' } });
    expect(refused.body.rows.map(({ column, value }) => [column, value])).toContainEqual([
      'Kết quả',
      'Lắp 3 trạm',
    ]);
    const now = await taskPage('IV.1.a');
    expect(now.task).toMatchObject({
      state: 'in_progress',
      percent: 40,
      version: { progress: refused.body.params.version },
    });
    expect(now.history[0]).toMatchObject({
      batch: taken.body.id,
      single: true,
      documents: [{ id: paper.body.id, fileName: 'bien-ban.pdf' }],
    });
    // whoever has seen both goes on; taking it back leaves what stood before
    const again = { ...second, seen: now.task.version.progress };
    const replaced = await ask<ImportReport>('POST', '/tasks/IV.1.a/progress', again);
    expect(replaced.body.rowsReplaced).toBe(1);
    expect((await taskPage('IV.1.a')).task.state).toBe('done');
    expect((await ask('DELETE', `/imports/${replaced.body.id}`)).status).toBe(200);
    expect((await taskPage('IV.1.a')).task).toMatchObject({
      state: 'in_progress',
      version: now.task.version,
    });
    const stranger = { state: 'done', documentIds: ['0b0e7a5c-5d3e-4d55-9a0f-2f3b8e6f1a11'] };
    expect((await ask<Refused>('POST', '/tasks/IV.1.b/progress', stranger)).body.code).toBe(
      'document.unknown',
    );
  });

  test('money of one task by two: the later is told; spending stands against the estimate by section and year', async () => {
    const { spending } = (await taskPage('IV.1.a')).task.version;
    const put = (body: object) => ask<Refused>('PUT', '/tasks/IV.1.a/spending', { year: 2026, ...body });
    expect((await put({ estimate: 300_000_000, allocated: 200_000_000, seen: spending })).status).toBe(200);
    expect((await put({ spent: 1, seen: spending })).body.code).toBe('plan.task.changed_meanwhile');
    expect((await put({ spent: 50_000_000 })).status).toBe(200);
    const table = (await ask<BudgetTable>('GET', `/plans/${id}/spending`)).body;
    expect(table.sections.find((section) => section.id === 'IV.1')?.total).toEqual({
      estimate: 300_000_000,
      allocated: 200_000_000,
      spent: 50_000_000,
      share: 25,
    });
  });

  test('a difficulty is a conversation with an answer due; asking again asks for another', async () => {
    house().setNow('2026-10-01T02:00:00.000Z');
    expect((await ask('PUT', '/plan-settings', { answerDays: 10 })).body).toMatchObject({
      answerDays: { value: 10, byDefault: false },
    });
    const difficulty = { task: 'IV.1.b', office: 'van-hoa-xa-hoi', text: 'Thiếu kinh phí' };
    const raised = await ask<{ id: string }>('POST', '/difficulties', difficulty);
    const one = async (day: string): Promise<Conversation | undefined> => {
      const list = await ask<DifficultyList>('GET', `/difficulties?asOf=${day}`);
      return list.body.difficulties.find((conversation) => conversation.id === raised.body.id);
    };
    expect(await one('2026-10-11')).toMatchObject({
      state: 'waiting',
      due: '2026-10-11',
      daysLeft: 0,
      addressee: { id: 'van-phong-hdnd-ubnd' },
      raisedBy: { id: 'phong-van-hoa-xa-hoi' },
    });
    expect(await one('2026-10-12')).toMatchObject({ state: 'overdue', daysLeft: -1 });
    const path = `/difficulties/${raised.body.id}`;
    const early = await ask<Refused>('PUT', `${path}/term`, { due: '2026-09-01' });
    expect(early.body.code).toBe('plan.due_before_raised');
    await ask('PUT', `${path}/term`, { due: '2026-10-20', addressee: 'Phòng Kinh tế, Hạ tầng và Đô thị' });
    house().setNow('2026-10-25T02:00:00.000Z');
    expect((await ask('POST', `${path}/messages`, { kind: 'message', text: 'Đã hỏi Sở' })).status).toBe(200);
    house().setNow('2026-10-25T02:01:00.000Z');
    await ask('POST', `${path}/answers`, {
      text: 'Bố trí 30 triệu',
      by: 'Chủ tịch UBND',
      cause: 'objective',
    });
    expect(await one('2026-10-25')).toMatchObject({
      state: 'answered_late',
      answeredOn: '2026-10-25',
      addressee: { id: 'phong-kinh-te-ha-tang-va-do-thi' },
      entries: [
        { kind: 'raised' },
        { kind: 'message', text: 'Đã hỏi Sở' },
        { kind: 'answer', late: true, cause: 'objective' },
      ],
    });
    house().setNow('2026-10-26T02:00:00.000Z');
    await ask('POST', `${path}/messages`, { kind: 'ask_again', text: 'Chưa đủ' });
    expect(await one('2026-10-26')).toMatchObject({ state: 'waiting', due: '2026-11-05' });
    house().setNow('2026-10-27T02:00:00.000Z');
    await ask('POST', `${path}/messages`, { kind: 'settled', text: 'Đã đủ' });
    expect((await one('2026-12-31'))?.state).toBe('settled');
    expect((await one('2026-10-26'))?.state).toBe('waiting');
  });

  test('the plan’s file is edited in place: previewed, linted, taken, and not over somebody else’s', async () => {
    house().setNow('2026-11-22T03:00:00.000Z');
    const file = (await ask<PlanFileView>('GET', `/plans/${id}/file`)).body;
    expect(file.text).toBe(realPlan);
    expect(file.findings.length).toBeGreaterThan(5);
    const edits = [
      { action: 'set_document', set: { number: '45/KH-UBND' } },
      { action: 'set_task', id: 'IV.1.a', set: { serves: [] } },
    ];
    const preview = await ask<PlanEdited>('POST', `/plans/${id}/edits`, {
      edits,
      seen: file.version,
      preview: true,
    });
    expect(preview.body).toMatchObject({ report: null, version: file.version });
    expect(preview.body.broken.map(({ code }) => code)).toContain('plan.task_without_target');
    expect(preview.body.mended.map(({ code }) => code)).toContain('plan.number_missing');
    expect((await ask<PlanFileView>('GET', `/plans/${id}/file`)).body.text).toBe(realPlan);
    const taken = await ask<PlanEdited>('POST', `/plans/${id}/edits`, {
      edits: edits.slice(0, 1),
      seen: file.version,
    });
    expect(taken.status, JSON.stringify(taken.body)).toBe(200);
    const text = taken.body.text.replace('45/KH-UBND', '46/KH-UBND');
    const put = (seen: string | null, body: string) =>
      ask<PlanEdited & Refused>('PUT', `/plans/${id}`, { text: body, seen });
    expect((await put(file.version, text)).body.code).toBe('plan.file.changed_meanwhile');
    expect((await put(taken.body.version, text.replace(`id: ${id}`, 'id: khac'))).body.code).toBe(
      'plan.edit.other_plan',
    );
    house().setNow('2026-11-22T03:01:00.000Z');
    const mine = await put(taken.body.version, text);
    expect(mine.body.diff.flat().filter(({ sign }) => sign !== ' ')).toHaveLength(2);
    // back to the very text of before: not mistaken for the same file again
    house().setNow('2026-11-22T03:02:00.000Z');
    expect((await put(mine.body.version, taken.body.text)).body.report).toMatchObject({
      already: false,
      rowsReplaced: 1,
    });
    const back = (await ask<PlanFileView>('GET', `/plans/${id}/file`)).body;
    expect(back.text).toBe(taken.body.text);
    expect((await put(back.version, back.text)).body.code).toBe('plan.edit.nothing');
    const lint = await ask<LintFindingView[]>('POST', '/plans/lint', { text });
    expect(lint.body.map(({ code }) => code)).not.toContain('plan.number_missing');
    expect((await ask<Refused>('POST', '/plans/lint', { text: 'a: b' })).body.code).toBe('plan.unreadable');
  });

  test('adjustments stand side by side; the chain leads from the legal base to the figure', async () => {
    const document = {
      kind: 'Quyết định',
      number: '9/QĐ',
      date: '2026-09-20',
      issuer: 'UBND phường',
      subject: 'x',
    };
    const changes = [{ action: 'set_target', id: 'III.2.b', set: { due: '2029-12-31' } }];
    await ask('POST', '/adjustments', { id: 'dc-1', date: '2026-10-01', document, reason: 'Chậm', changes });
    const list = (await ask<AdjustmentList>('GET', `/plans/${id}/adjustments`)).body;
    expect(list.adjustments).toMatchObject([{ id: 'dc-1', inFile: false, document: { number: '9/QĐ' } }]);
    expect(list.total[0]?.fields).toEqual([{ field: 'due', before: '2030-12-31', after: '2029-12-31' }]);
    const chain = (await ask<PlanChain>('GET', `/plans/${id}/chain`)).body;
    expect(chain.targets.find((target) => target.id === 'III.2.b')).toMatchObject({ due: '2029-12-31' });
    expect(chain.tasks.find((task) => task.id === 'IV.1.a')?.state).toBe('in_progress');
    expect(chain.counts.breaks).toBeGreaterThan(0);
  });

  test('calendar programs read the days at a secret address that is revoked at once, and only those of its ward', async () => {
    const made = await ask<{ id: string; secret: string }>('POST', '/calendar-feeds', {
      office: 'van-hoa-xa-hoi',
    });
    const read = (ward: string, key: string) =>
      house().ask<Refused>(
        'GET',
        `/wards/${ward}/calendar.ics?key=${key}`,
        undefined,
        'nobody-nobody-nobody',
      );
    const feed = await read('21172', made.body.secret);
    expect(feed.status, JSON.stringify(feed.body)).toBe(200);
    expect(String(feed.headers['content-type'])).toContain('text/calendar');
    const text = feed.bytes.toString('utf8');
    const events = new ICAL.Component(ICAL.parse(text) as unknown[]).getAllSubcomponents('vevent');
    expect(events.length).toBeGreaterThan(5);
    expect(text).not.toContain('Thiếu kinh phí');
    expect((await read('21172', made.body.secret)).bytes.equals(feed.bytes)).toBe(true);
    expect((await read('21173', made.body.secret)).body.code).toBe('plan.feed_unknown');
    expect((await read('21172', `${made.body.secret}x`)).body.code).toBe('plan.feed_unknown');
    // the secret opens nothing else
    expect((await ask('GET', '/tasks', undefined, made.body.secret)).status).toBe(401);
    expect((await ask('DELETE', `/calendar-feeds/${made.body.id}`)).status).toBe(200);
    expect((await read('21172', made.body.secret)).body.code).toBe('plan.feed_unknown');
    expect((await ask<{ feeds: unknown[] }>('GET', '/calendar-feeds')).body.feeds).toEqual([]);
  });

  test('the log holds no words of what was written', async () => {
    const log = JSON.stringify((await house().ask('GET', '/audit?limit=1000')).body);
    for (const word of ['Thiếu kinh phí', 'Đã hỏi Sở', 'Bố trí 30', 'Chưa đủ', 'Lắp 3 trạm', 'htscal_'])
      expect(log).not.toContain(word);
  });
});
