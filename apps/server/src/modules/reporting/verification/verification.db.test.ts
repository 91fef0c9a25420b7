import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentAdded } from '@hatangso/contracts/documents';
import type { ReleaseView } from '@hatangso/contracts/report-releases';
import type { VerificationAnswer } from '@hatangso/contracts/verification';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../../test/support/house.ts';
import { authority, signedBy, smallPdf } from '../../../platform/pades/testing/openssl.ts';
import { ask as askProgram, judgePresent, withFile } from '../testing/judges.ts';
import { pdfSaying, type Refused, reportPeople } from '../testing/report-people.ts';
import { fillWard, ward } from '../testing/ward-with-everything.ts';
import { groupCode, readCode } from './code.ts';

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const because = { despite: true, remark: 'Quá hạn' };

onBothEngines('documents that can be verified', (house) => {
  const people = reportPeople(house);
  const { as, ask, at, step } = people;
  const stranger = (method: 'GET' | 'POST', path: string, body?: object) =>
    house().ask<VerificationAnswer & Refused>(method, path, body, '');
  const byCode = async (code: string) => (await stranger('GET', `/public/verifications/${code}`)).body;
  const byFile = async (bytes: Uint8Array) =>
    (await stranger('POST', '/public/verifications', { sha256: sha256(bytes) })).body;
  const draftFile = async (number: number, format: string): Promise<Buffer> =>
    (await ask('chair', 'GET', `/wards/${ward}/reports/2026.${format}?draft=${number}`)).bytes;
  const tryRelease = async (seen: number, number: string, issuedOn: string, content: Buffer) => {
    const signed = await house().send<{ id: string }>(
      `/wards/${ward}/documents`,
      'BC.pdf',
      content,
      as('clerk'),
    );
    const signer = { signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch' };
    const body = { seen, number, issuedOn, documentId: signed.body.id, ...signer };
    return ask<ReleaseView & Refused>('compiler', 'POST', at('/releases'), body);
  };
  const release = async (...asked: Parameters<typeof tryRelease>) => {
    const done = await tryRelease(...asked);
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    return done.body;
  };
  const state: { code: string; pdf: Buffer; docx: Buffer; second: string; base: string } = {
    code: '',
    pdf: Buffer.alloc(0),
    docx: Buffer.alloc(0),
    second: '',
    base: '',
  };

  test('approval gives a code that the draft’s files carry, and nobody outside learns of it', async () => {
    house().setNow('2026-12-12T02:00:00.000Z');
    await fillWard(house());
    house().setNow('2026-12-12T02:00:00.000Z');
    await people.arrive();
    await step('compiler', 'compile', 0, because);
    const before = await draftFile(1, 'pdf');
    expect((await step('chair', 'approve', 1)).body).toMatchObject({ state: 'approved' });
    state.pdf = await draftFile(1, 'pdf');
    state.docx = await draftFile(1, 'docx');
    expect(state.pdf.equals(before)).toBe(false);
    expect(await byFile(state.pdf)).toMatchObject({ verdict: 'unknown', document: null, proof: null });
    const log = await house().ask<{ entries: { facts: Record<string, string> }[] }>(
      'GET',
      '/audit?action=reporting.report.approve',
    );
    const facts = log.body.entries[0]?.facts ?? {};
    expect([facts.pdf_sha256, facts.docx_sha256]).toEqual([sha256(state.pdf), sha256(state.docx)]);
    state.code = facts.code ?? '';
    expect(readCode(state.code)).toBe(state.code);
    expect(await byCode(state.code)).toEqual(await byCode('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA'));
    if (judgePresent('pdftotext')) {
      const text = withFile('d.pdf', state.pdf, (path) => askProgram('pdftotext', [path, '-']));
      expect(text).toContain(groupCode(state.code));
    }
  });

  test('once released: the code, the signed file and its drafts are told apart, with a proof', async () => {
    const by = authority('CA');
    by.person('Chu Tich');
    const changed = signedBy(by, 'Chu Tich', smallPdf());
    by.remove();
    changed.write('300', changed.indexOf('200 200'), 'latin1');
    const refused = await tryRelease(2, '123', '2026-12-12', changed);
    expect(refused.body).toMatchObject({ code: 'report.release_changed', params: { signer: 'Chu Tich' } });
    expect(await byCode(state.code)).toMatchObject({ verdict: 'unknown' });

    const signed = pdfSaying('đã ký');
    await release(2, '123', '2026-12-12', signed);
    const answer = await byCode(groupCode(state.code).toLowerCase());
    expect(answer).toMatchObject({
      verdict: 'issued',
      what: 'code',
      document: { number: '123/BC-UBND', issuedOn: '2026-12-12', sha256: sha256(signed), ward },
    });
    expect(answer.document?.office).toMatch(/^Ủy ban nhân dân phường /);
    expect(JSON.stringify(answer)).not.toMatch(/Nguyễn Văn A|token:|person:/);
    expect(answer.proof?.entry).toContain(sha256(signed));
    expect(answer.proof?.entry).toContain(state.code);
    expect(answer.proof?.proof).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/);
    expect(await byFile(signed)).toMatchObject({ verdict: 'issued', what: 'issued_pdf' });
    expect(await byFile(state.pdf)).toMatchObject({ verdict: 'draft', what: 'draft_pdf' });
    expect(await byFile(state.docx)).toMatchObject({ verdict: 'draft', what: 'draft_docx' });
    expect(await byFile(pdfSaying('giả'))).toMatchObject({ verdict: 'unknown' });
    expect((await stranger('POST', '/public/verifications', { sha256: 'x' })).status).toBe(400);
  });

  test('the public page works without a script, in both languages, and keeps nothing', async () => {
    const base = await house().listen();
    state.base = base;
    const read = async (path: string, body?: FormData) => {
      const answer = await fetch(`${base}${path}`, body === undefined ? {} : { method: 'POST', body });
      return { status: answer.status, text: await answer.text(), headers: answer.headers };
    };
    const form = await read('/cong-khai/kiem-tra');
    expect(form.headers.get('content-security-policy')).toContain("script-src 'self'");
    expect(form.text).toContain('enctype="multipart/form-data"');
    const page = await read(`/cong-khai/kiem-tra/${groupCode(state.code)}`);
    expect(page.text).toContain('Đúng là văn bản đã phát hành');
    expect(page.text).toContain('123/BC-UBND');
    expect(page.headers.get('cache-control')).toBe('no-store');
    expect((await read(`/cong-khai/kiem-tra?lang=en&ma=${state.code}`)).text).toContain('was issued');
    const sent = new FormData();
    sent.set('tep', new Blob([state.pdf]), 'x.pdf');
    expect((await read('/cong-khai/kiem-tra', sent)).text).toContain('bản dự thảo của văn bản đã phát hành');
    const other = new FormData();
    other.set('tep', new Blob([pdfSaying('<script>')]), '<b>.pdf');
    expect((await read('/cong-khai/kiem-tra', other)).text).toContain('Không có trong hồ sơ');
    const script = /src="(\/cong-khai\/tep\/[^"]+\.js)"/.exec(form.text)?.[1] ?? '';
    expect((await read(script)).text).toContain('SHA-256');
    expect((await read('/cong-khai/kiem-tra/%3Cscript%3E')).text).not.toContain('<script>alert');
  });

  test('the server signs with a key of its own: whole, trusted by its root, with number and code in it', async () => {
    await step('chair', 'reopen', 3, { remark: 'Đính chính' });
    await step('compiler', 'compile', 4, because);
    await step('chair', 'approve', 5);
    const asked = { seen: 6, number: '130', issuedOn: '2026-12-12' };
    const sign = (who: string) => ask<DocumentAdded & Refused>(who, 'POST', at('/sign'), asked);
    expect((await sign('chair')).body.code).toBe('report.no_signing_key');
    const own = authority('Phuong');
    try {
      own.person('UBND phuong');
      own.pkcs12('UBND phuong');
      const key = { file: join(own.folder, 'UBND phuong.p12'), passwordFile: join(own.folder, 'password') };
      writeFileSync(key.passwordFile, 'mat khau\n');
      const signatureRoots = join(own.folder, 'roots');
      mkdirSync(signatureRoots);
      copyFileSync(own.rootFile, join(signatureRoots, 'ca.pem'));
      Object.assign(house().kernel, { signingKey: key, signatureRoots });
      expect((await sign('reader')).status).toBe(403);
      const signed = await sign('chair');
      expect(signed.status, JSON.stringify(signed.body)).toBe(200);
      const said = await ask('chair', 'GET', at(`/issued-files/${signed.body.id}`));
      expect(said.body).toMatchObject({
        code: 'carried',
        signatures: { verdict: 'trusted', signatures: [{ name: 'UBND phuong', coversWholeFile: true }] },
      });
      const other = await house().send<{ id: string }>(
        `/wards/${ward}/documents`,
        'x.pdf',
        state.pdf,
        as('clerk'),
      );
      expect((await ask('chair', 'GET', at(`/issued-files/${other.body.id}`))).body).toMatchObject({
        code: 'missing',
        signatures: { verdict: 'none' },
      });
      const signer = { signerName: 'Nguyễn Văn A', signerTitle: 'Chủ tịch' };
      const done = await ask<ReleaseView>('compiler', 'POST', at('/releases'), {
        ...{ ...asked, documentId: signed.body.id },
        ...signer,
      });
      expect(done.status, JSON.stringify(done.body)).toBe(200);
      state.second = done.body.id;
      const file = (await ask('reader', 'GET', `/wards/${ward}/report-releases/${state.second}/signed.pdf`))
        .bytes;
      expect(await byFile(file)).toMatchObject({ verdict: 'issued', signatures: { verdict: 'trusted' } });
      if (judgePresent('pdftotext'))
        expect(withFile('s.pdf', file, (path) => askProgram('pdftotext', [path, '-']))).toContain(
          '130/BC-UBND',
        );
    } finally {
      own.remove();
    }
  });

  test('replaced and withdrawn are told; a code that is asked for too often has to wait', async () => {
    expect(await byCode(state.code)).toMatchObject({
      verdict: 'superseded',
      document: { replacedBy: { number: '130/BC-UBND' }, page: null },
    });
    await ask('chair', 'POST', `/wards/${ward}/report-releases/${state.second}/withdraw`, { reason: 'Sai' });
    const file = (await ask('reader', 'GET', `/wards/${ward}/report-releases/${state.second}/signed.pdf`))
      .bytes;
    expect(await byFile(file)).toMatchObject({ verdict: 'withdrawn', document: { page: null } });
    const page = await fetch(`${state.base}/cong-khai/kiem-tra/${groupCode(state.code)}`);
    expect(await page.text()).toContain('Văn bản đã được thay thế');
    const many = await Promise.all(
      Array.from({ length: 140 }, () => stranger('GET', '/public/verifications/A')),
    );
    expect(many.some(({ status }) => status === 429)).toBe(true);
    expect(many.every(({ status }) => status === 200 || status === 429)).toBe(true);
    // in a later minute it is answered again
    house().setNow('2026-12-12T02:05:00.000Z');
    expect((await stranger('GET', '/public/verifications/A')).status).toBe(200);
  });
});
