import type { DraftEffect, DraftMade, DraftRows, DraftView, Mended } from '@hatangso/contracts/drafts';
import type { BatchDetail, BatchRows } from '@hatangso/contracts/evidence-desk';
import { expect, test } from 'vitest';
import { settledDraft } from '../../../../../../test/support/draft.ts';
import { type House, onBothEngines } from '../../../../../../test/support/house.ts';
import { bring, bringWard } from '../../../../../../test/support/ward.ts';
import { expireDrafts } from './expire.ts';

const ward = '21172';
const path = `/wards/${ward}/drafts`;
const sheet = [
  'DANH SÁCH HỘ,,,,,,,',
  'Mã hộ,TDP,Nhân khẩu của hộ,Có cáp quang,Ngày khảo sát,Ghi chú,Kinh độ,Vĩ độ',
  'H1,Tổ 1,4,có,15/02/2026,,"108,80","15,15"',
  'H2,Tổ An Phu,3,khong,02/16/2026,x,"15,15","108,80"',
  'H3,TDP 2,l2,có,16/02/2026,,,',
  ',,,,,,,',
  'H4,Tổ An Phu,2,coo,17/02/2026,,,',
  'H5,TDP 2,5,chưa,17/02/2026,,,',
  'H5,TDP 2,5,chưa,17/02/2026,,,',
].join('\n');

const otherFigure = {
  indicator: 'people_with_digital_id',
  numerator: 45_120,
  denominator: 48_500,
  date: '2026-02-28',
  source: 'Công an phường',
};

async function begin(house: House, name: string, content: string | Uint8Array): Promise<string> {
  const made = await house.send<DraftMade>(path, name, content);
  expect(made.status).toBe(200);
  return made.body.id;
}

const settled = (house: House, id: string): Promise<DraftView> => settledDraft(house, ward, id);

const mend = (house: House, id: string, body: object) =>
  house.ask<Mended>('PUT', `${path}/${id}/cells`, body);
const rowsOf = async (house: House, id: string, query = '') =>
  (await house.ask<DraftRows>('GET', `${path}/${id}/rows${query}`)).body;

