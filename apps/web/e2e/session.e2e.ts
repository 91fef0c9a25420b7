import { expect, test } from 'vitest';
import { onDesks, password } from './support/desk.ts';
import { bringOneWard } from './support/one-ward.ts';

onDesks('the first run, and sessions', (desk) => {
  test('told only the address: makes the administrator, is asked what next, comes back by password', async () => {
    const page = await desk().open();
    await page.goto('/');
    await page.getByRole('heading', { name: 'Thiết lập lần đầu' }).waitFor();
    await page.getByLabel('Họ và tên').fill('Nguyễn Thị Bình');
    await page.getByLabel('Tên đăng nhập').fill('binh');
    const field = page.getByLabel('Mật khẩu', { exact: false }).first();
    await field.fill('binh');
    await page.getByRole('button', { name: 'Tạo người quản trị' }).click();
    // too short and too easy: refused, and nothing typed is lost
    expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Nguyễn Thị Bình');
    await field.fill(password);
    await page.getByRole('button', { name: 'Tạo người quản trị' }).click();
    await page.getByRole('heading', { name: 'Xong. Tiếp theo nên làm gì?' }).waitFor();

    const other = await desk().open();
    await other.goto('/thiet-lap');
    await other.getByText('Cài đặt này đã có người quản trị.').waitFor();
    await other.goto('/dang-nhap');
    await other.getByLabel('Tên đăng nhập').fill('binh');
    await other.getByLabel('Mật khẩu', { exact: true }).fill('sai-mat-khau-roi');
    await other.getByRole('button', { name: 'Đăng nhập' }).click();
    await other.getByText('Tên đăng nhập hoặc mật khẩu không đúng').waitFor();
    await other.getByLabel('Mật khẩu', { exact: true }).fill(password);
    await other.getByRole('button', { name: 'Đăng nhập' }).click();
    // an administrator is led to make a second factor before anything else
    await other.getByRole('heading', { name: 'Thêm lớp bảo vệ thứ hai' }).waitFor();
    expect(await other.getByRole('navigation').count()).toBe(0);
  });

  test('a session ended elsewhere asks for the password over the page, and what was typed stays', async () => {
    await bringOneWard(desk().house);
    const who = { login: 'lan', role: 'police', unitCode: '21172' } as const;
    const page = await desk().enter(who);
    await page.goto('/tai-khoan');
    const name = page.getByLabel('Họ và tên');
    await name.fill('Lan đang gõ dở');

    const elsewhere = await desk().enter(who);
    const { sessions } = (await (await elsewhere.request.get('/api/v1/sessions')).json()) as {
      sessions: { id: string; current: boolean }[];
    };
    for (const { id, current } of sessions)
      if (!current)
        await elsewhere.request.delete(`/api/v1/sessions/${id}`, { headers: { origin: desk().url } });

    await page.getByRole('button', { name: 'Lưu', exact: true }).first().click();
    await page.getByRole('heading', { name: 'Phiên làm việc đã kết thúc' }).waitFor();
    await page.getByLabel('Mật khẩu của lan').fill(password);
    await page.getByRole('button', { name: 'Đăng nhập lại' }).click();
    await page.getByRole('heading', { name: 'Phiên làm việc đã kết thúc' }).waitFor({ state: 'detached' });
    expect(await name.inputValue()).toBe('Lan đang gõ dở');
  });

  test('offline: the shell and what was kept stand, with the time they are from; back again, they are fresh', async () => {
    const page = await desk().enter({ login: 'hoa', role: 'chair', unitCode: '21172' }, { worker: true });
    await page.goto('/21172');
    await page.getByRole('link', { name: 'Tổng quan' }).waitFor();
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await page.reload();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.reload();
    await page.getByText(/Mất kết nối từ/).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Chỉ số' }).waitFor();
    await page.context().setOffline(false);
    // the page notices by itself that the network is back
    await page.getByText(/Mất kết nối từ/).waitFor({ state: 'detached' });
  });

  test('signed out, nothing kept of the person stays on the device', async () => {
    const page = await desk().enter({ login: 'hai', role: 'chair', unitCode: '21172' });
    await page.goto('/21172');
    await page.getByRole('button', { name: /^Tài khoản hai/ }).click();
    await page.getByRole('menuitem', { name: 'Đăng xuất' }).click();
    await page.waitForURL(/dang-nhap/);
    const kept = await page.evaluate<number>(`new Promise((resolve) => {
      const open = indexedDB.open('hatangso');
      open.onsuccess = () => {
        const names = [...open.result.objectStoreNames];
        if (!names.includes('kept')) { resolve(0); return; }
        const all = open.result.transaction('kept').objectStore('kept').getAllKeys();
        all.onsuccess = () => resolve(all.result.filter((key) => !String(key).startsWith('session')).length);
      };
    })`);
    expect(kept).toBe(0);
    await page.goto('/21172');
    await page.waitForURL(/dang-nhap/);
  });

  test('the keyboard alone: skip to the content, the palette, a section, the menu', async () => {
    const page = await desk().enter({ login: 'phim', role: 'chair', unitCode: '21172' });
    await page.goto('/21172');
    await page.getByRole('link', { name: 'Tổng quan' }).waitFor();
    await page.keyboard.press('Tab');
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Đến nội dung chính');
    await page.keyboard.press('Enter');
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content');
    await page.keyboard.press('/');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('chỉ số');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/21172\/chi-so/);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });
});
