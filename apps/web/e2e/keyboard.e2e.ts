import { expect, test } from 'vitest';
import { fillWard, ward } from '../../server/src/modules/reporting/testing/ward-with-everything.ts';
import { addPerson, onDesks, password, type Who } from './support/desk.ts';
import { rest, settled } from './support/enter.ts';
import { focus, tabTo, type, walkRound } from './support/keys.ts';
import { choose, nearlyRight } from './support/sheet.ts';

/** The main flows by somebody who has no mouse. Nothing here clicks; every stop on the way shows that it has the focus. */
/** How long a busy machine may take to show what was asked for. */
const soon = { timeout: 15_000 };
const compiler: Who = { login: 'tong-hop', role: 'compiler', unitCode: ward };
/** Somebody whom a password alone lets in. */
const reader: Who = { login: 'doc-gia', role: 'reader', unitCode: ward };
const office: Who = { login: 'van-hoa', role: 'office', unitCode: ward, part: 'phong-van-hoa-xa-hoi' };

onDesks(
  'without a mouse',
  (desk) => {
    test('signs in, skips to the content, finds a screen, and asks a figure why', async () => {
      await addPerson(desk().house, reader);
      const page = await desk().open();
      await settled(page, '/dang-nhap');
      expect((await focus(page)).name).toMatch(/^Tên đăng nhập/);
      await type(page, reader.login);
      await tabTo(page, /^Mật khẩu/);
      await type(page, password, 'Enter');
      await page.waitForURL(new RegExp(`/${ward}$`));
      await settled(page, `/${ward}`);
      await tabTo(page, /^Đến nội dung chính$/);
      await page.keyboard.press('Enter');
      expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');

      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').waitFor();
      await type(page, 'chỉ số', 'Enter');
      await page.waitForURL(/\/chi-so$/);
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await rest(page);
      await tabTo(page, /^Tìm theo tên/);
      await type(page, 'ho cap quang');
      await page.getByRole('row', { name: /Hộ gia đình có cáp quang/ }).waitFor();
      await tabTo(page, /Vì sao/);
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('dialog');
      await drawer.getByText('÷').first().waitFor();
      await tabTo(page, /./);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      // back where it was asked from
      await expect.poll(async () => (await focus(page)).name, soon).toMatch(/Vì sao/);
      await tabTo(page, /^Hộ gia đình có cáp quang$/, 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { level: 1, name: 'Hộ gia đình có cáp quang' }).waitFor();
    });

    test('reports on a task and takes it back', async () => {
      const page = await desk().enter(compiler);
      await settled(page, `/${ward}/ke-hoach/nhiem-vu/V.6.d`);
      await tabTo(page, /hoàn thành|thực hiện/);
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowRight');
      expect(await page.locator('input[type=radio]:checked').count()).toBe(1);
      await tabTo(page, /^Kết quả/);
      await type(page, 'Mở ba lớp', 'Control+Enter');
      await page.getByText('Đã ghi:').waitFor();
      await page.locator('.history li', { hasText: 'Mở ba lớp' }).waitFor();
      await tabTo(page, /^Hoàn tác$/, 'Shift+Tab');
      await page.keyboard.press('Enter');
      await page.getByText('Đã hoàn tác').waitFor();
      await page.locator('.history li', { hasText: 'Mở ba lớp' }).waitFor({ state: 'detached' });
    });

    test('brings a sheet in, mends its cells where they are, and takes it back', async () => {
      const page = await desk().enter(compiler);
      await settled(page, `/${ward}/so-lieu`);
      await tabTo(page, /^Chọn tệp/);
      const asked = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await asked).setFiles(choose('ho.csv', nearlyRight));
      await page.getByText('Còn 2 dòng có lỗi').waitFor();
      await rest(page);
      await tabTo(page, /^Bảng ho\.csv/);
      await page.keyboard.press('Control+Home');
      for (const [row, people, left] of [
        [3, '3', 'Còn 1 dòng có lỗi'],
        [4, '4', '4 dòng sẵn sàng'],
      ] as const) {
        await page.keyboard.press('F8');
        await page.getByText(`Dòng ${row}, cột Số nhân khẩu`).waitFor();
        await page.keyboard.press('Enter');
        expect((await focus(page)).seen).toBe(true);
        await type(page, people, 'Enter');
        await page.getByText(left).waitFor();
      }
      await tabTo(page, /^Đưa vào$/);
      await page.keyboard.press('Enter');
      await page.getByText('4 dòng của “ho.csv” đã thành số liệu').waitFor();
      await tabTo(page, /^Hoàn tác$/);
      await page.keyboard.press('Enter');
      await page.getByText('Đã hoàn tác').first().waitFor();
    });

    test('hands in the part of an office', async () => {
      const page = await desk().enter(office);
      await settled(page, `/${ward}/bao-cao/2026`);
      await tabTo(page, /^Nộp phần này$/);
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Rút lại để sửa' }).waitFor();
    });

    test('chooses what the map shows, and reads the same in its table', async () => {
      const page = await desk().enter(compiler);
      await settled(page, `/${ward}/ban-do`);
      expect(await page.getByText(/Không tải được bản đồ/).count()).toBe(0);
      await tabTo(page, /^cáp quang$/);
      await page.keyboard.press('Enter');
      await page.waitForURL(/dich-vu=fibre/);
      await tabTo(page, /^Tên gọi$/);
      await page.keyboard.press('Space');
      await tabTo(page, /^Bảng số liệu$/);
      await page.keyboard.press('Enter');
      const table = page.getByRole('region', { name: 'Bảng số liệu của bản đồ' });
      await table.waitFor();
      await tabTo(page, /^Tổ dân phố$/);
      await page.keyboard.press('Enter');
      await expect.poll(() => table.locator('tbody tr').count(), soon).toBe(3);
    });

    test('no screen holds the keyboard fast, and every stop shows itself', { timeout: 180_000 }, async () => {
      const page = await desk().enter(compiler);
      const found: Record<string, readonly string[]> = {};
      for (const path of ['', '/ban-do', '/chi-so', '/ke-hoach/nhiem-vu', '/so-lieu', '/bao-cao/2026']) {
        await settled(page, `/${ward}${path}`);
        const { stops, unseen } = await walkRound(page);
        expect(stops, path).toBeGreaterThan(10);
        if (unseen.length > 0) found[path] = unseen;
      }
      expect(found).toEqual({});
    });
  },
  async (house) => {
    await fillWard(house);
    house.setNow(null);
  },
  // what the keys do is the same over either database
  ['embedded'],
);
