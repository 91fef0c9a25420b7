import { afterAll, expect, test } from 'vitest';
import { inProcess } from './in-process.ts';
import { endPrograms, freshInstallation, hatangso, serve } from './program.ts';

afterAll(endPrograms);

test('people and tokens by the command line: added, listed, suspended, revoked; a wrong role is told', async () => {
  const folder = freshInstallation();
  // one server answers them all: opening the folder anew for each would take the test minutes
  const serving = await serve(['--data', folder]);
  const run = (...words: readonly string[]) => inProcess([...words, '--data', folder, '--lang', 'en']);
  const added = await run(
    'user',
    'add',
    '--name',
    'Trần Văn Tám',
    '--login',
    'tam',
    '--role',
    'administrator',
    '--json',
  );
  expect(added.code).toBe(0);
  expect(JSON.parse(added.stdout)).toMatchObject({
    link: { path: expect.stringMatching(/^\/loi-moi\/hts_/) },
  });
  expect((await run('user', 'list')).stdout).toMatch(
    /^tam {2}no password yet {2}Trần Văn Tám {2}administrator/,
  );
  const last = await run('user', 'suspend', 'tam');
  expect([last.code, last.stderr]).toEqual([1, expect.stringContaining('last administrator')]);
  expect((await run('user', 'suspend', 'nobody')).code).toBe(2);
  expect((await run('user', 'reset', 'tam')).stdout).toContain('/loi-moi/hts_');
  const token = await run('token', 'add', '--name', 'sổ', '--role', 'auditor', '--json');
  const { id } = JSON.parse(token.stdout) as { id: string };
  expect((await run('token', 'list')).stdout).toContain(`${id}  valid  sổ  auditor`);
  expect((await run('token', 'revoke', id)).code).toBe(0);
  expect((await run('token', 'list')).stdout).toContain(`${id}  revoked`);
  const misplaced = await run('token', 'add', '--name', 'x', '--role', 'chair');
  expect([misplaced.code, misplaced.stderr]).toEqual([1, expect.stringContaining('cannot be given at VN')]);
  serving.bin.kill('SIGTERM');
  await serving.ended;
});

test('a server that others can reach says so, waits for its administrator, and takes no password in the clear', async () => {
  const folder = freshInstallation();
  const serving = await serve(['--data', folder, '--host', '0.0.0.0', '--lang', 'en']);
  const port = new URL(serving.url).port;
  const ask = async (host: string, path: string, body?: object) => {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': host },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return (await answer.json()) as { code?: string; needsCode?: boolean };
  };
  expect(await ask('203.113.1.7', '/setup')).toMatchObject({ open: true, needsCode: true });
  const made = await ask('203.113.1.7', '/setup', {
    name: 'X',
    login: 'xxx',
    password: 'gieo hạt xanh lưng đồi',
  });
  expect(made.code).toBe('auth.needs_https');
  // the command line still finds the server at its own address
  expect((await hatangso(['user', 'list', '--data', folder, '--lang', 'en'])).stdout).toContain('nobody yet');
  serving.bin.kill('SIGTERM');
  const { stderr } = await serving.ended;
  expect(stderr).toContain('other machines can connect');
  expect(stderr).toMatch(/with the setup code ([2-9A-Z]{5}-){3}[2-9A-Z]{5}/);
});
