import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** The offices of the ward's plan that answer for parts of its yearly report. */
export const offices = [
  { login: 'van-phong', part: 'van-phong-hdnd-ubnd', name: 'Văn phòng HĐND và UBND' },
  { login: 'van-hoa', part: 'phong-van-hoa-xa-hoi', name: 'Phòng Văn hóa - Xã hội' },
  { login: 'kinh-te', part: 'phong-kinh-te-ha-tang-va-do-thi', name: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
  { login: 'trung-tam', part: 'trung-tam-cung-ung-dich-vu-cong', name: 'Trung tâm Cung ứng dịch vụ công' },
] as const;

/** The PDF that was signed outside. */
export const signed = Buffer.from('%PDF-1.7\n% bản đã ký số\n%%EOF\n');

/** An office hands its part in, on the report's page. */
export async function handIn(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nộp phần này' }).click();
  await page.getByRole('button', { name: 'Rút lại để sửa' }).waitFor();
}

/** The compiler approves every part that was handed in, one after the other. */
export async function approveParts(page: Page): Promise<void> {
  const buttons = page.getByRole('button', { name: 'Duyệt', exact: true });
  for (let left = offices.length; left > 0; left--) {
    await buttons.first().click();
    await expect.poll(() => buttons.count(), { timeout: 20_000 }).toBe(left - 1);
  }
}

/** From approved parts to a draft before the chair. */
export async function compile(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tổng hợp thành dự thảo' }).click();
  await page.getByText('Đang chờ lãnh đạo duyệt dự thảo lần 1.').waitFor();
}

/** The chair approves the draft; from then on nothing can be written. */
export async function approve(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Duyệt dự thảo lần 1' }).click();
  await page
    .getByText('Báo cáo đã duyệt: lời và số liệu chốt không đổi nữa; chỉ chủ tịch mở lại được.')
    .waitFor();
  expect(await page.locator('.paper .edit').count()).toBe(0);
}

/** Stores the signed PDF with number 123 and `date`, and gives back what is downloaded then. */
export async function release(page: Page, date: string): Promise<Buffer> {
  await page.getByRole('button', { name: 'Phát hành' }).click();
  await page
    .getByLabel('Bản PDF đã ký')
    .setInputFiles({ name: 'BC-123-signed.pdf', mimeType: 'application/pdf', buffer: signed });
  await page.getByText('Đã tải lên: BC-123-signed.pdf').waitFor();
  await page.getByLabel('Số văn bản').fill('123');
  await page.getByLabel('Ngày ban hành').fill(date);
  await page.getByLabel('Người ký').fill('Nguyễn Văn A');
  await page.locator('button[form=phat-hanh]').click();
  const said = date.split('-').reverse().join('/');
  await page.getByText(`Đã phát hành: số 123/BC-UBND, ngày ${said}`).waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Bản đã ký (PDF)' }).click(),
  ]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
