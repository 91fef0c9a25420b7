import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bringPlan, realPlanId } from '../../../test/support/planned-ward.ts';
import { type Desk, onDesks, type PageOptions, type Who } from './support/desk.ts';

const office: Who = { login: 'van-hoa', role: 'office', unitCode: '21172', part: 'phong-van-hoa-xa-hoi' };
const compiler: Who = { login: 'tong-hop', role: 'compiler', unitCode: '21172' };
const task = '/21172/ke-hoach/nhiem-vu/V.6.d';
const result = (page: Page) => page.getByRole('textbox', { name: 'Kết quả' });
const save = (page: Page) => page.getByRole('button', { name: 'Ghi', exact: true });

async function at(desk: Desk, who: Who, path: string, options: PageOptions = {}): Promise<Page> {
  const page = await desk.enter(who, options);
  await page.goto(path);
  return page;
}

onDesks(
  'the plan',
  (desk) => {
    test('two people report on one task: both versions are shown, nothing is lost, and what was saved is undone', async () => {
      const [mine, theirs] = await Promise.all([at(desk(), compiler, task), at(desk(), office, task)]);
      await Promise.all([result(mine).waitFor(), result(theirs).waitFor()]);
      await theirs.locator('fieldset label', { hasText: 'hoàn thành' }).click();
      await result(theirs).fill('Mở 12 lớp, 640 người dự');
      await theirs
        .locator('input[type=file]')
        .first()
        .setInputFiles({
          name: 'bien-ban.pdf',
          mimeType: 'application/pdf',
          buffer: Buffer.from('%PDF-1.7 x'),
        });
      await result(theirs).press('Control+Enter');
      await theirs.getByText('Đã ghi:').waitFor();
      await theirs.getByRole('link', { name: 'bien-ban.pdf' }).waitFor();

      await mine.getByRole('spinbutton').fill('80');
      await result(mine).fill('Mở 10 lớp');
      await save(mine).click();
      const conflict = mine.getByRole('region', { name: 'Có người vừa ghi nhiệm vụ này' });
      await conflict.waitFor();
      const shown = (await conflict.innerText()).replaceAll('\u00a0', ' ');
      for (const text of ['van-hoa (thử)', 'Mở 12 lớp, 640 người dự', 'Mở 10 lớp', '80 %'])
        expect(shown).toContain(text);
      await conflict.getByRole('button', { name: 'Ghi bản đã chọn' }).click();
      await mine.getByText('Đã ghi:').waitFor();
      await mine.locator('.history li', { hasText: 'Mở 10 lớp' }).waitFor();
      await mine.getByRole('button', { name: 'Hoàn tác' }).click();
      await mine.getByText('Đã hoàn tác').waitFor();
      await mine.locator('.history li', { hasText: 'Mở 12 lớp, 640 người dự' }).first().waitFor();
      // what was typed is still there
      expect(await result(mine).inputValue()).toBe('Mở 10 lớp');
    });

    test('without a connection a report waits on the device, survives, and goes by itself', async () => {
      const page = await at(desk(), office, '/21172/ke-hoach', { worker: true });
      await page.getByRole('heading', { name: /^Việc của/ }).waitFor();
      expect(page.url()).toContain('/viec-cua-toi');
      await page.getByRole('button', { name: 'Báo cáo V.6.a' }).click();
      await result(page).waitFor();
      await page.context().setOffline(true);
      await result(page).fill('Phát 20 bản tin');
      await save(page).click();
      await page.getByText('Chưa gửi được, đang chờ mạng').waitFor();
      await page.getByText('đang chờ gửi').waitFor();
      await page.context().setOffline(false);
      await page.goto('/21172/ke-hoach/nhiem-vu/V.6.a');
      await page.locator('.history li', { hasText: 'Phát 20 bản tin' }).waitFor({ timeout: 60_000 });
    });

    test('the file is edited by form: what changes is shown before it is taken, and taken back', async () => {
      const page = await at(desk(), compiler, '/21172/ke-hoach/tep');
      await page.getByRole('button', { name: 'Sửa nhanh' }).click();
      await page.getByLabel('Số, ký hiệu').fill('45/KH-UBND');
      await page.getByRole('button', { name: 'Xem thay đổi' }).click();
      await page.getByText('Chỗ đứt được nối').waitFor();
      expect(await page.locator('ins').allInnerTexts()).toEqual(['  number: 45/KH-UBND']);
      await page.getByRole('button', { name: 'Ghi vào kế hoạch' }).click();
      await page.getByText('Đã ghi. Kế hoạch dùng tệp mới').waitFor();
      const file = async () =>
        (await desk().house.ask<{ text: string }>('GET', `/wards/21172/plans/${realPlanId}/file`)).body.text;
      expect(await file()).toContain('number: 45/KH-UBND');
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await page.getByText('Đã ghi. Kế hoạch dùng tệp mới').waitFor({ state: 'detached' });
      expect(await file()).not.toContain('45/KH-UBND');
    });
  },
  (house) => bringPlan(house),
);
