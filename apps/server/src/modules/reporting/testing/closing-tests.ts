import type { ClosingsAnswer } from '@hatangso/contracts/closings';
import { expect, test } from 'vitest';
import type { House } from '../../../../../../test/support/house.ts';
import { bring } from '../../../../../../test/support/ward.ts';
import type { ReportPeople } from './report-people.ts';
import { ward } from './ward-with-everything.ts';

/** The part of the story told in `desk.db.test.ts` that is about closing figures: on 12 December, nothing compiled yet. */
export function closingTests(house: () => House, { ask, desk, step }: ReportPeople): void {
  test('closing figures: sources side by side, chosen with a reason by whoever is in charge', async () => {
    const path = `/wards/${ward}/closings?year=2026&period=N`;
    const row = async (who = 'clerk') => {
      const { body } = await ask<ClosingsAnswer>(who, 'GET', path);
      expect(body).toMatchObject({ from: '2026-01-01', to: '2026-12-31', closing: '2026-12-12' });
      const found = body.rows.find(({ indicator }) => indicator === 'people_with_digital_id');
      if (found === undefined) throw new Error('no row');
      return found;
    };
    const other =
      'Chỉ số,Tử số,Mẫu số,Thời điểm,Nguồn\npeople_with_digital_id,120,200,30/11/2026,Tổ công tác\n';
    expect((await bring(house(), ward, 'figures', other)).status).toBe(200);
    const open = await row();
    const names = open.sources.map(({ source }) => source);
    expect(names).toEqual(['register:Tổ công tác', 'register:Công an phường']);
    const proposed = 'register:Tổ công tác';
    expect(open).toMatchObject({ proposed, holds: proposed, chosen: null, mayClose: true });
    const police = open.sources[1];
    const base = open.sources[0]?.value ?? 0;
    expect(police?.difference).toBeCloseTo((police?.value ?? 0) - base, 9);
    expect(police?.relative).toBeCloseTo((100 * ((police?.value ?? 0) - base)) / base, 9);
    expect(police?.name.vi).toBe('sổ theo dõi của Công an phường');
    expect((await row('culture')).mayClose).toBe(false);
    const reason = 'Sổ của công an đầy đủ hơn';
    const close = (who: string, source: string | null, says: object = { reason }) =>
      closeFor(who, { from: '2026-01-01', to: '2026-12-31', source, ...says });
    expect((await close('culture', 'register:Công an phường')).body.code).toBe('auth.not_your_office');
    const silent = await close('clerk', 'register:Công an phường', {});
    expect(silent.body).toMatchObject({ code: 'indicator.close_needs_reason', params: { proposed } });
    expect((await close('clerk', 'register:Công an phường', { reason: ' \n ' })).body.code).toBe(
      'indicator.close_needs_reason',
    );
    expect((await close('clerk', proposed, {})).status).toBe(200);
    expect((await close('clerk', 'register:Công an phường')).status).toBe(200);
    expect(await row()).toMatchObject({
      holds: 'register:Công an phường',
      proposed,
      chosen: {
        source: 'register:Công an phường',
        reason: 'Sổ của công an đầy đủ hơn',
        by: 'clerk',
        speaks: true,
      },
    });
  });

  test('once the chair has approved, closing figures stand until the chair opens the report again', async () => {
    const source = 'register:Tổ công tác';
    const year = { from: '2026-01-01', to: '2026-12-31' };
    const closings = async () =>
      (await ask<ClosingsAnswer>('clerk', 'GET', `/wards/${ward}/closings?year=2026&period=N`)).body;
    expect(await closings()).toMatchObject({ fixed: null });
    expect((await closeFor('clerk', { from: '2026-01-01', to: '2026-11-30', source })).body).toMatchObject({
      code: 'report.closing_period',
    });
    await step('compiler', 'compile', 0, { despite: true, remark: 'Quá hạn' });
    expect((await closeFor('clerk', { ...year, source })).status).toBe(200);
    expect((await step('chair', 'approve', 1)).body.state).toBe('approved');
    for (const who of ['clerk', 'compiler', 'chair']) {
      const refused = await closeFor(who, { ...year, source: null });
      expect(refused, who).toMatchObject({ status: 409, body: { code: 'report.closing_fixed' } });
    }
    // the fourth quarter holds the year's closing day, and a shorter period's word would count; the first does not
    const quarter = (from: string, to: string) => closeFor('chair', { from, to, source: null });
    expect((await quarter('2026-10-01', '2026-12-31')).body.code).toBe('report.closing_fixed');
    expect((await quarter('2026-01-01', '2026-03-31')).status).toBe(200);
    const fixed = await closings();
    expect(fixed.fixed).toEqual({ year: 2026, period: 'N', state: 'approved' });
    expect(fixed.rows.some(({ mayClose }) => mayClose)).toBe(false);
    expect((await desk('compiler')).may.reopen).toBe(false);
    expect((await step('compiler', 'reopen', 2)).body.code).toBe('report.reopen_by_chair');
    expect((await desk()).may.reopen).toBe(true);
    expect((await step('chair', 'reopen', 2)).body.state).toBe('open');
    expect((await closeFor('clerk', { ...year, source: null })).status).toBe(200);
  });

  let spoken = 0;
  /** Each a second after the one before, as people are: of two words the newer one counts. */
  function closeFor(who: string, body: object) {
    spoken += 1;
    house().setNow(new Date(Date.parse('2026-12-12T02:00:00.000Z') + spoken * 1000).toISOString());
    return ask(who, 'PUT', `/wards/${ward}/indicators/people_with_digital_id/closing`, body);
  }
}
