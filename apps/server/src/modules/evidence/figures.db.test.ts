import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BatchDetail } from '@hatangso/contracts/evidence-desk';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring, bringWard } from '../../../../../test/support/ward.ts';
import { wardScope } from '../../platform/db/scope.ts';
import { transaction } from '../../platform/db/transaction.ts';
import { machineActor } from '../../platform/kernel.ts';
import { keepOriginalOf } from './documents/original.ts';

const ward = '21172';
const heading = 'Chỉ số;Tử số;Mẫu số;Thời điểm;Nguồn;Tài liệu minh chứng';

onBothEngines('register figures', (house) => {
  const standing = async (unit = ward): Promise<unknown[]> =>
    transaction(
      house().kernel.engine,
      wardScope(unit),
      'read',
      async (tx) =>
        (
          await sql`
          select indicator, numerator, denominator, as_of, source from evidence.register_figures
          where known_to = 'infinity' order by indicator, source, as_of`.execute(tx)
        ).rows,
    );

  test('figures are taken, replaced by indicator, source and day, and taken back', async () => {
    house().setNow('2026-11-20T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    const first = [
      heading,
      'people_with_digital_id;45120;49308;31/10/2026;Công an phường;BC 12',
      'people_trained;300;400;31/10/2026;Văn hóa;',
    ];
    const taken = await bring(house(), ward, 'figures', first.join('\n'));
    expect(taken.body).toMatchObject({ rowsTaken: 2, asOf: '2026-10-31', warnings: [] });
    house().setNow('2026-11-21T02:00:00.000Z');
    const second = [
      heading,
      'people_with_digital_id;45200;49308;31/10/2026;Công an phường;',
      'people_with_digital_id;40000;49308;31/10/2026;Khảo sát;',
    ];
    const again = await bring(house(), ward, 'figures', second.join('\n'));
    expect(again.body).toMatchObject({ rowsTaken: 2, rowsReplaced: 1 });
    expect(await standing()).toMatchObject([
      { indicator: 'people_trained', numerator: 300, denominator: 400 },
      { source: 'Công an phường', numerator: 45200, as_of: '2026-10-31' },
      { source: 'Khảo sát', numerator: 40000 },
    ]);
    house().setNow('2026-11-22T02:00:00.000Z');
    expect((await house().ask('DELETE', `/wards/${ward}/imports/${again.body.id}`)).status).toBe(200);
    expect(await standing()).toMatchObject([{ numerator: 300 }, { numerator: 45120 }]);
    expect(await standing('21175')).toEqual([]);
  });

  test('what is no figure is refused by row; what lacks source or day is taken and told', async () => {
    const bad = [
      heading,
      'no_such_thing;1;2;31/10/2026;A;',
      'people_with_digital_id;50000;49308;31/10/2026;A;',
      'people_with_digital_id;50;;31/10/2026;B;',
      'people_with_digital_id;;49308;31/10/2026;C;',
      'people_with_digital_id;1;2;31/12/2027;D;',
      'people_with_digital_id;-1;2;31/10/2026;E;',
      'people_trained;10;20;30/09/2026;F;',
      'people_trained;11;20;30/09/2026;F;',
    ];
    const refused = await bring(house(), ward, 'figures', bad.join('\n'));
    expect(refused.body.rows.map(({ row, code }) => `${row} ${code}`).sort()).toEqual([
      '2 figures.unknown_indicator',
      '3 figures.share_over_one',
      '4 figures.no_figure',
      '5 figures.no_figure',
      '6 figures.future',
      '7 cell.min',
      '8 figures.twice',
      '9 figures.twice',
    ]);
    const bare = await bring(house(), ward, 'figures', `${heading}\npeople_trained;20;30;;;`, '?dryRun=true');
    expect(bare.body).toMatchObject({ rowsTaken: 1, asOf: '2026-11-22' });
    expect(bare.body.warnings.map(({ code }) => code)).toEqual(['figures.no_source', 'figures.no_date']);
    const dated = await bring(
      house(),
      ward,
      'figures',
      `${heading}\npeople_trained;20;30;;Sở;`,
      '?dryRun=true&asOf=2026-09-30',
    );
    expect(dated.body).toMatchObject({ asOf: '2026-09-30', warnings: [] });
  });

  test('a file larger than a document may be is kept in parts and given back whole', async () => {
    const brought = await bring(house(), ward, 'figures', `${heading}\npeople_trained;1;4;30/09/2026;Sổ;`);
    const batchId = (brought.body as { id: string }).id;
    const path = `/wards/${ward}/imports/${batchId}`;
    // brought in by a program: nothing was kept
    expect((await house().ask('GET', `${path}/original`)).body).toMatchObject({ code: 'import.no_original' });
    const folder = mkdtempSync(join(tmpdir(), 'hatangso-original-'));
    const content = Buffer.from(Array.from({ length: 1_050 }, (_, at) => at % 251));
    const file = join(folder, 'original');
    writeFileSync(file, content);
    const { engine, installation, clock } = house().kernel;
    const scope = wardScope(ward);
    await transaction(engine, scope, 'write', (tx) =>
      keepOriginalOf(
        { tx, now: clock(), actor: machineActor('job:test', scope), installation },
        { unitCode: ward, provinceCode: '51', batchId, fileName: 'Sổ lớn.csv', path: file },
        100,
      ),
    );
    rmSync(folder, { recursive: true });
    const whole = await house().ask('GET', `${path}/original`);
    expect(whole.bytes.equals(content)).toBe(true);
    expect(whole.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('Sổ lớn.csv')}`,
    );
    const { documents } = (await house().ask<BatchDetail>('GET', `${path}/effect`)).body;
    expect(documents).toMatchObject([{ role: 'original', fileName: 'Sổ lớn.csv', bytes: 1_050, parts: 11 }]);
  });
});
