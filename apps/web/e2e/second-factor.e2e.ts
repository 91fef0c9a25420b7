import { readFileSync } from 'node:fs';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeAt } from '../../server/src/modules/identity/second/totp.ts';
import { declareProvider, startProvider } from '../../server/src/modules/identity/testing/provider.ts';
import { addPerson, onDesks, password } from './support/desk.ts';
import { bringOneWard } from './support/one-ward.ts';

const ward = '21172';
const chief = { login: 'quan-tri', role: 'administrator', unitCode: ward } as const;

/** A security key of Chromium's own: it knows its owner and keeps what it makes. */
async function withAuthenticator(page: Page): Promise<CDPSession> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'usb',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return devtools;
}

onDesks(
  'a second factor on the screens',
  (desk) => {
    /** Passkeys are made for names: the same server, called by one. */
    const named = (path: string): string => `${desk().url.replace('127.0.0.1', 'localhost')}${path}`;
    const typePassword = async (page: Page): Promise<void> => {
      await page.getByLabel('Tên đăng nhập').fill(chief.login);
      await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    };
    /** Signed in; what was refused instead is told. */
    const atTheDesk = async (page: Page): Promise<void> => {
      const refused = page.getByRole('alert');
      await page
        .getByRole('button', { name: /^Tài khoản quan-tri/ })
        .or(refused)
        .first()
        .waitFor();
      expect(await refused.allInnerTexts()).toEqual([]);
    };
    let secret = '';

    test('an administrator is led to make one, keeps the recovery codes, and comes back with the digits', async () => {
      await addPerson(desk().house, chief);
      const page = await desk().open();
      await page.goto(named('/dang-nhap?tiep=/21172/quan-tri'));
      await typePassword(page);
      await page.getByRole('heading', { name: 'Thêm lớp bảo vệ thứ hai' }).waitFor();
      await page.goto(named('/21172'));
      await page.waitForURL(/bao-ve/);
      await page.getByRole('button', { name: 'Thêm ứng dụng tạo mã' }).click();
      await page.getByRole('img', { name: 'Mã QR cho ứng dụng tạo mã' }).waitFor();
      secret = (await page.locator('form code').innerText()).replaceAll(/\s/g, '');
      await page.getByLabel('Mã 6 số').fill('000000');
      await page.getByRole('button', { name: 'Xác nhận mã' }).click();
      await page.getByText(/Mã không đúng/).waitFor();
      await page.getByLabel('Mã 6 số').fill(codeAt(secret, new Date()));
      await page.getByRole('button', { name: 'Xác nhận mã' }).click();
      const codes = page.getByRole('group', { name: 'Mã khôi phục: cất giữ ngay' });
      await codes.waitFor();
      expect(await codes.getByRole('listitem').count()).toBe(10);
      const [kept] = await Promise.all([
        page.waitForEvent('download'),
        codes.getByRole('button', { name: 'Tải về' }).click(),
      ]);
      const lines = readFileSync(await kept.path(), 'utf8').split('\n');
      expect(lines.slice(2, -1)).toEqual(await codes.getByRole('listitem').allInnerTexts());
      // the paper has the codes and whose they are, nothing of the page around them
      await page.emulateMedia({ media: 'print' });
      await codes.getByText(/^Hạ tầng số: mã khôi phục của quan-tri/).waitFor();
      expect(await codes.getByRole('listitem').count()).toBe(10);
      expect(
        await page
          .getByRole('button')
          .or(page.getByRole('heading', { level: 1 }))
          .count(),
      ).toBe(0);
      await page.emulateMedia({ media: 'screen' });
      const [code = ''] = await codes.getByRole('listitem').allInnerTexts();
      await page.getByRole('button', { name: 'Tôi đã cất giữ' }).click();
      await page.waitForURL(({ pathname }) => pathname.startsWith('/21172'));
      await page.getByRole('button', { name: /^Tài khoản quan-tri/ }).waitFor();
      // and what is printed afterwards is whole
      await page.emulateMedia({ media: 'print' });
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.emulateMedia({ media: 'screen' });

      const again = await desk().open();
      await again.goto(named('/dang-nhap'));
      await typePassword(again);
      await again.getByRole('heading', { name: 'Bước thứ hai' }).waitFor();
      // the step outlives a reload, and opens nothing else
      await again.goto(named('/21172'));
      await again.waitForURL(/dang-nhap/);
      await again.getByRole('heading', { name: 'Bước thứ hai' }).waitFor();
      await again.getByRole('button', { name: 'Mất điện thoại? Dùng mã khôi phục' }).click();
      await again.getByLabel('Mã khôi phục').fill(code.toLowerCase());
      await again.getByRole('button', { name: 'Xác nhận', exact: true }).click();
      await again.getByRole('button', { name: /^Tài khoản quan-tri/ }).waitFor();
    });

    test('a passkey is made, named, signs in by itself and as the second step, and is removed', async () => {
      const page = await desk().open();
      await withAuthenticator(page);
      await page.goto(named('/dang-nhap'));
      await typePassword(page);
      await page.getByLabel('Mã 6 số').fill(codeAt(secret, new Date(Date.now() + 30_000)));
      await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
      await page.getByRole('button', { name: /^Tài khoản quan-tri/ }).waitFor();
      await page.goto(named('/tai-khoan'));
      await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
      await page.getByLabel(/^Tên để nhận ra/).fill('Máy ở cơ quan');
      await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
      // kept by the server: the form's own words hold such a name as well
      await page.getByRole('button', { name: 'Đổi tên khóa truy cập Máy ở cơ quan' }).waitFor();

      const leave = async (): Promise<void> => {
        await page.request.delete(named('/api/v1/session'), {
          headers: { origin: named('') },
        });
        await page.goto(named('/dang-nhap'));
      };
      await leave();
      await page.bringToFront();
      await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
      await atTheDesk(page);
      await leave();
      await typePassword(page);
      await page.getByRole('button', { name: 'Dùng khóa truy cập' }).click();
      await atTheDesk(page);

      await page.goto(named('/tai-khoan'));
      await page.getByRole('button', { name: 'Đổi tên khóa truy cập Máy ở cơ quan' }).click();
      await page.getByLabel(/^Tên để nhận ra/).fill('Máy ở nhà');
      await page.getByRole('button', { name: 'Lưu tên' }).click();
      await page.getByRole('button', { name: 'Gỡ khóa truy cập Máy ở nhà' }).click();
      await page.getByText('Máy ở nhà').waitFor({ state: 'detached' });
      await leave();
      await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
      await page.getByText(/Khóa truy cập này không dùng được ở đây/).waitFor();
    });

    test('an account of the province signs in by a button, once it is linked', async () => {
      const provider = await startProvider([named('/dang-nhap/tinh')]);
      try {
        declareProvider(desk().house.config.dataFolder, provider.issuer);
        provider.accounts.set('lan', { claims: { name: 'Lan' } });
        provider.signInAs('lan');
        const page = await desk().open();
        const button = page.getByRole('button', { name: 'Đăng nhập bằng Tài khoản tỉnh' });
        await page.goto(named('/dang-nhap'));
        await button.click();
        await page.getByText(/chưa có tài khoản của bạn/).waitFor();
        await page.getByRole('link', { name: 'Về trang đăng nhập' }).click();
        await addPerson(desk().house, { login: 'doc-gia', role: 'reader', unitCode: ward });
        await page.getByLabel('Tên đăng nhập').fill('doc-gia');
        await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
        await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
        await page.getByRole('button', { name: /^Tài khoản doc-gia/ }).waitFor();
        await page.goto(named('/tai-khoan'));
        await page.getByRole('button', { name: 'Nối với Tài khoản tỉnh' }).click();
        await page.getByRole('button', { name: 'Bỏ nối với Tài khoản tỉnh' }).waitFor();

        const fresh = await desk().open();
        await fresh.goto(named('/dang-nhap?tiep=/21172'));
        await fresh.getByRole('button', { name: 'Đăng nhập bằng Tài khoản tỉnh' }).click();
        await fresh.waitForURL(named('/21172'));
        await fresh.getByRole('button', { name: /^Tài khoản doc-gia/ }).waitFor();
      } finally {
        await provider.close();
      }
    });
  },
  bringOneWard,
);
