import { expect, test } from 'vitest';
import { checkBackup, noOpening } from '../../server/src/modules/backups/index.ts';
import { violations } from './support/axe.ts';
import { onDesks, password } from './support/desk.ts';
import { settled } from './support/enter.ts';
import { bringOneWard } from './support/one-ward.ts';

const ward = '21172';

onDesks(
  'administration',
  (desk) => {
    test('invites somebody by a link, gives and ends roles, suspends, and the log tells it', async () => {
      const admin = await desk().enter({ login: 'quan-tri', role: 'administrator', unitCode: ward });
      await admin.goto(`/${ward}/quan-tri`);
      await admin.getByLabel('Họ và tên').fill('Trần Văn Khách');
      await admin.getByRole('combobox', { name: 'Vai trò' }).click();
      await admin.getByRole('option', { name: 'Chủ tịch' }).click();
      await admin.getByRole('button', { name: 'Tạo liên kết mời' }).click();
      const link = await admin.locator('.once code').textContent();
      await admin.getByRole('button', { name: 'Đóng' }).click();
      expect(await admin.getByText(link ?? 'no link').count()).toBe(0);

      const guest = await desk().open({ width: 390, height: 844 });
      await guest.goto(link ?? '');
      await guest.getByText('Chủ tịch').first().waitFor();
      await guest.getByLabel('Tên đăng nhập').fill('khach');
      await guest.getByLabel('Mật khẩu', { exact: true }).fill('matkhau1234');
      await guest.getByText('Dễ đoán: là từ nhiều người dùng.').waitFor();
      await guest.getByRole('button', { name: 'Nhận lời mời và đăng nhập' }).click();
      await guest.getByText(/Mật khẩu dễ đoán/).waitFor();
      await guest.getByLabel('Mật khẩu', { exact: true }).fill(password);
      await guest.getByRole('button', { name: 'Nhận lời mời và đăng nhập' }).click();
      // a chair signs: a second factor comes before anything else
      await guest.getByRole('heading', { name: 'Thêm lớp bảo vệ thứ hai' }).waitFor();

      const again = await desk().open();
      await again.goto(link ?? '');
      await again.getByText(/Liên kết này không dùng được/).waitFor();

      await admin.reload();
      await admin.getByRole('button', { name: 'Quản lý Trần Văn Khách' }).click();
      await admin.getByRole('button', { name: 'Giao thêm vai trò' }).click();
      await admin.getByRole('combobox', { name: 'Vai trò' }).first().click();
      await admin.getByRole('option', { name: 'Công an' }).click();
      await admin.getByRole('button', { name: 'Giao vai trò' }).click();
      await admin.getByRole('button', { name: 'Thôi vai trò Công an của Trần Văn Khách' }).click();
      await admin
        .getByRole('button', { name: 'Thôi vai trò Công an của Trần Văn Khách' })
        .waitFor({ state: 'detached' });
      await admin.getByRole('button', { name: 'Tạm khóa', exact: true }).click();
      await admin.getByRole('button', { name: 'Mở lại', exact: true }).waitFor();
      await guest.goto(`/${ward}`);
      await guest.waitForURL(/dang-nhap/);

      await admin.goto(`/${ward}/quan-tri/nhat-ky`);
      for (const done of [
        'Tạo lời mời',
        'Nhận lời mời',
        'Giao vai trò',
        'Thôi vai trò',
        'Sửa hoặc tạm khóa người',
      ])
        await admin.getByText(done, { exact: true }).first().waitFor();
      await admin.getByRole('combobox', { name: 'Việc' }).click();
      await admin.getByRole('option', { name: 'Báo cáo' }).click();
      await admin.getByText('Không có việc nào khớp.').waitFor();
    });

    test('a token is shown once, works, and is dead when revoked', async () => {
      const admin = await desk().enter({ login: 'quan-tri', role: 'administrator', unitCode: ward });
      await admin.goto(`/${ward}/quan-tri/ma-truy-cap`);
      await admin.getByLabel('Dùng để làm gì').fill('bảng của tỉnh');
      await admin.getByRole('button', { name: 'Tạo mã' }).click();
      const secret = (await admin.locator('.once code').textContent()) ?? '';
      const groups = () => desk().house.ask('GET', `/wards/${ward}/groups`, undefined, secret);
      expect((await groups()).status).toBe(200);
      await admin.reload();
      expect(await admin.getByText(secret).count()).toBe(0);
      await admin.getByRole('button', { name: 'Thu hồi mã bảng của tỉnh' }).click();
      await admin.getByText('đã thu hồi').waitFor();
      expect((await groups()).status).toBe(401);
    });

    test('on a phone the open tab of a row that scrolls is in sight', async () => {
      const who = { login: 'quan-tri', role: 'administrator', unitCode: ward } as const;
      const admin = await desk().enter(who, { width: 390, height: 844 });
      const row = admin.locator('nav.tabs');
      const open = row.locator('[aria-current]');
      const rests = async (name: string): Promise<void> => {
        await expect.poll(() => open.textContent().then((said) => said?.trim())).toBe(name);
        await expect
          .poll(() => admin.evaluate<number>("document.querySelector('nav.tabs').scrollLeft"))
          .toBeGreaterThan(0);
        const box = await open.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? Number.NaN) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
        // the page itself stays where it was
        expect(await admin.evaluate<number>('window.scrollY')).toBe(0);
      };
      await settled(admin, `/${ward}/quan-tri/du-lieu-ca-nhan`);
      await rests('Dữ liệu cá nhân');
      await row.getByRole('link', { name: 'Nhật ký' }).click();
      await rests('Nhật ký');
      await settled(admin, `/${ward}/ke-hoach/tep`);
      await rests('Tệp kế hoạch');
    });

    test('whom to ask is set here and stands on the public page, which reads without scripts', async () => {
      const admin = await desk().enter({ login: 'quan-tri', role: 'administrator', unitCode: ward });
      await admin.goto(`/${ward}/quan-tri/thiet-dat`);
      await admin.getByLabel('Điện thoại').fill('0255 3 123 456');
      await admin.getByRole('button', { name: 'Lưu' }).click();
      await admin.getByText(/Đã lưu lúc/).waitFor();
      const citizen = await desk().open({ scripts: false, width: 390, height: 844 });
      await citizen.goto('/');
      await citizen.waitForURL(new RegExp(`/cong-khai/${ward}$`));
      await citizen.getByRole('link', { name: '0255 3 123 456' }).waitFor();
      await citizen.getByRole('link', { name: 'Các xã, phường' }).click();
      await citizen.getByLabel('Tên xã, phường').fill('truong quang');
      await citizen.getByRole('button', { name: 'Tìm' }).click();
      await citizen.getByRole('link', { name: 'Phường Trương Quang Trọng' }).click();
      await citizen.getByRole('heading', { name: 'Chưa công bố báo cáo nào' }).waitFor();
      expect(await citizen.context().cookies()).toEqual([]);
    });

    test('a backup is made, taken away as a file that the log tells of, and the schedule is set', async () => {
      const ofWard = await desk().enter({ login: 'quan-tri', role: 'administrator', unitCode: ward });
      await ofWard.goto(`/${ward}/quan-tri`);
      expect(await ofWard.getByRole('link', { name: 'Sao lưu' }).count()).toBe(0);
      const admin = await desk().enter({ login: 'toan-quoc', role: 'administrator', unitCode: 'VN' });
      await admin.goto('/VN/quan-tri');
      await admin.getByRole('link', { name: 'Sao lưu' }).click();
      await admin.getByText('Chưa có bản sao lưu nào.').waitFor();
      await admin.getByRole('button', { name: 'Sao lưu ngay' }).click();
      const link = admin.getByRole('link', { name: /Tải về bản sao lưu làm lúc/ });
      await link.waitFor();
      const [file] = await Promise.all([admin.waitForEvent('download'), link.click()]);
      expect(file.suggestedFilename()).toMatch(/^hatangso-.*\.tar\.gz$/);
      expect((await checkBackup(await file.path(), noOpening)).contents.rows['platform.installation']).toBe(
        1,
      );
      await admin.getByLabel('Giữ bao nhiêu ngày gần nhất').fill('10');
      await admin.getByRole('button', { name: 'Lưu lịch' }).click();
      await admin.getByText(/Đã lưu lúc/).waitFor();
      // as it stands, not while a button changes its colour
      await settled(admin, '/VN/quan-tri/sao-luu');
      await link.waitFor();
      expect(await violations(admin)).toEqual([]);
      await admin.goto('/VN/quan-tri/nhat-ky');
      for (const done of ['Sao lưu', 'Tải bản sao lưu về', 'Đặt lịch sao lưu'])
        await admin.getByRole('table').getByText(done, { exact: true }).first().waitFor();
    });
  },
  bringOneWard,
);
