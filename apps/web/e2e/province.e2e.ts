import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { onDesks } from './support/desk.ts';
import { rest, settled } from './support/enter.ts';
import { listen } from './support/listen.ts';
import { fillProvince, realUnitsThere, shares } from './support/real-province.ts';

/** A province with all the real wards that Quảng Ngãi has: each is in the table, on the map and among its peers. */
const wards = 96;
/** How long a busy machine may take to show what was asked for. */
const soon = { timeout: 15_000 };
const lead = Object.keys(shares).length;
const rows = (page: Page) => page.locator('.units tbody tr');
const names = (page: Page) => rows(page).locator('.name').allInnerTexts();
const heading = (page: Page, name: string) => page.locator('.units th', { hasText: name });

/** People of each row, as shown; null where they are not known. */
const people = async (page: Page): Promise<readonly (number | null)[]> =>
  (await rows(page).locator('td[data-label="Dân số"]').allInnerTexts()).map((text) =>
    /\d/.test(text) ? Number(text.replaceAll('.', '')) : null,
  );

const opened = (desk: Parameters<Parameters<typeof onDesks>[1]>[0]): Promise<Page> =>
  desk().enter({ login: 'xem-tinh', role: 'province_reader', unitCode: '51' });

// told loudly where they are looked for; the file still has to hold a test
if (!realUnitsThere) test.skip('a province of real wards', () => undefined);
else
  onDesks(
    'a province of 96 real wards',
    (desk) => {
      test('all of them stand in the table, which is sorted by click and by keyboard', async () => {
        const page = await opened(desk);
        const told = listen(page, desk().url);
        await settled(page, '/51');
        await page.getByRole('heading', { level: 1, name: 'Tỉnh Quảng Ngãi' }).waitFor();
        await page.getByText(`${wards} xã, phường, đặc khu; ${wards - lead} đơn vị`).waitFor();
        await page.getByLabel('Chỉ số đang xem').selectOption('people_with_digital_id');
        await rows(page)
          .first()
          .getByText(/^97\s%$/)
          .waitFor();
        expect(await rows(page).count()).toBe(wards);

        await heading(page, 'Dân số').getByRole('button').click();
        expect(await heading(page, 'Dân số').getAttribute('aria-sort')).toBe('ascending');
        const shown = await people(page);
        const known = shown.filter((count) => count !== null);
        expect(known.length).toBe(92);
        expect(shown).toEqual([...known.toSorted((a, b) => a - b), null, null, null, null]);

        // from the field before the table: its frame, then its first heading
        await page.getByLabel('Tìm đơn vị').focus();
        for (const key of ['Tab', 'Tab', 'Enter']) await page.keyboard.press(key);
        expect(await heading(page, 'Đơn vị').getAttribute('aria-sort')).toBe('ascending');
        const upward = await names(page);
        await page.keyboard.press('Enter');
        expect(await heading(page, 'Đơn vị').getAttribute('aria-sort')).toBe('descending');
        const downward = await names(page);
        expect(new Set(upward).size).toBe(wards);
        expect(downward).toEqual(upward.toReversed());
        expect(upward.indexOf('Phường Cẩm Thành')).toBeLessThan(upward.indexOf('Phường Trương Quang Trọng'));
        await page.getByLabel('Tìm đơn vị').fill('truong quang');
        await expect.poll(() => names(page), soon).toEqual(['Phường Trương Quang Trọng']);
        expect(told).toEqual([]);
      });

      test('the map, the distribution, the peers and the small multiples tell the same, and lead to the ward', async () => {
        const page = await opened(desk);
        const told = listen(page, desk().url);
        await settled(page, '/51?chi-so=people_with_digital_id');
        const places = page.locator('.mini svg a');
        expect(await places.count()).toBe(wards);
        const drawn = await places.evaluateAll(
          (links) => links.filter((link) => link.getBoundingClientRect().width > 1).length,
        );
        // an islet may be smaller than a pixel of a picture of the whole province
        expect(drawn).toBeGreaterThan(wards - 4);
        await page.getByText(`${lead} đơn vị có số liệu, ${wards - lead} chưa có`).waitFor();
        await page.locator('.side dd', { hasText: /^88\s%$/ }).waitFor();

        await page.getByLabel('Đơn vị', { exact: true }).selectOption('21172');
        await page.getByText(/^xếp \d trên \d đơn vị/).waitFor();
        expect(await page.locator('li', { hasText: 'Phường Trương Quang Trọng' }).count()).toBe(1);
        await page.waitForURL(/don-vi=21172/);
        expect(await page.locator('.mini path.selected').count()).toBe(1);

        const multiples = page.getByRole('button', { name: /trung vị|chưa có/ });
        expect(await multiples.count()).toBeGreaterThan(20);
        await multiples.nth(1).click();
        await expect.poll(() => multiples.nth(1).getAttribute('aria-pressed'), soon).toBe('true');
        await rest(page);

        await page.locator('.mini svg a[aria-label*="Trương Quang Trọng"]').click();
        await page.waitForURL(/\/21172$/);
        await page.getByRole('heading', { level: 1, name: /Trương Quang Trọng/ }).waitFor();
        await page.goBack();
        await rows(page).getByRole('link', { name: 'Phường Cẩm Thành' }).click();
        await page.waitForURL(/\/21025$/);
        await page.getByRole('heading', { level: 1, name: /Cẩm Thành/ }).waitFor();
        expect(told).toEqual([]);
      });
    },
    fillProvince,
  );
