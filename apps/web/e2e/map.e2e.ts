import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { useDemonstration } from './support/demonstration.ts';
import { contextAs, rest, settled } from './support/enter.ts';

/** The map of the demonstration's ward: drawn, told, kept in the address, printed, and read without seeing it. */
const demonstration = useDemonstration({ maps: true });

const pageAs = async (login: string): Promise<Page> =>
  (
    await contextAs(demonstration.browser(), demonstration.url(), login, { width: 1440, height: 900 })
  ).newPage();
const canvas = (page: Page) => page.locator('.maplibregl-canvas');

describe.skipIf(!demonstration.there)('the map', () => {
  test('is drawn from tiles of this server alone, and the legend is the switch', async () => {
    const page = await pageAs('tong-hop');
    const outside: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(demonstration.url()) && !/^(data|blob):/.test(request.url()))
        outside.push(request.url());
    });
    const tiles = page.waitForResponse(
      (answer) => /tiles\/groups\/.*/.test(answer.url()) && answer.status() === 200,
    );
    await settled(page, '/21172/ban-do');
    await tiles;
    const none = page.getByRole('button', { name: /Không ai công bố/ });
    expect(await none.getAttribute('aria-pressed')).toBe('true');
    await none.click();
    await page.waitForURL(/an=0/);
    expect(await none.getAttribute('aria-pressed')).toBe('false');
    await page.getByRole('button', { name: 'cáp quang' }).click();
    await page.waitForURL(/dich-vu=fibre/);
    expect(outside).toEqual([]);
  });

  test('priority places are switched by kind, in the address', async () => {
    const page = await pageAs('tong-hop');
    await settled(page, '/21172/ban-do');
    const kinds = page.getByRole('list', { name: /Loại khu vực trọng điểm/ }).getByRole('button');
    await kinds.nth(1).waitFor();
    await kinds.first().click();
    await page.waitForURL(/an-diem=\w+/);
    await page.reload();
    await rest(page);
    expect(await kinds.first().getAttribute('aria-pressed')).toBe('false');
    expect(await kinds.nth(1).getAttribute('aria-pressed')).toBe('true');
  });

  test('tells by keyboard what is in the middle, and by which line of which file', async () => {
    const page = await pageAs('tong-hop');
    await settled(page, '/21172/ban-do');
    await canvas(page).focus();
    await page.keyboard.press('Enter');
    const here = page.getByRole('region', { name: 'Ở đây có gì' });
    await here.getByText('Công bố tại điểm này').waitFor();
    const evidence = here.locator('a[href*="/so-lieu/"]').first();
    await page.keyboard.press('Escape');
    expect(await here.count()).toBe(0);
    await page.keyboard.press('Enter');
    await evidence.click();
    await page.waitForURL(/so-lieu\/[0-9a-f-]{36}\?dong=\d+/);
    const line = new URL(page.url()).searchParams.get('dong');
    const marked = page.locator('tr[aria-current="true"]');
    await expect.poll(() => marked.locator('th').textContent()).toContain(line);
    const box = await marked.boundingBox();
    expect((box?.y ?? Number.NaN) + (box?.height ?? 0)).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  });

  test('the same facts stand in a table; who may not read rows gets no household', async () => {
    const page = await pageAs('kiem-tra');
    await settled(page, '/21172/ban-do?bang=co');
    const table = page.getByRole('region', { name: 'Bảng số liệu của bản đồ' });
    await table.getByRole('button', { name: 'Tổ dân phố', exact: true }).click();
    await expect.poll(() => table.locator('tbody tr').count()).toBe(30);
    await page.goto('/21172/ban-do?chu-de=phuc-vu');
    await rest(page);
    await page.getByText(/Chỉ người được xem dòng khảo sát/).waitFor();
  });

  test('prints a sheet with title, legend, scale, north, source and the mark of a demonstration', async () => {
    const page = await pageAs('tong-hop');
    await settled(page, '/21172/ban-do');
    await page.getByRole('button', { name: 'In', exact: true }).click();
    const sheet = page.getByRole('img', { name: /A4 ngang/ });
    await sheet.waitFor({ timeout: 30_000 });
    const words = (await sheet.textContent()) ?? '';
    for (const said of ['Vùng phủ 5G theo công bố', 'Chú giải', 'km', 'Nguồn:', 'TRÌNH DIỄN'])
      expect(words).toContain(said);
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Tải ảnh PNG' }).click();
    expect((await download).suggestedFilename()).toMatch(/\.png$/);
  });
});
