import type { Page } from 'playwright-core';
import { password } from './desk.ts';

/** The first screen of a new installation: makes the administrator, who is then signed in. */
export async function makeAdministrator(page: Page, name: string, login: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('heading', { name: 'Thiết lập lần đầu' }).waitFor();
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: false }).first().fill(password);
  await page.getByRole('button', { name: 'Tạo người quản trị' }).click();
  await page.getByRole('heading', { name: 'Xong. Tiếp theo nên làm gì?' }).waitFor();
}

export interface Guest {
  readonly name: string;
  readonly login: string;
  /** The role's name as the screen says it. */
  readonly role: string;
  readonly office?: string;
}

/** The administrator makes a link on a ward's page of people; gives it. */
export async function invite(admin: Page, { name, role, office }: Guest): Promise<string> {
  await admin.getByLabel('Họ và tên').fill(name);
  await admin.getByRole('combobox', { name: 'Vai trò' }).click();
  await admin.getByRole('option', { name: role, exact: true }).click();
  if (office !== undefined) {
    await admin.getByRole('combobox', { name: 'Đơn vị chuyên môn trong kế hoạch' }).click();
    await admin.getByRole('option', { name: office }).click();
  }
  await admin.getByRole('button', { name: 'Tạo liên kết mời' }).click();
  const link = (await admin.locator('.once code').textContent()) ?? '';
  await admin.getByRole('button', { name: 'Đóng' }).click();
  return link;
}

/** Whoever has the link takes a name to sign in with and a password, and is in, or led to a second factor first. */
export async function acceptInvitation(page: Page, link: string, { name, login }: Guest): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Họ và tên').fill(name);
  await page.getByLabel('Tên đăng nhập').fill(login);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Nhận lời mời và đăng nhập' }).click();
  await page.waitForURL(/\/(21172|bao-ve)$/);
}

/** Brings a file in by the wizard, as it is. `asOf`: the day it speaks of, where it does not say so itself. */
export async function bringIn(page: Page, name: string, content: string, asOf?: string): Promise<void> {
  await page.goto('/21172/so-lieu');
  await page
    .locator('section.drop input[type=file]')
    .setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) });
  await page.waitForURL(/so-lieu\/nhap\//);
  if (asOf !== undefined) {
    await page.getByLabel('Nói về ngày').fill(asOf);
    await page.getByLabel('Nói về ngày').press('Tab');
  }
  await page.getByText(/dòng sẵn sàng/).waitFor();
  await page.getByRole('button', { name: 'Đưa vào', exact: true }).click();
  await page
    .getByText(new RegExp(`(của “${name}” đã thành số liệu|trong “${name}” đã được đưa vào)`))
    .waitFor();
}
