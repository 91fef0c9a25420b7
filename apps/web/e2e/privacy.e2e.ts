import { readFileSync } from 'node:fs';
import type { PeopleList, PersonAdded } from '@hatangso/contracts/identity';
import type { SubjectData } from '@hatangso/contracts/privacy';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { House } from '../../../test/support/house.ts';
import { bring, bringWard } from '../../../test/support/ward.ts';
import { sheet, ward } from '../../server/src/modules/privacy/testing/ward.ts';
import { violations } from './support/axe.ts';
import { onDesks, password } from './support/desk.ts';
import { settled } from './support/enter.ts';

const tab = `/${ward}/quan-tri/du-lieu-ca-nhan`;
const admin = { login: 'quan-tri', role: 'administrator', unitCode: ward } as const;

/** The copy that the button hands over: a page for people with the same for machines inside. */
async function copyOf(page: Page, name: string): Promise<{ text: string; data: SubjectData }> {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: `Lấy bản sao dữ liệu của ${name}` }).click(),
  ]);
  await page.getByText(`Đã tải về ${file.suggestedFilename()} lúc`, { exact: false }).waitFor();
  expect(file.suggestedFilename()).toMatch(/^personal-data-(person|household)-\d{4}-\d\d-\d\d\.html$/);
  const text = readFileSync(await file.path(), 'utf8');
  const [, inside = ''] = /<script type="application\/json" id="data">([\s\S]*?)<\/script>/.exec(text) ?? [];
  return { text, data: JSON.parse(inside) as SubjectData };
}

/** Asks for an erasure up to where it is told what would go; nothing has gone yet. */
async function askErasure(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: `Xoá dữ liệu của ${name}` }).click();
  const look = page.getByRole('button', { name: 'Xem sẽ xoá gì' });
  await page.getByLabel('Lý do').fill('');
  expect(await look.isDisabled()).toBe(true);
  await page.getByLabel('Lý do').fill('Đơn ngày 20/11/2026');
  await look.click();
  await page.getByText('Sẽ xoá', { exact: true }).waitFor();
}

const actions = async (house: House): Promise<readonly string[]> => {
  const { body } = await house.ask<{ entries: { action: string }[] }>('GET', '/audit?kind=all&limit=200');
  return body.entries.map(({ action }) => action);
};

