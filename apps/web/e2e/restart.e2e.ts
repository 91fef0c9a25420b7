import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { bringPlan } from '../../../test/support/planned-ward.ts';
import { bring } from '../../../test/support/ward.ts';
import { onOwnProcesses } from './support/own-process.ts';
import { choose, groups, nearlyRight } from './support/sheet.ts';

/** The server dies in the middle of somebody's work and comes back: it is said, and nothing typed is lost. */
const ward = '21172';
const lan = { login: 'lan', role: 'compiler', unitCode: ward } as const;
/** How long a busy machine may take to show what was asked for. */
const soon = { timeout: 30_000 };
const report = `/${ward}/bao-cao/${new Date().getFullYear()}`;
const result = (page: Page) => page.getByRole('textbox', { name: 'Kết quả' });
const save = (page: Page) => page.getByRole('button', { name: 'Ghi', exact: true });
const lost = (page: Page) => page.getByText(/^Mất kết nối từ/);

/** Tells of one task and is answered, then writes half of what is to be told of another. */
async function tellOfTasks(page: Page): Promise<void> {
  await page.goto(`/${ward}/ke-hoach/nhiem-vu/V.6.d`);
  await result(page).fill('Mở mười lớp, có chữ ký xác nhận');
  await save(page).click();
  await page.getByText('Đã ghi:').waitFor();
  await page.goto(`/${ward}/ke-hoach/nhiem-vu/V.6.a`);
  await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  await page.reload();
  await result(page).fill('Phát hai mươi bản tin, còn');
}

/** Opens the first paragraph of the report and writes at its end. */
async function writeReport(page: Page): Promise<void> {
  await page.goto(report);
  await page.locator('.paper .edit').first().click();
  await page.locator('.surface').press('Control+End');
  await page.keyboard.type(' Câu viết dở khi máy chủ tắt.');
}

/** Brings a sheet in and mends the first of its two cells. */
async function mendSheet(page: Page): Promise<void> {
  await page.goto(`/${ward}/so-lieu`);
  await page.locator('section.drop input[type=file]').setInputFiles(choose('ho.csv', nearlyRight));
  await page.getByText('Còn 2 dòng có lỗi').waitFor();
  const grid = page.getByRole('grid');
  await grid.locator('[aria-invalid=true]').nth(1).waitFor();
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('F8');
  await page.getByText('Dòng 3, cột Số nhân khẩu').waitFor();
  await typeInCell(page, '3');
  await page.getByText('Còn 1 dòng có lỗi').waitFor();
}

async function typeInCell(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Enter');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

onOwnProcesses(
  'the server killed in the middle of work',
  {
    people: [lan],
    fill: async (house) => {
      await bringPlan(house);
      await bring(house, ward, 'groups', groups, '?asOf=2026-01-01');
    },
  },
  (own) => {
    test('says that it does not answer, keeps what is typed, and the same pages carry on when it is back', {
      timeout: 300_000,
    }, async () => {
      const task = await own().enter(lan.login);
      const [paper, sheet] = [await task.context().newPage(), await task.context().newPage()];
      for (const page of [task, paper, sheet]) page.setDefaultTimeout(30_000);
      await tellOfTasks(task);
      await writeReport(paper);
      await mendSheet(sheet);

      await own().kill();

      await result(task).press('Control+End');
      await task.keyboard.type(' mười tờ');
      await save(task).click();
      await task.getByText('Chưa gửi được, đang chờ mạng').waitFor();
      await lost(task).waitFor();
      await task.reload();
      await lost(task).waitFor();
      // what is kept on the device is read after the page stands
      await expect.poll(() => result(task).inputValue(), soon).toBe('Phát hai mươi bản tin, còn mười tờ');

      await paper.getByRole('button', { name: 'Lưu đoạn' }).click();
      await paper.getByText('Mất kết nối. Lời đang viết vẫn còn', { exact: false }).waitFor();
      await lost(paper).waitFor();

      await typeInCell(sheet, '4');
      await sheet.getByText('Không kết nối được máy chủ. Những gì đã nhập vẫn còn trên trang').waitFor();
      await lost(sheet).waitFor();
      expect(await sheet.getByRole('gridcell', { name: '4 người' }).count()).toBe(0);

      await own().start();

      // each page notices by itself, within seconds
      for (const page of [task, paper, sheet]) await lost(page).waitFor({ state: 'detached' });
      await task.locator('.history li', { hasText: 'Phát hai mươi bản tin, còn mười tờ' }).waitFor();
      await task.getByText('Chưa gửi được, đang chờ mạng').waitFor({ state: 'detached' });
      expect(await paper.locator('.surface').innerText()).toContain('Câu viết dở khi máy chủ tắt.');
      await paper.getByRole('button', { name: 'Lưu đoạn' }).click();
      await paper.locator('.editor').waitFor({ state: 'detached' });
      expect(await paper.locator('.paper').innerText()).toContain('Câu viết dở khi máy chủ tắt.');
      await sheet.getByText('4 dòng sẵn sàng').waitFor();
      await sheet.getByRole('button', { name: 'Đưa vào', exact: true }).click();
      await sheet.getByText('4 dòng của “ho.csv” đã thành số liệu').waitFor();

      // what was answered before it died is there, and nobody had to sign in again
      await task.goto(`/${ward}/ke-hoach/nhiem-vu/V.6.d`);
      await task.locator('.history li', { hasText: 'Mở mười lớp, có chữ ký xác nhận' }).waitFor();
      for (const page of [task, paper, sheet])
        expect(await page.getByText('Phiên làm việc đã kết thúc').count()).toBe(0);
    });
  },
);
