import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { fillWard, ward } from '../../server/src/modules/reporting/testing/ward-with-everything.ts';
import { type Desk, onDesks } from './support/desk.ts';
import { approve, approveParts, compile, handIn, offices, release, signed } from './support/report-steps.ts';

const at = `/${ward}/bao-cao/2026`;
const culture = 'phong-van-hoa-xa-hoi';
/** A release makes three files; a busy machine takes its time. */
const patience = 60_000;
const whole = { timeout: 300_000 };

async function pageOf(
  desk: Desk,
  login: string,
  role: 'office' | 'compiler' | 'chair',
  part?: string,
): Promise<Page> {
  const page = await desk.enter({ login, role, unitCode: ward, ...(part === undefined ? {} : { part }) });
  page.setDefaultTimeout(patience);
  await page.goto(at);
  await page.locator('.paper').waitFor();
  return page;
}

/** Opens the first paragraph one may edit, types at its end, and leaves it open. */
async function typeIn(page: Page, words: string): Promise<void> {
  await page.locator('.paper .edit').first().click();
  await page.locator('.surface').waitFor();
  await page.locator('.surface').press('Control+End');
  await page.keyboard.type(words);
}
const save = (page: Page): Promise<void> => page.getByRole('button', { name: 'Lưu đoạn' }).click();

onDesks(
  'a report from all offices to its release',
  (desk) => {
    test(
      'words around locked numbers: digits typed by hand are asked about, what is unsaved survives a reload and no signal',
      whole,
      async () => {
        const page = await pageOf(desk(), 'van-hoa', 'office', culture);
        // the menu of files goes away by Escape, by a choice, and by whatever else is done
        const [menu, word] = [
          page.getByText('Tải về', { exact: true }),
          page.getByRole('link', { name: 'Word (DOCX)' }),
        ];
        await menu.click();
        await word.first().waitFor();
        await page.keyboard.press('Escape');
        await word.first().waitFor({ state: 'hidden' });
        await menu.click();
        await word.first().waitFor();
        await page.getByRole('heading', { level: 1 }).click();
        await word.first().waitFor({ state: 'hidden' });

        const before = await page.locator('.paper .words > p .chip').allTextContents();
        await typeIn(page, ' Đã hướng dẫn 120 hộ.');
        await save(page);
        await page.getByRole('button', { name: 'Đúng, tôi tự gõ các số này' }).click();
        await page.locator('.typed', { hasText: '120' }).waitFor();
        expect(await page.locator('.paper .words > p .chip').allTextContents()).toEqual(before);
        await typeIn(page, ' Còn viết dở.');
        await page.waitForTimeout(400);
        await page.reload();
        await page.locator('.surface', { hasText: 'Còn viết dở.' }).waitFor();
        await page.context().setOffline(true);
        await save(page);
        await page.getByText('Mất kết nối. Lời đang viết vẫn còn', { exact: false }).waitFor();
        await page.context().setOffline(false);
        await save(page);
        await page.locator('.editor').waitFor({ state: 'detached' });
        expect(await page.locator('.paper').textContent()).toContain('Còn viết dở.');
      },
    );

    test(
      'two people at one paragraph: both texts are shown, nothing is overwritten unread',
      whole,
      async () => {
        const chair = await pageOf(desk(), 'chu-tich', 'chair');
        const compiler = await pageOf(desk(), 'tong-hop', 'compiler', 'van-phong-hdnd-ubnd');
        await typeIn(chair, ' Lời của chủ tịch.');
        await typeIn(compiler, ' Lời của người tổng hợp.');
        await save(compiler);
        await compiler.locator('.editor').waitFor({ state: 'detached' });
        await save(chair);
        await chair.getByText('Có người vừa sửa đoạn này').waitFor();
        const told = (await chair.locator('.conflict').textContent()) ?? '';
        expect(told).toContain('Lời của người tổng hợp.');
        expect(told).toContain('Lời của chủ tịch.');
        await chair.getByRole('button', { name: 'Dùng bản đang có' }).click();
        expect(await chair.locator('.paper').textContent()).toContain('Lời của người tổng hợp.');
      },
    );

    test(
      'every office hands in, one is returned and hands in again; compiled, approved, released, seen by everybody',
      whole,
      async () => {
        const pages = new Map<string, Page>();
        for (const { login, part } of offices) {
          const page = await pageOf(desk(), login, 'office', part);
          await handIn(page);
          pages.set(login, page);
        }
        const compiler = await pageOf(desk(), 'tong-hop', 'compiler', 'van-phong-hdnd-ubnd');
        const part = compiler.locator('.part', { hasText: 'Phòng Văn hóa - Xã hội' });
        await part.getByRole('button', { name: 'Trả lại' }).click();
        await part.getByLabel('Cần sửa, bổ sung gì').fill('Bổ sung kết quả quý IV');
        await part.getByRole('button', { name: 'Gửi trả lại' }).click();
        await part.getByText('Ý kiến: Bổ sung kết quả quý IV').waitFor();
        const office = pages.get('van-hoa');
        if (office === undefined) throw new Error('this office has no page');
        await office.reload();
        await office.getByText('Ý kiến: Bổ sung kết quả quý IV').waitFor();
        await handIn(office);
        await compiler.reload();
        await approveParts(compiler);
        await compile(compiler);
        const chair = await pageOf(desk(), 'chu-tich', 'chair');
        await approve(chair);
        await compiler.reload();
        const stored = await release(compiler, '2026-11-23');
        expect(stored.equals(signed)).toBe(true);
        const anybody = await desk().open({ scripts: false });
        await anybody.goto(`/cong-khai/${ward}`);
        expect(await anybody.locator('body').textContent()).toContain('123/BC-UBND');
      },
    );

    test('closing: an office chooses among its own sources and says why', whole, async () => {
      const page = await desk().enter({
        login: 'van-phong',
        role: 'office',
        unitCode: ward,
        part: 'van-phong-hdnd-ubnd',
      });
      page.setDefaultTimeout(patience);
      await page.goto(`${at}/chot`);
      const card = page.locator('.card', { hasText: 'Người có tài khoản định danh điện tử' });
      await card.waitFor();
      expect(await card.textContent()).toContain('Chủ trì: Văn phòng HĐND và UBND');
      expect(await card.textContent()).toContain('sổ theo dõi của Công an phường');
    });
  },
  async (house) => {
    await fillWard(house);
    house.setNow('2026-11-23T02:00:00.000Z');
  },
);
