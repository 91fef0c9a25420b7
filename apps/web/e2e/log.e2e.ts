import { readFileSync } from 'node:fs';
import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { onDesks } from './support/desk.ts';

onDesks('the log and its proof', (desk) => {
  test('is signed, gone through, proven entry by entry and exported from the screen', async () => {
    const admin = await desk().enter({ login: 'nhat-ky', role: 'administrator', unitCode: 'VN' });
    await admin.goto('/VN/quan-tri/nhat-ky');
    await admin.getByRole('heading', { name: 'Bằng chứng toàn vẹn' }).waitFor();
    await admin.getByRole('button', { name: 'Ký ngay' }).click();
    await admin.getByText('Khóa công khai đang dùng').waitFor();
    await admin.getByRole('button', { name: 'Soát ngay' }).click();
    await admin.getByText('Nguyên vẹn').waitFor();
    const [proof] = await Promise.all([
      admin.waitForEvent('download'),
      admin
        .getByRole('button', { name: /^Tải bằng chứng của mục/ })
        .last()
        .click(),
    ]);
    const said = JSON.parse(readFileSync(await proof.path(), 'utf8')) as { proof: string; entry: string };
    expect(said.proof).toMatch(/^c2sp\.org\/tlog-proof@v1\nindex \d+\n/);
    const [file] = await Promise.all([
      admin.waitForEvent('download'),
      admin.getByRole('link', { name: /Xuất để bên khác kiểm tra/ }).click(),
    ]);
    const files = unzipSync(new Uint8Array(readFileSync(await file.path())));
    expect(Buffer.from(files['entries.jsonl'] ?? '').toString()).toContain(said.entry);
    await admin.getByRole('combobox', { name: 'Loại' }).click();
    await admin.getByRole('option', { name: 'Lần xem, xuất dữ liệu' }).click();
    await admin.getByText('Xuất nhật ký', { exact: true }).first().waitFor();
  });
});
