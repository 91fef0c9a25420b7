import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { House } from '../../../test/support/house.ts';
import { clerk, reportPeople } from '../../server/src/modules/reporting/testing/report-people.ts';
import { fillWard, ward } from '../../server/src/modules/reporting/testing/ward-with-everything.ts';
import { type Authority, authority } from '../../server/src/platform/pades/testing/openssl.ts';
import { onDesks } from './support/desk.ts';

const at = `/${ward}/bao-cao/2025`;
const patience = 60_000;
let own: Authority | undefined;
afterAll(() => own?.remove());

/** A key of the installation and the roots it is trusted by. */
function giveKey(house: House): void {
  own ??= authority('Phuong');
  own.person('UBND phuong');
  own.pkcs12('UBND phuong');
  const signingKey = {
    file: join(own.folder, 'UBND phuong.p12'),
    passwordFile: join(own.folder, 'password'),
  };
  writeFileSync(signingKey.passwordFile, 'mat khau\n');
  const signatureRoots = join(own.folder, 'roots');
  mkdirSync(signatureRoots, { recursive: true });
  copyFileSync(own.rootFile, join(signatureRoots, 'ca.pem'));
  Object.assign(house.kernel, { signingKey, signatureRoots });
}

/** A report of the ward that the chair has approved. */
async function approved(house: House): Promise<void> {
  await fillWard(house);
  house.setNow(null);
  const people = reportPeople(() => house);
  await people.arrive();
  const compile = { seen: 0, despite: true, remark: 'Quá hạn' };
  await people.ask('compiler', 'POST', people.at('/compile', 2025), compile);
  const done = await people.ask('chair', 'POST', people.at('/approve', 2025), { seen: 1 });
  expect(done.status, JSON.stringify(done.body)).toBe(200);
}

onDesks(
  'a report signed with the key of the server',
  (desk) => {
    test('the button is there with a key only, asks for number and proof first, and the words say what it is for', {
      timeout: 240_000,
    }, async () => {
      const { house } = desk();
      const page = await desk().enter({ login: 'van-phong', role: 'compiler', unitCode: ward, part: clerk });
      page.setDefaultTimeout(patience);
      const open = async (): Promise<void> => {
        await page.goto(at);
        await page.getByRole('button', { name: 'Phát hành' }).click();
        await page.getByLabel('Số văn bản').waitFor();
      };
      const button = page.getByRole('button', { name: 'Ký bằng khóa của máy chủ' });
      await open();
      expect(await button.count()).toBe(0);
      giveKey(house);
      await open();
      await page.getByText('chỉ để thử và cho nơi dùng nhỏ', { exact: false }).waitFor();
      expect(await button.isDisabled()).toBe(true);
      await page.getByLabel('Số văn bản').fill('77');
      await page.getByLabel('Người ký').fill('Nguyễn Văn A');
      const proven = (when: string): Promise<unknown> =>
        house.kernel.engine.withClient((client) =>
          client.query('update identity.sessions set proven_at = $1::timestamptz', [when]),
        );
      await proven('2026-01-01T00:00:00Z');
      await button.click();
      await page.getByRole('heading', { name: 'Xác nhận lại chính bạn' }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByText('Việc này cần xác nhận lại chính bạn', { exact: false }).waitFor();
      await proven(new Date().toISOString());
      await button.click();
      await page.getByText('Đã ký và giữ lại:', { exact: false }).waitFor();
      await page.getByText('Chữ ký số hợp lệ', { exact: false }).waitFor();
      await page.getByText('Tệp mang mã kiểm tra của bản dự thảo đã duyệt.').waitFor();
      // another number: what was signed with the earlier one is not issued
      await page.getByLabel('Số văn bản').fill('78');
      await button.click();
      await page.getByText('Chữ ký số hợp lệ', { exact: false }).waitFor();
      await page.locator('button[form=phat-hanh]').click();
      await page.getByText('Đã phát hành: số 78/BC-UBND', { exact: false }).waitFor();
    });
  },
  approved,
  ['embedded'],
);
