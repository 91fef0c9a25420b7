import { expect, test } from 'vitest';
import { bring, bringWard } from '../../../test/support/ward.ts';
import { type Desk, onDesks, type Who } from './support/desk.ts';
import { choose, groups, sheet } from './support/sheet.ts';

// A sheet with mistakes, mended in its cells by somebody who was told only the address.

const lan: Who = { login: 'lan', role: 'chair', unitCode: '21172' };
onDesks(
  'bringing a sheet in',
  (desk: () => Desk) => {
    let address = '';

    test('recognised, its heading matched, its cells mended by keyboard and by suggestion, and nothing taken in yet', async () => {
      const page = await desk().enter(lan);
      await page.goto('/21172/so-lieu');
      await page.getByText('Chưa có gì thay đổi cho đến khi').waitFor();
      await page.locator('section.drop input[type=file]').setInputFiles(choose('khao-sat.csv', sheet));
      await page.waitForURL(/so-lieu\/nhap\//);
      address = new URL(page.url()).pathname;
      await page.getByText('Còn thiếu cột: Số nhân khẩu').waitFor();
      await page.getByRole('button', { name: '“Nhân khẩu của hộ” là Số nhân khẩu' }).click();
      await page.getByText('Còn 4 dòng có lỗi').waitFor();
      const grid = page.getByRole('grid');
      await grid.locator('[aria-invalid=true]').nth(2).waitFor();
      await grid.focus();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('F8');
      await page.getByText('Dòng 4, cột Ngày khảo sát').waitFor();
      await page.getByRole('button', { name: 'Sửa thành “16/02/2026”' }).click();
      // its date is right now, so its group is looked up: that row is not done yet
      await page.getByText('Không có tổ dân phố "Tổ An Phu"').first().waitFor();
      await grid.focus();
      await page.keyboard.press('F8');
      await page.getByText('Dòng 5, cột Nhân khẩu của hộ').waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.type('4');
      await page.keyboard.press('Enter');
      await page.getByText('Còn 3 dòng có lỗi').waitFor();
      const { body } = await desk().house.ask<{ imports: { kind: string }[] }>('GET', '/wards/21172/imports');
      expect(body.imports.filter(({ kind }) => kind === 'households')).toEqual([]);
      await page.context().close();
    });

    test('on another computer it stands where it was left; mended, tried, taken in, and undone', async () => {
      const page = await desk().enter(lan);
      await page.goto('/21172/so-lieu');
      await page.getByRole('link', { name: 'khao-sat.csv' }).click();
      await page.waitForURL(`**${address}`);
      await page
        .getByRole('button', { name: /theo gợi ý/ })
        .first()
        .click();
      await page.getByText('Còn 1 dòng có lỗi').waitFor();
      await page.getByRole('button', { name: 'Bỏ qua 1 dòng lỗi' }).click();
      await page.getByText('4 dòng sẵn sàng, bỏ qua 1').waitFor();
      await page.getByText('Nhận 4 dòng, thay 0 dòng cũ.').waitFor();
      await page.getByText('Hộ gia đình có cáp quang').first().waitFor();
      await page.getByRole('button', { name: 'Đưa vào', exact: true }).click();
      await page.getByText('4 dòng của “khao-sat.csv” đã thành số liệu').waitFor();
      await page.reload();
      await page.getByText('4 dòng của “khao-sat.csv” đã thành số liệu').waitFor();
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await page.getByText('Đã hoàn tác').first().waitFor();
      await page.goto('/21172/so-lieu');
      await page.getByText('Hoàn tác bởi lan (thử)').waitFor();
      await page.getByRole('button', { name: 'Đưa tệp này vào lại' }).click();
      await page.waitForURL(/so-lieu\/nhap\//);
      // the heading matched by hand is known now
      await page.getByText('5 cột đã ghép').waitFor();
      await page.context().close();
    });

    test('a figure by hand, with what proves it; its day is typed day first in whatever browser', async () => {
      const page = await desk().enter(lan);
      await page.goto('/21172/so-lieu/nhap-tay');
      const day = page.getByLabel('Số liệu của ngày');
      for (const [typed, told] of [
        ['31/02/2026', 'Không có ngày này'],
        ['1/7/2999', 'Không được sau ngày'],
      ] as const) {
        await day.fill(typed);
        await day.press('Tab');
        await page.getByText(told).waitFor();
        expect(await page.locator('input:invalid').count()).toBe(1);
      }
      await day.fill('2.3.2026');
      await day.press('Tab');
      expect(await day.inputValue()).toBe('02/03/2026');
      expect(await page.getByText('Không được sau ngày').count()).toBe(0);
      await page.getByLabel('Chỉ số').selectOption('people_with_digital_id');
      await page.getByLabel('Tử số').fill('45.120');
      await page.getByLabel('Mẫu số').fill('49.308');
      await page.getByLabel('Nguồn').fill('Công an phường');
      await page.getByText('91,5').first().waitFor();
      await page.getByRole('button', { name: 'Đưa vào', exact: true }).click();
      await page.getByText('Đã ghi 91,5').waitFor();
      const { body } = await desk().house.ask<{ imports: { kind: string; asOf: string }[] }>(
        'GET',
        '/wards/21172/imports',
      );
      expect(body.imports.find(({ kind }) => kind === 'figures')?.asOf).toBe('2026-03-02');
      await page.getByRole('button', { name: 'Hoàn tác' }).click();
      await page.getByText('số liệu này không còn được tính').waitFor();
      await page.context().close();
    });
  },
  async (house) => {
    await bringWard(house, '21172', '51');
    await bring(house, '21172', 'groups', groups, '?asOf=2026-01-01');
  },
);