onBothEngines('a sheet brought in step by step', (house) => {
  let id = '';

  test('it is recognised, but a heading nobody knows is asked for', async () => {
    house().setNow('2026-03-01T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    const groups =
      'Mã TDP,Tên TDP,Số hộ\nT1,Tổ dân phố số 1,2\nT2,Tổ dân phố số 2,4\nT3,Tổ dân phố An Phú,5\n';
    expect((await bring(house(), ward, 'groups', groups, '?asOf=2026-01-01')).status).toBe(200);
    id = await begin(house(), 'Khảo sát.csv', sheet);
    const view = await settled(house(), id);
    expect(view).toMatchObject({
      phase: 'matching',
      kind: 'households',
      headerRow: 2,
      missing: ['people'],
      mayTake: false,
      rows: { total: 7 },
    });
    expect(view.candidates[0]).toMatchObject({ kind: 'households' });
    expect(view.columns.map(({ key, how }) => `${key} ${how}`)).toEqual([
      'code name',
      'group name',
      'null none',
      'has_fibre name',
      'surveyed_on name',
      'null none',
      'lon name',
      'lat name',
    ]);
    expect(view.columns[2]?.samples).toEqual(['4', '3', 'l2']);
  });

  test('matched by hand it is checked, each problem in its cell with what it probably should be', async () => {
    const said = await house().ask<DraftView>('PUT', `${path}/${id}/columns`, {
      columns: [{ place: 2, key: 'people' }],
    });
    expect(said.status).toBe(200);
    const view = await settled(house(), id);
    expect(view).toMatchObject({ phase: 'ready', mayTake: false, missing: [] });
    expect(view.rows).toMatchObject({ withProblems: 5 });
    const { rows, total } = await rowsOf(house(), id);
    expect(total).toBe(7);
    const told = rows.flatMap(({ row, problems }) =>
      problems.map(
        ({ code, places, suggestion }) => `${row} ${code} ${places.join(',')} ${suggestion?.join('|')}`,
      ),
    );
    expect(told).toEqual([
      '4 cell.date_month_first 4 16/02/2026',
      '4 geo.swapped 6,7 108,80|15,15',
      '5 cell.number 2 12',
      '7 cell.yes_no 3 có',
      '8 survey.duplicate_code 0 undefined',
      '9 survey.duplicate_code 0 undefined',
    ]);
    const only = await rowsOf(house(), id, '?only=problems&limit=2');
    expect(only).toMatchObject({ total: 5, next: '2' });
    expect(view.groups.find(({ code }) => code === 'survey.duplicate_code')).toMatchObject({
      rows: 2,
      place: 0,
    });
  });

  test('cells are mended in place, all at once, and taken back; rows are left out', async () => {
    await mend(house(), id, { cells: [{ row: 5, place: 2, value: '12' }] });
    await mend(house(), id, { suggested: { code: 'geo.swapped', place: 6 } });
    await mend(house(), id, { suggested: { code: 'cell.date_month_first', place: 4 } });
    await mend(house(), id, { suggested: { code: 'cell.yes_no', place: 3 } });
    const mended = await mend(house(), id, { skip: { rows: [9], on: true } });
    expect(mended.body).toMatchObject({ rows: 1 });
    const view = await settled(house(), id);
    // now that its other cells are right, the database is asked for its group
    expect(view.groups).toMatchObject([{ code: 'survey.unknown_group', rows: 2, suggested: 2 }]);
    expect(view.rows).toMatchObject({ withProblems: 2, mendedCells: 5, skipped: 1 });
    const same = await mend(house(), id, { same: { place: 1, from: 'Tổ An Phu', to: 'An Phú' } });
    expect(same.body).toMatchObject({ cells: 2 });
    expect(await settled(house(), id)).toMatchObject({
      mayTake: true,
      rows: { withProblems: 0, mendedCells: 7 },
    });
    await mend(house(), id, { undo: true });
    expect(await settled(house(), id)).toMatchObject({ mayTake: false, rows: { withProblems: 2 } });
    await mend(house(), id, { suggested: { code: 'survey.unknown_group', place: 1 } });
    expect(await settled(house(), id)).toMatchObject({ mayTake: true });
    const { rows } = await rowsOf(house(), id, '?only=mended');
    expect(rows[0]).toMatchObject({ row: 4, mended: [1, 4, 6, 7] });
    expect(rows[0]?.cells.slice(1, 2)).toEqual(['Tổ dân phố An Phú']);
    expect((await mend(house(), id, { cells: [{ row: 2, place: 0, value: 'x' }] })).status).toBe(400);
  });

  test('what it will change is told before, and nothing has changed yet', async () => {
    let answer = (await house().ask<DraftEffect>('GET', `${path}/${id}/effect`)).body;
    for (let turn = 0; answer.state === 'working' && turn < 200; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      answer = (await house().ask<DraftEffect>('GET', `${path}/${id}/effect`)).body;
    }
    expect(answer).toMatchObject({ state: 'ready', report: { rowsTaken: 5, dryRun: true, id: null } });
    const fibre = answer.effect?.changes.find(({ indicator }) => indicator === 'households_with_fibre');
    expect(fibre).toMatchObject({ before: { value: null, status: 'no_data' }, after: { denominator: 11 } });
    const list = await house().ask<{ imports: { kind: string }[] }>('GET', `/wards/${ward}/imports`);
    expect(list.body.imports.map(({ kind }) => kind)).toEqual(['groups']);
  });

  test('taken in, it is a batch with its file kept and what was mended counted; headings are remembered', async () => {
    // what somebody else enters meanwhile has it looked at once more: waited for, not refused
    const other = await house().ask('POST', `/wards/${ward}/figures/manual`, otherFigure);
    expect(other.status).toBe(200);
    house().setNow('2026-03-01T02:01:00.000Z');
    const taken = await house().ask<DraftView>('POST', `${path}/${id}/take`);
    expect(taken.status).toBe(200);
    const view = await settled(house(), id);
    expect(view).toMatchObject({ phase: 'taken', report: { rowsTaken: 5, rowsRefused: 0, already: false } });
    const detail = await house().ask<Record<string, unknown>>(
      'GET',
      `/wards/${ward}/imports/${view.report?.id}/effect`,
    );
    expect(detail.body).toMatchObject({
      mendedCells: 7,
      skippedRows: 1,
      undone: null,
      documents: [{ role: 'original', fileName: 'Khảo sát.csv', parts: 1 }],
    });
    const batch = `/wards/${ward}/imports/${view.report?.id}`;
    expect((await house().ask('GET', batch)).body).toMatchObject({ fileName: 'Khảo sát.csv', rowsTaken: 5 });
    const rows = await house().ask<BatchRows>('GET', `${batch}/rows?from=4&limit=2`);
    expect(rows.body).toMatchObject({ readable: true, total: 5, before: 3, after: 7 });
    expect(rows.body.rows.map(({ row, stands }) => [row, stands])).toEqual([
      [4, true],
      [5, true],
    ]);
    expect(rows.body.rows[0]?.cells.slice(0, 3)).toEqual(['H2', 'Tổ dân phố An Phú', 3]);
    const { documents } = detail.body as unknown as BatchDetail;
    const about = await house().ask('GET', `/wards/${ward}/documents/${documents[0]?.id}/about`);
    expect(about.body).toMatchObject({
      fileName: 'Khảo sát.csv',
      batches: [{ id: view.report?.id, kind: 'households', role: 'original', undone: false }],
    });
    expect((await house().ask('GET', `/wards/21202/documents/${documents[0]?.id}/about`)).status).toBe(404);
    expect((await house().ask('GET', batch.replace(ward, '21202'))).status).toBe(404);
    const effects = detail.body as unknown as {
      taken: DraftEffect['effect'];
      undoing: DraftEffect['effect'];
    };
    expect(effects.taken?.changes.length).toBeGreaterThan(0);
    expect(effects.undoing?.changes.map(({ indicator }) => indicator)).toEqual(
      effects.taken?.changes.map(({ indicator }) => indicator),
    );
    expect((await mend(house(), id, { undo: true })).body).toMatchObject({ code: 'draft.busy' });
    const next = await begin(house(), 'Khảo sát 2.csv', sheet);
    const again = await settled(house(), next);
    expect(again.missing).toEqual([]);
    expect(again.columns[2]).toMatchObject({ key: 'people', how: 'remembered' });
    expect((await house().ask('DELETE', `${path}/${next}`)).status).toBe(200);
    expect((await house().ask('GET', `${path}/${next}`)).status).toBe(404);
  });

  test('a draft belongs to whoever brought it, and goes after a week', async () => {
    const mine = await begin(house(), 'Khảo sát 3.csv', sheet);
    await settled(house(), mine);
    const token = await house().ask<{ secret: string }>('POST', '/tokens', {
      name: 'người khác',
      role: 'chair',
      ward,
    });
    const other = await house().ask('GET', `${path}/${mine}`, undefined, token.body.secret);
    expect([other.status, (other.body as { code: string }).code]).toEqual([404, 'draft.unknown']);
    house().setNow('2026-03-09T02:00:00.000Z');
    expect((await house().ask('GET', `${path}/${mine}`)).status).toBe(404);
    expect(await expireDrafts(house().kernel)).toBe(2);
    expect(await expireDrafts(house().kernel)).toBe(0);
  });
});
