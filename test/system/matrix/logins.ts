import { expect, test } from 'vitest';
import type { Stage } from './stage.ts';
import { watchWork } from './work.ts';
import { wards } from './world.ts';

const words = 'gieo hạt xanh lưng đồi';

/** Makes somebody of a ward; with a password where they have come already. */
async function make(stage: Stage, login: string, password: string | null): Promise<void> {
  const house = stage.house();
  const made = await house.ask<{ link: { token: string } }>('POST', '/people', {
    name: login,
    login,
    assignments: [{ role: 'reader', unitCode: wards.a }],
  });
  expect(made.status).toBe(200);
  if (password === null) return;
  const set = await house.ask('POST', `/invitations/${made.body.link.token}`, { password }, '');
  expect(set.status, set.bytes.toString()).toBe(200);
}

/** Whether somebody has a login here is nobody's business who cannot sign in. */
export function tellsNoLogin(stage: Stage): void {
  test('a login that is there and one that is not: the same answer, statements and hashing', async () => {
    await make(stage, 'da-vao', words);
    await make(stage, 'chua-vao', null);
    const watch = watchWork(stage.house().serving.engine);
    let host = 0;
    // each from a place of its own: nobody waits for somebody else's attempts
    const enter = (login: string) => {
      host += 1;
      return watch(() =>
        stage.house().request({
          method: 'POST',
          path: '/session',
          from: `127.0.9.${host}`,
          headers: { 'sec-fetch-site': 'same-origin', host: 'localhost' },
          body: { login, password: `${words} khác` },
        }),
      );
    };
    const none = await enter('khong-ai-ca');
    expect(none.work.hashes).toBe(1);
    expect(none.work.statements.length).toBeGreaterThan(4);
    expect(none.answer).toMatchObject({ status: 401, body: { code: 'identity.wrong_password' } });
    for (const login of ['da-vao', 'chua-vao', 'DA-VAO']) {
      const some = await enter(login);
      expect([login, some.work]).toEqual([login, none.work]);
      expect(some.answer.bytes.toString()).toBe(none.answer.bytes.toString());
      expect(Object.keys(some.answer.headers).sort()).toEqual(Object.keys(none.answer.headers).sort());
    }
  });
}
