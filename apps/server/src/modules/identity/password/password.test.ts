import { expect, test } from 'vitest';
import { checkPassword, hashPassword } from './hash.ts';
import { demandStrong } from './weak.ts';

test('a hash holds its own cost and salt, and is right for its password alone, however its letters were typed', async () => {
  const [one, two] = await Promise.all([
    hashPassword('Sông Trà khúc 3 bờ'),
    hashPassword('Sông Trà khúc 3 bờ'),
  ]);
  expect(one).toMatch(/^scrypt\$32768\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(two);
  expect(await checkPassword('Sông Trà khúc 3 bờ'.normalize('NFD'), one)).toEqual({
    right: true,
    outdated: false,
  });
  expect((await checkPassword('Sông Trà khúc 3 bở', one)).right).toBe(false);
  expect((await checkPassword('', one)).right).toBe(false);
});

test('nobody’s password is never right, and takes as long as a wrong one', async () => {
  const hash = await hashPassword('một hai ba bốn năm');
  const time = async (against: string | null): Promise<number> => {
    const start = performance.now();
    await checkPassword('đoán bừa thôi', against);
    return performance.now() - start;
  };
  const runs = await Promise.all([0]).then(async () => {
    const wrong: number[] = [];
    const nobody: number[] = [];
    for (let at = 0; at < 4; at += 1) {
      wrong.push(await time(hash));
      nobody.push(await time(null));
    }
    return { wrong: Math.min(...wrong), nobody: Math.min(...nobody) };
  });
  expect(runs.nobody / runs.wrong).toBeGreaterThan(0.6);
  expect(runs.nobody / runs.wrong).toBeLessThan(1.6);
});

test('an older, cheaper hash is right and told to be outdated', async () => {
  // made by node:crypto's scrypt with N 16384, r 8, p 1
  const { scryptSync } = await import('node:crypto');
  const salt = Buffer.alloc(16, 7);
  const key = scryptSync('một hai ba bốn năm', salt, 32, { N: 16_384, r: 8, p: 1 });
  const old = `scrypt$16384$8$1$${salt.toString('base64url')}$${key.toString('base64url')}`;
  expect(await checkPassword('một hai ba bốn năm', old)).toEqual({ right: true, outdated: true });
});

const own = ['Nguyễn Thị Hồng Gấm', 'gam.nguyen', 'Phường Trương Quang Trọng'];

test.each([
  '1234567890',
  'matkhau123',
  'Matkhau@2026',
  'quangngai2026',
  'Nguyenthihonggam',
  'nguyễn thị hồng gấm',
  'truongquangtrong1',
  'TruongQuangTrong@123',
  'anhyeuem123',
  'qwertyuiop',
  'aaaaaaaaaaaa',
  '20/11/1985',
  'vietnam12345',
  'ubndphuong2026',
])('"%s" is refused as weak, with the reason in both languages', async (password) => {
  await expect(demandStrong(password, own)).rejects.toMatchObject({
    code: 'identity.weak_password',
    params: { whyVi: expect.stringMatching(/./), whyEn: expect.stringMatching(/./) },
  });
});

test.each([
  'chuồn chuồn bay thấp thì mưa 7',
  'gieo-hạt-xanh-lưng-đồi',
  'kT9#vmq2Lx',
  'con cò đậu cành mềm lộn cổ',
])('"%s" is taken', async (password) => {
  await expect(demandStrong(password, own)).resolves.toBeUndefined();
});
