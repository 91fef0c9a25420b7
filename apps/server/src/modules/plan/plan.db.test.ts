import { readFileSync } from 'node:fs';
import type { ImportReport } from '@hatangso/contracts/evidence';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bringWard } from '../../../../../test/support/ward.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { allPlans, plansInForce } from './index.ts';

const file = new URL('../../../../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url);
const real = readFileSync(file, 'utf8');
const id = 'truong-quang-trong-2025-2030';
/** The same plan for another ward, and a later edition of it. */
const elsewhere = real.replaceAll('code: "21172"', 'code: "21173"');
const renamed = real.replace(/^title: .*$/m, 'title: Kế hoạch đã sửa lời');

interface Refusal {
  readonly code: string;
  readonly rows?: readonly { code: string; row: number; column?: string }[];
}

onBothEngines('plans', (house) => {
  const send = <T = ImportReport>(kind: string, content: string, ward = '21172', query = '') =>
    house().send<T>(
      `/wards/${ward}/imports/${kind}${query}`,
      kind === 'plan' ? 'ke-hoach.yaml' : 'a.csv',
      content,
    );
  const plans = (asOf: string, knownAt: string, ward = '21172', scope = ward) =>
    transaction(house().kernel.engine, wardScope(scope), 'read', (tx) =>
      plansInForce(tx, ward, asOf, knownAt),
    );

  test('a ward’s plan is taken in, replaced by a newer file, and both editions stay known', async () => {
    house().setNow('2026-01-05T02:00:00.000Z');
    await bringWard(house(), '21172', '51');
    await bringWard(house(), '21173', '51');

    house().setNow('2026-02-01T02:00:00.000Z');
    expect((await send('plan', real)).body).toMatchObject({ rowsRead: 1, rowsTaken: 1, rowsReplaced: 0 });
    expect((await send('plan', real)).body.already).toBe(true);
    house().setNow('2026-03-01T02:00:00.000Z');
    const newer = await send('plan', renamed);
    expect(newer.body).toMatchObject({ rowsTaken: 1, rowsReplaced: 1 });

    const then = await plans('2026-06-30', '2026-02-15T00:00:00.000Z');
    const now = await plans('2026-06-30', '2026-03-15T00:00:00.000Z');
    expect(then.map(({ title }) => title)).toEqual([expect.stringContaining('Hạ tầng số phường')]);
    expect(now.map(({ title }) => title)).toEqual(['Kế hoạch đã sửa lời']);
    expect(now[0]?.targets).toEqual(then[0]?.targets);
    expect(await plans('2026-06-30', '2026-01-15T00:00:00.000Z')).toEqual([]);
    // Its last day is past, no other plan follows: its targets are still looked at.
    expect(await plans('2031-06-30', '2026-03-15T00:00:00.000Z')).toHaveLength(1);

    house().setNow('2026-04-01T02:00:00.000Z');
    expect((await house().ask('DELETE', `/wards/21172/imports/${newer.body.id}`)).status).toBe(200);
    const after = await plans('2026-06-30', '2026-04-15T00:00:00.000Z');
    expect(after).toEqual(then);
    expect(await plans('2026-06-30', '2026-03-15T00:00:00.000Z')).toEqual(now);
  });

  test('a file that is unreadable, another ward’s or inconsistent is refused with its line', async () => {
    const broken = await send<Refusal>('plan', real.replace('due: 2025-12-31', 'due: cuối năm 2025'));
    expect(broken.status).toBe(422);
    expect(broken.body).toMatchObject({ code: 'plan.unreadable', rows: [{ code: 'plan.expected_date' }] });
    const other = await send<Refusal>('plan', elsewhere);
    const line = 1 + elsewhere.split('\n').findLastIndex((text) => text.includes('code: "21173"'));
    expect(other.body).toMatchObject({
      code: 'import.refused',
      rows: [{ code: 'plan.other_unit', row: line }],
    });
    const own = await send<Refusal>(
      'plan',
      real.replace(/^indicators:.*$/m, 'indicators:\n  - code: Sai Mã'),
    );
    expect(own.body.rows?.map(({ code }) => code)).toContain('indicator.definition_invalid');
    const from = real.split('\n').findIndex((text) => text.startsWith('indicators:'));
    expect(own.body.rows?.every(({ row }) => row > from)).toBe(true);
  });

  test('a ward sees its own plan only, the nation all of them', async () => {
    const knownAt = '2026-05-01T00:00:00.000Z';
    house().setNow('2026-04-20T02:00:00.000Z');
    expect((await send('plan', elsewhere, '21173')).body.rowsTaken).toBe(1);
    expect(await plans('2026-06-30', knownAt, '21173')).toHaveLength(1);
    expect(await plans('2026-06-30', knownAt, '21173', '21172')).toEqual([]);
    const all = await transaction(house().kernel.engine, { level: 'nation', value: 'VN' }, 'read', (tx) =>
      allPlans(tx, '2026-06-30', knownAt),
    );
    expect([...all].map(([code, list]) => [code, list.map((plan) => plan.id)])).toEqual([
      ['21172', [id]],
      ['21173', [id]],
    ]);
  });
});
