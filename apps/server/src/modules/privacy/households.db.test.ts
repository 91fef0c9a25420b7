import type { PeopleList, PersonAdded } from '@hatangso/contracts/identity';
import type { ErasureAnswer, RetentionAnswer, SubjectData } from '@hatangso/contracts/privacy';
import { expect, test } from 'vitest';
import { type House, onBothEngines } from '../../../../../test/support/house.ts';
import { bring, bringWard, rectangle } from '../../../../../test/support/ward.ts';
import { reason, rowsOf, sheet, tokenOf, ward } from './testing/ward.ts';

interface Entry {
  readonly action: string;
  readonly objectId: string;
  readonly objectKind: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

const area = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { operator: 'VNPT', service: '5g', validFrom: '2026-01-01' },
      // its border runs between households, close to one of them
      geometry: { type: 'Polygon', coordinates: rectangle(108.781, 15.131, 108.8001, 15.169) },
    },
  ],
});

const readsOf = async (house: House): Promise<Entry[]> =>
  (await house.ask<{ entries: Entry[] }>('GET', '/audit?kind=reads&limit=200')).body.entries;

/** Figures as they are now and as they were known then. */
async function figuresOf(house: House, knownAt: string): Promise<string> {
  expect((await house.ask('POST', `/wards/${ward}/figures`, { asOf: '2026-06-30' })).status).toBe(200);
  const both = await Promise.all(
    ['', `&knownAt=${knownAt}`].map(async (then) => {
      const answer = await house.ask<{ indicators: Record<string, unknown>[] }>(
        'GET',
        `/wards/${ward}/indicators?asOf=2026-06-30${then}`,
      );
      expect(answer.status).toBe(200);
      return answer.body;
    }),
  );
  return JSON.stringify(both, (key, value: unknown) => (/^(computedAt|knownAt)$/.test(key) ? '' : value));
}

