import { createHash, hash } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import type { AuditList } from '@hatangso/contracts/audit';
import type { ReleaseInFull, ReleaseView, ReportComparison } from '@hatangso/contracts/report-releases';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { bring } from '../../../../../test/support/ward.ts';
import { command, runCommand, runQuery, turnOfUnit } from '../../platform/action.ts';
import { publicScope } from '../../platform/db/scope.ts';
import { publicActor } from '../../platform/kernel.ts';
import { localActor } from '../identity/index.ts';
import { publicRelease, publicReleases, signedReport } from './public-releases.ts';
import { demandMark } from './release/marked.ts';
import { blockAt, pdfSaying, type Refused, reportPeople } from './testing/report-people.ts';
import { fillWard, sheet, ward } from './testing/ward-with-everything.ts';

onBothEngines('releases of a report', (house) => {
  const people = reportPeople(house);
  const { as, ask, at, desk, step, write } = people;

  test('compiled, approved, released: what was signed is kept, and equal in its figures whatever comes in', async () => {
    house().setNow('2026-12-12T02:00:00.000Z');
    await fillWard(house());
    house().setNow('2026-12-12T02:00:00.000Z');
    await people.arrive();
    const refused = await step('compiler', 'compile', 0);
    expect(refused.body).toMatchObject({ code: 'report.parts_open' });
    expect(refused.body.params.offices).toContain('Văn phòng HĐND và UBND');
    const because = { despite: true, remark: 'Quá hạn, số liệu lấy từ hệ thống' };
    expect((await step('compiler', 'compile', 0, because)).body).toMatchObject({
      state: 'compiled',
      draft: 1,
    });
    expect((await desk()).draft).toMatchObject({ number: 1, changedSince: false });
    const words = blockAt(await desk(), 'assessment/1/done').text;
    const place = 'assessment/1/done/+1';
    expect((await write('chair', place, 0, 'Đã hướng dẫn 120 người dân.', { typed: ['120'] })).status).toBe(
      200,
    );
    expect(words.length).toBeGreaterThan(0);
    expect((await desk()).draft?.changedSince).toBe(true);
    expect((await step('chair', 'approve', 0)).body.code).toBe('report.step_conflict');
    expect((await step('compiler', 'compile', 1, because)).body.draft).toBe(2);
    expect((await step('chair', 'approve', 2)).body.state).toBe('approved');
    expect((await write('chair', 'opening/1', 0, 'x')).body.code).toBe('report.not_open');
    const document = await house().send<{ id: string }>(
      `/wards/${ward}/documents`,
      'BC-123-da-ky.pdf',
      pdfSaying('đã ký'),
      as('clerk'),
    );
    const body = {
      ...{ seen: 3, number: '123', issuedOn: '2026-12-12', documentId: document.body.id },
      ...{ signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch' },
    };
    const release = (changes = {}) =>
      ask<ReleaseView & Refused>('compiler', 'POST', at('/releases'), { ...body, ...changes });
    expect((await release({ documentId: null })).body.code).toBe('report.release_needs_signed');
    expect((await release({ issuedOn: '2026-12-31' })).body.code).toBe('report.release_date');
    const text = await house().send<{ id: string }>(`/wards/${ward}/documents`, 'a.txt', 'chữ', as('clerk'));
    expect((await release({ documentId: text.body.id })).body.code).toBe('report.release_not_pdf');
    const done = await release();
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    expect(done.body).toMatchObject({
      number: '123/BC-UBND',
      draft: 2,
      closing: '2026-12-12',
      releasedBy: 'compiler',
    });
    expect((await desk()).state).toBe('released');
    const base = `/wards/${ward}/report-releases/${done.body.id}`;
    expect((await ask('reader', 'GET', `${base}/signed.pdf`)).bytes.equals(pdfSaying('đã ký'))).toBe(true);
    const log = await house().ask<AuditList>('GET', `/audit?kind=reads&action=reporting&unit=${ward}`);
    expect(log.body.entries[0]).toMatchObject({
      action: 'reporting.report.read',
      facts: { sha256: hash('sha256', pdfSaying('đã ký')) },
    });
    const full = (await ask<ReleaseInFull>('reader', 'GET', base)).body;
    expect(full.content.groups.map(({ code }) => code)).toEqual(['T1', 'T2', 'T3']);
    expect(full.content.groupFigures.households_with_fibre?.length).toBeGreaterThan(0);
    expect(full.content.meanings?.households_with_fibre?.numerator.vi.length).toBeGreaterThan(0);
    expect(full.content.boundary?.type).toMatch(/Polygon$/);
    const draft = (await ask('reader', 'GET', `${base}/draft.docx`)).bytes;
    expect(draft.subarray(0, 2).toString()).toBe('PK');
    house().setNow('2026-12-20T02:00:00.000Z');
    await bring(house(), ward, 'households', sheet('2026-12-01', 20, 20), '?round=2026c');
    const made = (
      await ask<typeof full.content.report>('chair', 'GET', `/wards/${ward}/reports/2026.json?draft=2`)
    ).body;
    expect(made).toEqual(full.content.report);
    expect((await ask('reader', 'GET', `${base}/draft.docx`)).bytes.equals(draft)).toBe(true);
    expect((await ask('chair', 'GET', `/wards/${ward}/reports/2026.json?draft=7`)).body.code).toBe(
      'report.unknown_draft',
    );
  });

  test('the public level reads what stands released and nothing else; a later release takes its place; withdrawn is gone', async () => {
    const { kernel } = house();
    const everyone = { actor: publicActor, scope: publicScope, language: 'vi' as const };
    const seen = () => runQuery(kernel, publicReleases, { unitCode: ward, limit: 10 }, everyone);
    const [first] = await seen();
    expect(first).toMatchObject({ number: '123/BC-UBND' });
    const id = first?.id ?? '';
    const kept = await runQuery(kernel, publicRelease, { unitCode: ward, id }, everyone);
    expect(createHash('sha256').update(JSON.stringify(kept.content)).digest('hex')).toBe(kept.contentSha256);
    const file = await runQuery(kernel, signedReport, { unitCode: ward, id }, everyone);
    expect(Buffer.from(file.content).equals(pdfSaying('đã ký'))).toBe(true);
    const close = () =>
      ask('clerk', 'PUT', `/wards/${ward}/indicators/people_with_digital_id/closing`, {
        ...{ from: '2026-01-01', to: '2026-12-31', source: null },
      });
    expect((await close()).body).toMatchObject({ code: 'report.closing_fixed' });
    const fix = { remark: 'Đính chính' };
    expect((await step('compiler', 'reopen', 4, fix)).body.code).toBe('report.reopen_by_chair');
    const takeBack = { reason: 'Sai' };
    expect(
      (await ask('compiler', 'POST', `/wards/${ward}/report-releases/${id}/withdraw`, takeBack)).body.code,
    ).toBe('report.reopen_by_chair');
    expect((await step('chair', 'reopen', 4, fix)).body.state).toBe('open');
    expect((await close()).status).toBe(200);
    expect((await step('compiler', 'compile', 5, { despite: true, remark: 'Đính chính' })).body.draft).toBe(
      3,
    );
    await step('chair', 'approve', 6);
    const signed = await house().send<{ id: string }>(
      `/wards/${ward}/documents`,
      'BC-130.pdf',
      pdfSaying('đính chính'),
      as('clerk'),
    );
    const body = {
      seen: 7,
      issuedOn: '2026-12-20',
      documentId: signed.body.id,
      signerName: 'Nguyễn Văn A',
      signerTitle: 'Chủ tịch',
    };
    expect((await ask('compiler', 'POST', at('/releases'), { ...body, number: '123' })).body.code).toBe(
      'report.release_number_taken',
    );
    const second = await ask<ReleaseView>('compiler', 'POST', at('/releases'), { ...body, number: '130' });
    expect(second.status, JSON.stringify(second.body)).toBe(200);
    expect((await seen()).map(({ number }) => number)).toEqual(['130/BC-UBND']);
    await expect(runQuery(kernel, signedReport, { unitCode: ward, id }, everyone)).rejects.toMatchObject({
      code: 'request.not_found',
    });
    const withdraw = (which: string) =>
      ask('chair', 'POST', `/wards/${ward}/report-releases/${which}/withdraw`, { reason: 'Sai số liệu' });
    expect((await withdraw(id)).body.code).toBe('report.release_withdrawn');
    expect((await withdraw(second.body.id)).body).toMatchObject({ withdrawalReason: 'Sai số liệu' });
    expect(await seen()).toEqual([]);
    await expect(
      runQuery(kernel, publicRelease, { unitCode: ward, id: second.body.id }, everyone),
    ).rejects.toMatchObject({ code: 'request.not_found' });
    expect((await desk()).state).toBe('open');
    const all = (await ask<{ releases: ReleaseView[] }>('reader', 'GET', `/wards/${ward}/report-releases`))
      .body.releases;
    expect(
      all.map(({ number, supersededAt, withdrawnAt }) => [
        number,
        supersededAt !== null,
        withdrawnAt !== null,
      ]),
    ).toEqual([
      ['130/BC-UBND', false, true],
      ['123/BC-UBND', true, false],
    ]);
  });

  test('a draft waits for what is being taken in: its moment is later, and so is that of whatever comes after it', async () => {
    const { kernel } = house();
    const taken = Promise.withResolvers<void>();
    const begun = Promise.withResolvers<void>();
    const takingIn = command({
      name: 'test.evidence.take',
      turn: turnOfUnit,
      async run(_input: { unitCode: string }, { now }) {
        begun.resolve();
        await taken.promise;
        return now.toISOString();
      },
      audit: () => [],
    });
    const { turn } = await desk();
    const by = { actor: localActor, scope: localActor.scope, language: 'vi' as const };
    house().setNow('2026-12-21T02:00:00.000Z');
    const slow = runCommand(kernel, takingIn, { unitCode: ward }, by);
    await begun.promise;
    const compiled = step('compiler', 'compile', turn, { despite: true, remark: 'Đính chính' });
    await setTimeout(300);
    house().setNow('2026-12-21T02:00:09.000Z');
    taken.resolve();
    expect(await slow).toBe('2026-12-21T02:00:00.000Z');
    expect((await compiled).status).toBe(200);
    expect((await desk()).draft?.knownAt).toBe('2026-12-21T02:00:09.000Z');
  });

  test('beside last year’s: as released then, else as computed now', async () => {
    const { body } = await ask<ReportComparison>('chair', 'GET', at('/comparison'));
    expect(body.last).toMatchObject({ source: 'computed', year: 2025 });
    const fibre = body.figures.find(({ indicator }) => indicator === 'households_with_fibre');
    expect(fibre?.before.value).not.toBeNull();
    expect(fibre?.change).toMatch(/^(tăng|giảm) \d/);
    expect(body.sections).toHaveLength(7);
    house().setNow('2027-02-01T02:00:00.000Z');
    const next = await ask<ReportComparison>('chair', 'GET', at('/comparison', 2027));
    expect(next.body.last).toMatchObject({ source: 'release', year: 2026 });
    expect(next.body.figures.length).toBeGreaterThan(5);
  });

  test('a demonstration releases only what carries its mark', async () => {
    const draft = pdfSaying('SỐ LIỆU TRÌNH DIỄN');
    expect(() => demandMark(Buffer.concat([draft, Buffer.from('chữ ký số')]), draft)).not.toThrow();
    expect(() => demandMark(pdfSaying('không dấu'), draft)).toThrow(/demonstration/);
    expect(() => demandMark(draft.subarray(0, 10), draft)).toThrow(/demonstration/);
  });
});
