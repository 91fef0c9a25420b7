import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { realPlan } from '../../../test/support/planned-ward.ts';
import { rectangle, wardBox } from '../../../test/support/ward.ts';
import { onDesks } from './support/desk.ts';
import { acceptInvitation, bringIn, type Guest, invite, makeAdministrator } from './support/first-steps.ts';
import { approve, approveParts, compile, handIn, offices, release, signed } from './support/report-steps.ts';
import { groups } from './support/sheet.ts';
import { addAuthenticator } from './support/sign-in.ts';

/** The whole job by people who were told only the address: from an empty installation to a report that is issued. */
const ward = '21172';
const year = new Date().getFullYear();
const report = `/${ward}/bao-cao/${year}`;
const today = new Date(Date.now() + 7 * 3600e3).toISOString().slice(0, 10);

const units = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    {
      type: 'Feature',
      properties: { code: ward, fullName: 'Phường Trương Quang Trọng', areaKm2: 34.65, provinceCode: '51' },
      geometry: {
        type: 'Polygon',
        coordinates: rectangle(wardBox.west, wardBox.south, wardBox.east, wardBox.north),
      },
    },
  ],
});
const households = [
  'Mã hộ,Tổ dân phố,Số nhân khẩu,Có cáp quang,Ngày khảo sát',
  ...['H1,Tổ 1,4,có', 'H2,Tổ 1,3,không', 'H3,Tổ 2,4,có', 'H4,Tổ 2,2,có'].map(
    (line) => `${line},01/01/${year}`,
  ),
].join('\n');

const compiler: Guest = { name: 'Người tổng hợp', login: 'tong-hop', role: 'Tổng hợp' };
const chair: Guest = { name: 'Chủ tịch phường', login: 'chu-tich', role: 'Chủ tịch' };

async function bringUnits(admin: Page): Promise<void> {
  await admin.goto('/VN/quan-tri/don-vi');
  await admin
    .locator('input[type=file]')
    .setInputFiles({ name: 'units.geojson', mimeType: 'application/json', buffer: Buffer.from(units) });
  await admin.getByRole('button', { name: 'Nhập tệp' }).click();
  await admin.getByText('Đã nhận 1 trong 1 dòng').waitFor();
}

/** A second word on the share of households with fibre, and the choice between the two for the year. */
async function closeFigure(page: Page): Promise<void> {
  await page.goto(`/${ward}/so-lieu/nhap-tay`);
  await page.getByLabel('Chỉ số').selectOption('households_with_fibre');
  await page.getByLabel('Tử số').fill('8');
  await page.getByLabel('Mẫu số').fill('11');
  await page.getByLabel('Nguồn').fill('Báo cáo của VNPT');
  await page.getByRole('button', { name: 'Đưa vào', exact: true }).click();
  await page.getByText('Đã ghi 72,7').waitFor();
  await page.goto(`${report}/chot`);
  const card = page.locator('.card', { hasText: 'Hộ gia đình có cáp quang' });
  await card.getByRole('radio', { checked: false }).first().check();
  await card.getByLabel('Lý do chọn').fill('Đã đối chiếu với phường');
  await card.getByRole('button', { name: 'Chốt nguồn này' }).click();
  await card.getByText(/Đã chốt .*Người tổng hợp.*Lý do: Đã đối chiếu với phường/).waitFor();
}

onDesks('the whole job', (desk) => {
  const guests = new Map<string, Page>();
  const pageOf = (login: string): Page => {
    const page = guests.get(login);
    if (page === undefined) throw new Error(`${login} was not invited`);
    return page;
  };

  test('an administrator, the unit, the plan, and everybody by invitation', {
    timeout: 180_000,
  }, async () => {
    const admin = await desk().open();
    await makeAdministrator(admin, 'Nguyễn Thị Bình', 'binh');
    await addAuthenticator(admin, desk().house, desk().url, 'binh');
    await bringUnits(admin);
    await bringIn(admin, 'ke-hoach.yaml', realPlan);
    const people: Guest[] = [
      compiler,
      chair,
      ...offices.map(({ login, name }) => ({
        name: `Người của ${login}`,
        login,
        role: 'Đơn vị chuyên môn',
        office: name,
      })),
    ];
    await admin.goto(`/${ward}/quan-tri`);
    for (const guest of people) {
      const link = await invite(admin, guest);
      const page = await desk().open();
      page.setDefaultTimeout(60_000);
      await acceptInvitation(page, link, guest);
      // whoever signs or releases proves twice who they are
      if (guest === chair || guest === compiler)
        await addAuthenticator(page, desk().house, desk().url, guest.login);
      guests.set(guest.login, page);
    }
    expect(guests.size).toBe(6);
  });

  test('the sheets are taken in and two sources are closed by a choice', { timeout: 180_000 }, async () => {
    const page = pageOf(compiler.login);
    await bringIn(page, 'to-dan-pho.csv', groups, `${year - 1}-07-01`);
    await bringIn(page, 'ho.csv', households);
    await closeFigure(page);
  });

  test('each office hands in, and the report is compiled, approved, issued', {
    timeout: 300_000,
  }, async () => {
    for (const { login } of offices) {
      await pageOf(login).goto(report);
      await handIn(pageOf(login));
    }
    const page = pageOf(compiler.login);
    await page.goto(report);
    await page.locator('.paper').waitFor();
    // what was chosen at the closing is what the report says
    expect(await page.locator('.paper').innerText()).toContain('72,7');
    await approveParts(page);
    await compile(page);
    await pageOf(chair.login).goto(report);
    await approve(pageOf(chair.login));
    await page.reload();
    expect((await release(page, today)).equals(signed)).toBe(true);
    const anybody = await desk().open({ scripts: false });
    await anybody.goto(`/cong-khai/${ward}`);
    expect(await anybody.locator('body').innerText()).toContain('123/BC-UBND');
  });
});
