import type { ContactAnswer } from '@hatangso/contracts/portal';
import type { ReleaseInFull, ReleaseView } from '@hatangso/contracts/report-releases';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../test/support/house.ts';
import { pdfSaying, reportPeople } from '../reporting/testing/report-people.ts';
import { fillWard, otherWard, ward } from '../reporting/testing/ward-with-everything.ts';
import type { PublicFigure } from './privacy/publish.ts';
import { isSensitive } from './privacy/small-counts.ts';
import { countsPeople } from './privacy/what-is-counted.ts';

interface Read {
  readonly status: number;
  readonly text: string;
  readonly headers: Headers;
}

onBothEngines('the public window', (house) => {
  const people = reportPeople(house);
  let base = '';
  let released: ReleaseView | undefined;
  const read = async (path: string, headers: Record<string, string> = {}): Promise<Read> => {
    if (base === '') base = await house().listen();
    const answer = await fetch(`${base}${path}`, { headers, redirect: 'manual' });
    return { status: answer.status, text: await answer.text(), headers: answer.headers };
  };
  const release = async (): Promise<ReleaseView> => {
    const despite = { despite: true, remark: 'Hết hạn' };
    await people.step('compiler', 'compile', 0, despite);
    await people.step('chair', 'approve', 1);
    const signed = await house().send<{ id: string }>(
      `/wards/${ward}/documents`,
      'BC-123.pdf',
      pdfSaying('đã ký'),
      people.as('clerk'),
    );
    const body = { seen: 2, number: '123', issuedOn: '2026-12-12', documentId: signed.body.id };
    const signer = { signerName: 'Nguyễn <b>Văn</b> A', signerTitle: 'Chủ tịch' };
    const done = await people.ask<ReleaseView>('compiler', 'POST', people.at('/releases'), {
      ...body,
      ...signer,
    });
    expect(done.status, JSON.stringify(done.body)).toBe(200);
    return done.body;
  };

  test('nothing is told before something is released, and any ward is found by its letters', async () => {
    house().setNow('2026-12-12T02:00:00.000Z');
    await fillWard(house());
    house().setNow('2026-12-12T02:00:00.000Z');
    await people.arrive();
    const page = await read(`/cong-khai/${ward}`);
    expect(page.status).toBe(200);
    expect(page.text).toContain('Chưa công bố báo cáo nào');
    expect(page.text).not.toContain('Kế hoạch phát triển');
    expect((await read('/cong-khai')).text).toContain('Chưa có xã, phường nào công bố');
    const found = await read('/cong-khai?q=tinh+an+dong');
    expect(found.text).toContain(`/cong-khai/${otherWard}"`);
    expect(found.text).toContain('noindex');
    expect((await read(`/cong-khai/${ward}/chi-so/households_with_fibre`)).status).toBe(404);
  });

  test('a released report becomes a page without script, cookie or another host, in both languages', async () => {
    released = await release();
    const list = await read('/cong-khai');
    expect([list.status, list.headers.get('location')]).toEqual([302, `/cong-khai/${ward}`]);
    const page = await read(`/cong-khai/${ward}`);
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('cache-control')).toBe('public, max-age=300');
    expect(page.headers.get('set-cookie')).toBeNull();
    expect(page.text).not.toMatch(/<script|\sstyle=|\son\w+=|javascript:|https?:\/\/(?!127\.0\.0\.1)/i);
    expect(page.text).toContain('Báo cáo số 123/BC-UBND ngày 12/12/2026');
    expect(page.text).toContain('<html lang="vi">');
    const again = await read(`/cong-khai/${ward}`, { 'if-none-match': page.headers.get('etag') ?? '' });
    expect([again.status, again.text]).toEqual([304, '']);
    const english = await read(`/cong-khai/${ward}?lang=en`);
    expect(english.text).toContain('Report No. 123/BC-UBND of 12 December 2026');
    const style = /href="(\/cong-khai\/tep\/[^"]+\.css)"/.exec(page.text)?.[1] ?? '';
    const sheet = await read(style, { 'accept-encoding': 'br' });
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect(sheet.headers.get('content-encoding')).toBe('br');
    const report = await read(`/cong-khai/${ward}/bao-cao/${released.id}`);
    expect(report.text).toContain('Nguyễn &lt;b&gt;Văn&lt;/b&gt; A');
    const figure = await read(`/cong-khai/${ward}/chi-so/households_with_fibre`);
    expect(figure.text).toContain('Hộ gia đình có cáp quang');
    expect(figure.text).toContain('không công bố');
  });

  test('files, feed and map of the site say the same; what is not there is a page that says so', async () => {
    const path = `/cong-khai/${ward}/bao-cao/${released?.id}`;
    const pdf = await read(`${path}/bao-cao.pdf`);
    expect(pdf.text).toBe(pdfSaying('đã ký').toString('utf8'));
    expect(pdf.headers.get('content-disposition')).toContain('attachment');
    expect((await read(`${path}/so-lieu.csv`)).text).toMatch(/^\uFEFF?Mã đơn vị,Phạm vi/);
    expect((await read(`${path}/so-lieu.xlsx`)).text.slice(0, 2)).toBe('PK');
    expect((await read('/cong-khai/phat-hanh.atom')).text).toContain(`urn:uuid:${released?.id}`);
    expect((await read(`/cong-khai/${ward}/phat-hanh.atom`)).text).toContain('<entry>');
    expect((await read('/sitemap.xml')).text).toContain(`${path}?lang=en`);
    expect((await read('/robots.txt')).text).toContain('Sitemap: ');
    for (const missing of [
      '/cong-khai/99999',
      '/cong-khai/xyz',
      `/cong-khai/${ward}/bao-cao/00000000-0000-4000-8000-000000000000`,
      '/cong-khai/tep/x.css',
    ]) {
      const page = await read(missing);
      expect(page.status, missing).toBe(404);
      expect(page.text).toContain('Không có trang này');
    }
  });

  test('no number of fewer than five people leaves the house, though the release holds some', async () => {
    const file = await read(`/cong-khai/${ward}/bao-cao/${released?.id}/so-lieu.json`);
    const { figures } = JSON.parse(file.text) as { figures: readonly PublicFigure[] };
    const personal = figures.filter(({ code }) => countsPeople(code));
    const told = personal.flatMap((figure) => [figure, ...figure.groups]);
    const bad = told.filter(
      ({ numerator, denominator }) =>
        numerator !== null && denominator !== null && denominator > 0 && isSensitive(numerator, denominator),
    );
    expect(bad).toEqual([]);
    const full = await people.ask<ReleaseInFull>(
      'reader',
      'GET',
      `/wards/${ward}/report-releases/${released?.id}`,
    );
    const groups = Object.values(full.body.content.groupFigures).flat();
    const sensitive = groups.filter(
      ({ numerator, denominator }) =>
        numerator !== null && denominator !== null && isSensitive(numerator, denominator),
    );
    expect(sensitive.length).toBeGreaterThan(0);
    expect(figures.flatMap(({ groups: own }) => own).some(({ hidden }) => hidden)).toBe(true);
  });

  test('whom to ask is said by those who may, and stands on the page at once', async () => {
    const contact = { office: 'Văn phòng', phone: '0255 3 123 456', email: 'vp@example.vn', address: null };
    const put = (who: string, body: object) =>
      people.ask<ContactAnswer>(who, 'PUT', `/wards/${ward}/contact`, body);
    expect((await put('reader', contact)).status).toBe(403);
    expect((await put('elsewhere', contact)).status).toBe(403);
    expect((await put('chair', { ...contact, phone: 'gọi nhé' })).status).toBe(400);
    expect((await put('compiler', contact)).body.contact).toEqual(contact);
    expect((await read(`/cong-khai/${ward}`)).text).toContain('href="tel:02553123456"');
    await put('compiler', { office: null, phone: null, email: null, address: null });
    expect((await read(`/cong-khai/${ward}`)).text).not.toContain('tel:');
    const log = await house().ask<{ entries: { action: string; facts: { fields: string[] } }[] }>(
      'GET',
      '/audit?action=portal',
    );
    // both at one stopped moment, so in no order
    const told = log.body.entries.map(({ facts }) => facts.fields.join());
    expect(told.toSorted()).toEqual(['', 'email,office,phone']);
  });

  test('a withdrawn report is gone at once, from memory too', async () => {
    const path = `/wards/${ward}/report-releases/${released?.id}/withdraw`;
    expect((await people.ask('chair', 'POST', path, { reason: 'Sai số liệu' })).status).toBe(200);
    expect((await read(`/cong-khai/${ward}`)).text).toContain('Chưa công bố báo cáo nào');
    expect((await read(`/cong-khai/${ward}/bao-cao/${released?.id}`)).status).toBe(404);
    expect((await read(`/cong-khai/${ward}/bao-cao/${released?.id}/so-lieu.json`)).status).toBe(404);
    expect((await read(`/cong-khai/${ward}/chi-so/households_with_fibre`)).status).toBe(404);
  });
});