onBothEngines('personal data', (house) => {
  let batch = '';

  test('logins and addresses need their own permission, households theirs, and reading them is told', async () => {
    house().setNow('2026-06-01T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    await bring(house(), ward, 'groups', 'Mã TDP;Tên TDP;Số hộ\nTDP01;Tổ 1;12\n', '?asOf=2026-01-01');
    await bring(house(), ward, 'households', sheet('không'), '?asOf=2026-02-01&round=dot-1');
    house().setNow('2026-07-01T02:00:00.000Z');
    batch = (await bring(house(), ward, 'households', sheet('có'), '?asOf=2026-02-01&round=dot-1')).body.id;
    await bring(house(), ward, 'claims', area);
    const made = await house().ask<PersonAdded>('POST', '/people', {
      ...{ name: 'Lê Thị Hoa', login: 'le.hoa', email: 'hoa@phuong.gov.vn' },
      assignments: [{ role: 'reader', unitCode: ward }],
    });
    expect(made.status).toBe(200);
    const auditor = await tokenOf(house(), 'auditor');
    const people = async (query: string, secret?: string) =>
      (await house().ask<PeopleList>('GET', `/people?${query}`, undefined, secret)).body.people;
    expect(await people('q=hoa', auditor)).toMatchObject([{ name: 'Lê Thị Hoa', login: null, email: null }]);
    expect(await people('q=le.hoa', auditor)).toEqual([]);
    expect(await people('q=le.hoa')).toMatchObject([{ login: 'le.hoa', email: 'hoa@phuong.gov.vn' }]);
    const reader = await tokenOf(house(), 'reader');
    const original = `/wards/${ward}/imports/${batch}/original`;
    const file = await house().send<{ id: string }>(`/wards/${ward}/documents`, 'phieu-ho.csv', sheet('có'));
    // as a sheet taken in through the desk is kept
    await rowsOf(
      house(),
      `insert into evidence.batch_documents (unit_code, province_code, batch_id, document_id, role)
       select unit_code, province_code, id, '${file.body.id}', 'original' from evidence.batches where id = '${batch}'`,
    );
    const document = `/wards/${ward}/documents/${file.body.id}`;
    expect((await house().ask('GET', document, undefined, reader)).status).toBe(403);
    expect((await house().ask('GET', original, undefined, reader)).body).toMatchObject({
      code: 'document.personal',
    });
    for (const path of [original, document])
      expect((await house().ask('GET', path)).bytes.toString()).toContain('HOKIN00');
    expect((await house().ask('GET', `/wards/${ward}/households?limit=5`)).status).toBe(200);
    const told = (await readsOf(house())).map(({ action, objectKind, facts }) => [
      action,
      objectKind,
      facts.persons,
    ]);
    expect(told).toEqual(
      expect.arrayContaining([
        ['identity.person.read', 'identity.person', 1],
        ['evidence.batch.read', 'evidence.batch', undefined],
        ['evidence.document.read', 'evidence.document', undefined],
        ['survey.household.read', 'survey.household', 5],
      ]),
    );
    expect(JSON.stringify(await readsOf(house()))).not.toMatch(/HOKIN|le\.hoa|Hoa/);
  });

  test('a household’s copy tells all versions; erased, its code is nowhere and no figure moves', async () => {
    house().setNow('2026-08-01T02:00:00.000Z');
    const then = '2026-06-15T00:00:00.000Z';
    const before = await figuresOf(house(), then);
    expect(before).toContain('5g');
    const at = (household: string, format = 'json') =>
      house().ask<SubjectData & { code?: string }>(
        'GET',
        `/wards/${ward}/household-data?household=${household}&format=${format}`,
      );
    const copy = await at('HOKIN06');
    expect(copy.body.tables.map(({ rows }) => rows.length)).toEqual([2, 1]);
    expect((await at('HOKIN06', 'html')).bytes.toString()).toContain('<h2>Hộ gia đình');
    const erase = (household: string, check: boolean) =>
      house().ask<ErasureAnswer & { code?: string }>('POST', `/wards/${ward}/household-erasures`, {
        ...{ household, reason, check },
      });
    expect((await erase('HOKIN06', true)).body).toMatchObject({
      done: false,
      goes: [{ what: 'households', count: 2 }],
    });
    expect((await at('HOKIN06')).status).toBe(200);
    expect((await erase('HOKIN06', false)).body).toMatchObject({ done: true });
    expect((await erase('HOKIN06', false)).body.code).toBe('privacy.no_household');
    expect((await at('HOKIN06')).body.code).toBe('privacy.no_household');
    const left = await rowsOf<{ code: string }>(house(), 'select code from survey.households');
    expect(left.filter(({ code }) => code.startsWith('da-xoa-'))).toHaveLength(2);
    expect(await figuresOf(house(), then)).toBe(before);
    // the same sheet once more, by another name: the household is there already, as nobody
    const again = await bring(
      house(),
      ward,
      'households',
      `${sheet('có')}\n`,
      '?asOf=2026-02-01&round=dot-1',
    );
    expect(again.body).toMatchObject({
      rowsTaken: 11,
      rowsReplaced: 11,
      warnings: [{ code: 'survey.erased_household', row: 8 }],
    });
    expect((await house().ask('DELETE', `/wards/${ward}/imports/${again.body.id}`)).status).toBe(200);
    expect(await figuresOf(house(), then)).toBe(before);
  });

  test('what is past its period is told, goes when said, and no figure moves', async () => {
    house().setNow('2026-08-02T02:00:00.000Z');
    const then = '2026-06-15T00:00:00.000Z';
    const before = await figuresOf(house(), then);
    const places = () =>
      rowsOf<{ p: string }>(
        house(),
        'select st_astext(geom) as p from survey.households order by batch_id, row_no',
      );
    const were = await places();
    const state = async () =>
      (await house().ask<RetentionAnswer>('GET', '/country/privacy/retention')).body.kinds;
    expect((await state()).filter(({ count }) => count > 0)).toEqual([]);
    const set = (category: string, days: number) =>
      house().ask<{ code?: string }>('PUT', `/country/privacy/periods/${category}`, { days });
    expect((await set('log', 30)).body.code).toBe('privacy.no_period');
    expect((await set('log_address', 400)).body.code).toBe('privacy.period_too_long');
    for (const category of ['household', 'household_file', 'invitation'])
      expect((await set(category, 5)).status).toBe(200);
    const due = new Map((await state()).map(({ category, count }) => [category, count]));
    expect([due.get('household'), due.get('household_file'), due.get('account')]).toEqual([11, 1, 0]);
    const done = await house().ask<RetentionAnswer>('POST', '/country/privacy/retention', {
      categories: ['household', 'household_file'],
    });
    expect(done.body.kinds.map(({ count }) => count)).toEqual([11, 1]);
    expect((await state()).map(({ category, count }) => (category === 'invitation' ? 0 : count))).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    const codes = await rowsOf<{ code: string }>(house(), 'select code from survey.households');
    expect(codes.filter(({ code }) => code.startsWith('HOKIN'))).toEqual([]);
    const are = await places();
    // but the two rows that were made rough before
    expect(are.filter(({ p }, at) => p === were[at]?.p)).toHaveLength(2);
    expect(await figuresOf(house(), then)).toBe(before);
    const gone = await house().ask('GET', `/wards/${ward}/imports/${batch}/original`);
    expect(gone.body).toMatchObject({ code: 'document.erased' });
    // asked anew after the erasure
    const again = await bring(house(), ward, 'households', sheet('có'), '?asOf=2026-08-02&round=dot-2');
    expect(again.body.rowsTaken).toBe(12);
  });
});
