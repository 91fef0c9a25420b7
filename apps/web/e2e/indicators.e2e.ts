import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bringAll, planWith } from '../../../test/system/by-hand.ts';
import { onDesks } from './support/desk.ts';

const sound = readFileSync(
  new URL('../../server/src/modules/plan/sound-plan.fixture.yaml', import.meta.url),
  'utf8',
);
const ward = '21172';
const one = `/${ward}/chi-so/households_with_fibre`;

onDesks(
  'an indicator from its list to its rows',
  (desk) => {
    test('found by letters without marks, opened, and asked why from the list', async () => {
      const page = await desk().enter({ login: 'tong-hop', role: 'compiler', unitCode: ward });
      await page.goto(`/${ward}/chi-so`);
      await page.getByLabel('Tìm theo tên').fill('ho cap quang');
      const line = page.getByRole('row', { name: /Hộ gia đình có cáp quang/ });
      await line.getByText('56,3').waitFor();
      await line.getByRole('button', { name: /Vì sao/ }).click();
      const drawer = page.getByRole('dialog');
      await drawer.getByText('khoảng 9 hộ đã lắp cáp quang ÷ khoảng 16 hộ gia đình').waitFor();
      await drawer.getByText('Chưa có số liệu của: Tổ 4.').waitFor();
      await drawer.getByText('Khảo sát thêm').first().waitFor();
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      await page.getByRole('link', { name: 'Hộ gia đình có cáp quang' }).click();
      await page.getByRole('heading', { level: 1, name: 'Hộ gia đình có cáp quang' }).waitFor();
      expect(await page.locator('h1').count()).toBe(1);
    });

    test('its tabs by keyboard; down to the rows, filtered on the server', async () => {
      const page = await desk().enter({ login: 'tong-hop', role: 'compiler', unitCode: ward });
      await page.goto(one);
      await page.getByRole('tab', { name: 'Biểu đồ' }).focus();
      await page.keyboard.press('ArrowRight');
      await page.getByRole('tab', { name: 'Tổ dân phố', selected: true }).waitFor();
      await page.getByRole('cell', { name: '75 %' }).waitFor();
      await page.keyboard.press('ArrowRight');
      const rows = page.locator('.rows-frame');
      await rows.getByRole('cell', { name: 'A1', exact: true }).waitFor();
      await page.getByLabel('Hiện', { exact: true }).selectOption('lacking');
      await page.getByText('4 dòng khớp').waitFor();
      await rows.getByRole('cell', { name: 'C2', exact: true }).waitFor();
      expect(await rows.getByRole('cell', { name: 'A1', exact: true }).count()).toBe(0);
      await page.getByLabel('Tìm mã hộ').fill('b2');
      await page.getByText('1 dòng khớp').waitFor();
    });

    test('who may not see households reads counts, none of fewer than five', async () => {
      const page = await desk().enter({ login: 'nguoi-xem', role: 'reader', unitCode: ward });
      await page.goto(`${one}?xem=vi-sao`);
      await page.getByText('Ở đây là số đếm').waitFor();
      expect(await page.locator('.rows-frame').count()).toBe(0);
      expect(await page.getByRole('cell', { name: 'dưới 5' }).count()).toBeGreaterThan(2);
    });

    test('one without a figure says what is awaited', async () => {
      const page = await desk().enter({ login: 'tong-hop', role: 'compiler', unitCode: ward });
      await page.goto(`/${ward}/chi-so/shared_sites`);
      await page.getByText('Đang chờ: Danh mục hạ tầng thụ động').waitFor();
      await page.getByRole('link', { name: 'Đưa số liệu vào' }).waitFor();
    });
  },
  (house) => bringAll(house, planWith(sound)),
);