onDesks(
  'personal data',
  (desk) => {
    test('a household is found, copied and erased: told before, done when confirmed, gone, and in the log', async () => {
      const { house } = desk();
      const data = () => house.ask('GET', `/wards/${ward}/household-data?household=HOKIN03&format=json`);
      const page = await desk().enter(admin);
      await page.goto(tab);
      const code = page.getByLabel('Hộ gia đình');
      await code.fill('HOKIN99');
      await page.getByRole('button', { name: 'Chọn hộ này' }).click();
      await page.getByRole('button', { name: 'Lấy bản sao dữ liệu của Hộ HOKIN99' }).click();
      await page.getByText(/không có hộ nào mang mã đã nhập/).waitFor();
      await code.fill('HOKIN03');
      await code.press('Enter');
      const { text, data: copy } = await copyOf(page, 'Hộ HOKIN03');
      expect(text).toContain('<h1>Dữ liệu cá nhân: HOKIN03</h1>');
      expect(copy.subject).toMatchObject({ kind: 'household', id: `${ward}/HOKIN03` });
      expect(copy.tables.find(({ table }) => table === 'survey.households')?.rows).toMatchObject([
        { code: 'HOKIN03', people: 4, lon: 108.7925, lat: 15.15 },
      ]);
      const done = page.getByRole('table', { name: /Bản sao đã lấy và dữ liệu đã xoá/ });
      await done.getByText('Lấy bản sao', { exact: true }).waitFor();

      await askErasure(page, 'Hộ HOKIN03');
      await page.getByText('Dòng có mã hộ và vị trí (mọi phiên bản): 1').waitFor();
      await page.getByRole('button', { name: 'Thôi', exact: true }).click();
      expect((await data()).status).toBe(200);
      await askErasure(page, 'Hộ HOKIN03');
      await page.getByRole('button', { name: 'Xoá, không lấy lại được' }).click();
      await page.getByText('Đã xoá', { exact: true }).waitFor();
      expect(await page.getByRole('button', { name: 'Xoá, không lấy lại được' }).count()).toBe(0);
      await done.getByText('Đơn ngày 20/11/2026').waitFor();
      expect((await data()).status).toBe(404);
      const rest = JSON.stringify((await house.ask('GET', `/wards/${ward}/households?limit=50`)).body);
      expect(rest).toContain('HOKIN04');
      expect(rest).not.toContain('HOKIN03');
      expect(await actions(house)).toEqual(
        expect.arrayContaining(['privacy.household.export', 'privacy.household.erase']),
      );
      await page.goto(`/${ward}/quan-tri/nhat-ky`);
      const entry = page.getByRole('row').filter({ hasText: 'Xoá dữ liệu của một hộ' });
      await entry.getByText(/^Hộ/).waitFor();
      expect(await page.getByText('HOKIN03').count()).toBe(0);
    });

    test('a person is found, copied and erased after proving again; then nobody signs in as them', async () => {
      const { house } = desk();
      const made = await house.ask<PersonAdded & { link: { token: string } }>('POST', '/people', {
        ...{ name: 'Trần Văn Bình', login: 'tran.binh', email: 'binh@phuong.gov.vn' },
        assignments: [{ role: 'reader', unitCode: ward }],
      });
      const set = await house.ask('POST', `/invitations/${made.body.link.token}`, { password }, '');
      expect(set.status).toBe(200);
      const page = await desk().enter(admin);
      await page.goto(tab);
      await page.getByLabel('Người có tài khoản').fill('không có ai tên này');
      await page.getByText('Không tìm thấy ai.').waitFor();
      await page.getByLabel('Người có tài khoản').fill('bình');
      const { text, data } = await copyOf(page, 'Trần Văn Bình');
      expect(text).toContain('binh@phuong.gov.vn');
      expect(data.tables.find(({ table }) => table === 'identity.people')?.rows).toMatchObject([
        { name: 'Trần Văn Bình', login: 'tran.binh', email: 'binh@phuong.gov.vn' },
      ]);
      await askErasure(page, 'Trần Văn Bình');
      // as it stands, not while a button changes its colour
      await page.waitForTimeout(400);
      expect(await violations(page)).toEqual([]);
      const proven = (when: string): Promise<unknown> =>
        house.kernel.engine.withClient((client) =>
          client.query('update identity.sessions set proven_at = $1::timestamptz', [when]),
        );
      await proven('2026-01-01T00:00:00Z');
      await page.getByRole('button', { name: 'Xoá, không lấy lại được' }).click();
      await page.getByRole('heading', { name: 'Xác nhận lại chính bạn' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('Việc này cần xác nhận lại chính bạn', { exact: false }).waitFor();
      const people = async () => (await house.ask<PeopleList>('GET', '/people?q=tran.binh')).body.people;
      expect(await people()).toHaveLength(1);
      await proven(new Date().toISOString());
      await page.getByRole('button', { name: 'Xoá, không lấy lại được' }).click();
      await page.getByText('Đã xoá', { exact: true }).waitFor();
      expect(await people()).toEqual([]);
      const again = await house.ask('POST', '/session', { login: 'tran.binh', password }, '');
      expect(again.status).toBe(401);
      expect(await actions(house)).toEqual(
        expect.arrayContaining(['privacy.person.export', 'privacy.person.erase']),
      );
    });

    test('what is held is told with who reads it by name and how long in years; periods are the country’s', async () => {
      const page = await desk().enter(
        { login: 'toan-quoc', role: 'administrator', unitCode: 'VN' },
        { width: 390, height: 844 },
      );
      await page.goto('/VN/quan-tri/du-lieu-ca-nhan');
      const held = page.getByRole('table', { name: /^Danh mục dữ liệu cá nhân/ });
      const household = held.getByRole('row').filter({ hasText: 'Hộ gia đình: mã hộ' });
      await household.getByText('5 năm', { exact: true }).waitFor();
      await household
        .getByText('Quản trị, Chủ tịch, Tổng hợp, Đơn vị chuyên môn, Tổ công nghệ số cộng đồng')
        .waitFor();
      await household.getByText('quyền survey.household.read').waitFor();
      await held.getByText('Để làm gì').first().waitFor();
      const days = page.getByLabel('Số ngày giữ: Hộ gia đình', { exact: false });
      expect(await days.inputValue()).toBe('1825');
      await page.getByText('= 5 năm').first().waitFor();
      await days.fill('730');
      await page.getByText('= 2 năm').waitFor();
      await page.getByRole('button', { name: 'Lưu', exact: true }).click();
      await page.getByRole('button', { name: 'Lưu', exact: true }).waitFor({ state: 'detached' });
      const kept = await desk().house.ask<{ kinds: { category: string; days: number }[] }>(
        'GET',
        '/country/privacy/retention',
      );
      expect(kept.body.kinds.find(({ category }) => category === 'household')?.days).toBe(730);
    });

    test('who may not see none of it: no way there, nothing on the page, nothing by the interface', async () => {
      const { house } = desk();
      const secretOf = async (role: string): Promise<string> =>
        (await house.ask<{ secret: string }>('POST', '/tokens', { name: role, role, unitCode: ward })).body
          .secret;
      const office = await desk().enter({ login: 'xem', role: 'reader', unitCode: ward });
      await office.goto(`/${ward}`);
      await office.getByRole('button', { name: /^Tài khoản xem/ }).waitFor();
      expect(await office.getByRole('link', { name: 'Quản trị' }).count()).toBe(0);
      await settled(office, tab);
      await office.getByRole('alert').first().waitFor();
      for (const words of ['Dữ liệu cá nhân', 'Bản sao hoặc xoá theo yêu cầu', 'Thời hạn giữ', 'Mã hộ'])
        expect([words, await office.getByText(words, { exact: true }).count()]).toEqual([words, 0]);

      const auditor = await desk().enter({ login: 'kiem-tra', role: 'auditor', unitCode: ward });
      await auditor.goto(tab);
      await auditor.getByText('Danh mục dữ liệu cá nhân').first().waitFor();
      await auditor.getByText('Đã làm theo yêu cầu').waitFor();
      expect(await auditor.getByRole('button', { name: /Lấy bản sao|Xoá/ }).count()).toBe(0);
      expect(await auditor.getByLabel('Người có tài khoản').count()).toBe(0);

      for (const role of ['reader', 'chair', 'auditor']) {
        const secret = await secretOf(role);
        const erase = { household: 'HOKIN04', reason: 'không được phép' };
        for (const [method, path, body] of [
          ['GET', `/wards/${ward}/household-data?household=HOKIN04`, undefined],
          ['POST', `/wards/${ward}/household-erasures`, erase],
          ['GET', '/privacy/inventory', undefined],
        ] as const) {
          const wanted = role === 'auditor' && path === '/privacy/inventory' ? 200 : 403;
          const { status } = await house.ask(method, path, body, secret);
          expect([role, path, status]).toEqual([role, path, wanted]);
        }
      }
    });
  },
  async (house) => {
    await bringWard(house, ward, '51');
    await bring(house, ward, 'groups', 'Mã TDP;Tên TDP;Số hộ\nTDP01;Tổ 1;12\n', '?asOf=2026-01-01');
    await bring(house, ward, 'households', sheet('có'), '?asOf=2026-02-01&round=dot-1');
  },
);
