import type { DocumentAdded } from '@hatangso/contracts/documents';
import type { DraftMade, DraftRows, DraftView } from '@hatangso/contracts/drafts';
import type { ImportReport } from '@hatangso/contracts/evidence';
import type { BatchDetail, KindsAnswer } from '@hatangso/contracts/evidence-desk';
import { expect, test } from 'vitest';
import { settledDraft } from '../../../../../../test/support/draft.ts';
import { type House, onBothEngines } from '../../../../../../test/support/house.ts';
import { realPlan } from '../../../../../../test/support/planned-ward.ts';
import { bringWard, rectangle } from '../../../../../../test/support/ward.ts';
import { writeSheets } from '../../../platform/tabular/write-sheets.ts';

const ward = '21172';
const path = `/wards/${ward}/drafts`;

async function draft(house: House, name: string, content: string | Uint8Array): Promise<DraftView> {
  const made = await house.send<DraftMade>(path, name, content);
  return settled(house, made.body.id);
}
const settled = (house: House, id: string): Promise<DraftView> => settledDraft(house, ward, id);

onBothEngines('files of every kind on the way in', (house) => {
  test('a workbook: the sheet that looks like a kind, another when asked, and the marked copy says the same again', async () => {
    house().setNow('2026-03-01T02:00:00.000Z');
    await bringWard(house(), ward, '51');
    const sheets = writeSheets([
      { name: 'Ghi chú', columns: [{ heading: 'Lời dặn' }], rows: [['nộp trước 10/12']] },
      {
        name: 'Danh sách',
        columns: [{ heading: 'Mã TDP' }, { heading: 'Tên TDP' }, { heading: 'Số hộ' }],
        rows: [
          ['T1', 'Tổ dân phố 1', 12],
          ['T2', 'Tổ dân phố 2', 'mười hai'],
        ],
      },
    ]);
    const view = await draft(house(), 'to.xlsx', sheets);
    expect(view).toMatchObject({
      kind: 'groups',
      sheet: 1,
      sheets: ['Ghi chú', 'Danh sách'],
      rows: { withProblems: 1 },
    });
    await house().ask('PUT', `${path}/${view.id}/columns`, { sheet: 0 });
    expect(await settled(house(), view.id)).toMatchObject({ sheet: 0, kind: null, phase: 'matching' });
    await house().ask('PUT', `${path}/${view.id}/columns`, { sheet: 1 });
    await settled(house(), view.id);
    const marked = await house().ask('GET', `${path}/${view.id}/annotated.xlsx`);
    expect(marked.headers['content-disposition']).toContain('to-co-ghi-chu.xlsx');
    const again = await draft(house(), 'to-co-ghi-chu.xlsx', marked.bytes);
    expect(again).toMatchObject({ kind: 'groups', rows: { withProblems: 1 } });
    expect(again.columns.at(-1)).toMatchObject({ heading: 'Ghi chú của phần mềm', key: null });
  });

  test('GeoJSON: features as rows, not mended here but left out where asked', async () => {
    const area = (code: string, coordinates: unknown) => ({
      type: 'Feature',
      properties: { 'Mã TDP': code, 'Tên TDP': `Tổ ${code}` },
      geometry: { type: 'Polygon', coordinates },
    });
    const good = area('T1', rectangle(108.79, 15.14, 108.8, 15.15));
    const open = area('T2', [
      [
        [108.79, 15.14],
        [108.8, 15.15],
        [108.81, 15.14],
      ],
    ]);
    const view = await draft(
      house(),
      'to.geojson',
      JSON.stringify({ type: 'FeatureCollection', features: [good, open] }),
    );
    expect(view).toMatchObject({ format: 'features', kind: 'groups', mendable: false, mayTake: false });
    const rows = await house().ask<DraftRows>('GET', `${path}/${view.id}/rows`);
    expect(rows.body.rows[0]?.cells).toEqual(['Polygon', 'T1', 'Tổ T1']);
    expect(rows.body.rows[1]?.problems).toMatchObject([{ code: 'geojson.ring_open', places: [0] }]);
    const mend = await house().ask('PUT', `${path}/${view.id}/cells`, {
      cells: [{ row: 1, place: 1, value: 'x' }],
    });
    expect(mend.body).toMatchObject({ code: 'draft.not_mendable' });
    await house().ask('PUT', `${path}/${view.id}/columns`, { options: { skipBadRows: true } });
    expect(await settled(house(), view.id)).toMatchObject({ mayTake: true });
    await house().ask('POST', `${path}/${view.id}/take`);
    expect(await settled(house(), view.id)).toMatchObject({
      phase: 'taken',
      report: { rowsTaken: 1, rowsRefused: 1 },
    });
  });

  test('a plan: its lines with what is wrong in them, mended line by line', async () => {
    const lines = realPlan.split('\n');
    const at = lines.findIndex((line) => line.startsWith('  to: ')) + 1;
    const broken = lines.with(at - 1, '  to: không biết').join('\n');
    const view = await draft(house(), 'ke-hoach.yaml', broken);
    expect(view).toMatchObject({ format: 'lines', kind: 'plan', mayTake: false, rows: { withProblems: 1 } });
    const rows = await house().ask<DraftRows>('GET', `${path}/${view.id}/rows?only=problems`);
    expect(rows.body.rows).toMatchObject([
      { row: at, cells: ['  to: không biết'], problems: [{ places: [0] }] },
    ]);
    await house().ask('PUT', `${path}/${view.id}/cells`, {
      cells: [{ row: at, place: 0, value: lines[at - 1] }],
    });
    expect(await settled(house(), view.id)).toMatchObject({ mayTake: true });
  });

  test('a figure typed in is a batch with its proof; undone, its file may come again; kinds tell what there is', async () => {
    const proof = await house().send<DocumentAdded>(
      `/wards/${ward}/documents`,
      'BC 12.pdf',
      '%PDF-1.7 số liệu',
    );
    const figure = {
      indicator: 'people_with_digital_id',
      numerator: 45_120,
      denominator: 49_308,
      date: '2026-02-28',
      source: 'Công an phường',
      documentId: proof.body.id,
    };
    const path = `/wards/${ward}/figures/manual`;
    const saved = await house().ask<ImportReport>('POST', path, figure);
    expect(saved.body).toMatchObject({ kind: 'figures', rowsTaken: 1, asOf: '2026-02-28', warnings: [] });
    const detail = await house().ask<BatchDetail>('GET', `/wards/${ward}/imports/${saved.body.id}/effect`);
    expect(detail.body.documents).toMatchObject([{ role: 'proof', fileName: 'BC 12.pdf' }]);
    expect(detail.body.taken.changes).toMatchObject([
      { indicator: 'people_with_digital_id', before: { value: null }, after: { numerator: 45_120 } },
    ]);
    const refused = await house().ask<{ code: string; rows: { code: string }[] }>('POST', path, {
      ...figure,
      numerator: 50_000,
    });
    expect([refused.body.code, refused.body.rows[0]?.code]).toEqual([
      'import.refused',
      'figures.share_over_one',
    ]);
    const stranger = { ...figure, documentId: '00000000-0000-4000-8000-000000000000' };
    expect((await house().ask('POST', path, stranger)).body).toMatchObject({ code: 'document.unknown' });
    const kinds = (await house().ask<KindsAnswer>('GET', `/wards/${ward}/kinds`)).body.kinds;
    expect(kinds.find(({ kind }) => kind === 'figures')).toMatchObject({
      batches: 1,
      newest: { asOf: '2026-02-28' },
    });
    expect(kinds.find(({ kind }) => kind === 'households')).toMatchObject({
      batches: 0,
      newest: null,
      template: true,
    });
    expect((await house().ask('POST', `/wards/${ward}/imports/${saved.body.id}/again`)).body).toMatchObject({
      code: 'import.no_original',
    });
    const groups = kinds.find(({ kind }) => kind === 'groups')?.newest?.id;
    await house().ask('DELETE', `/wards/${ward}/imports/${groups}`);
    const again = await house().ask<DraftMade>('POST', `/wards/${ward}/imports/${groups}/again`);
    expect(await settled(house(), again.body.id)).toMatchObject({ kind: 'groups', fileName: 'to.geojson' });
  });
});
