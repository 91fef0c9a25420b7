import type { TaskRow } from '@hatangso/contracts/plan-routes';
import { expect, test } from 'vitest';
import { type House, onBothEngines } from '../../../../../test/support/house.ts';
import { bringPlan, realPlan } from '../../../../../test/support/planned-ward.ts';
import { bring } from '../../../../../test/support/ward.ts';

interface Refused {
  readonly code: string;
  readonly rows: readonly { readonly code: string }[];
}

onBothEngines('rights at the desk of a plan', (house) => {
  const ask = <T>(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown, secret?: string) =>
    house().ask<T>(method, `/wards/21172${path}`, body, secret);

  test('an office writes its own tasks, in a sheet too, and leaves the plan’s file alone', async () => {
    await bringPlan(house());
    const secret = await officeToken(house(), 'phong-van-hoa-xa-hoi');
    const tasks = (await ask<{ tasks: TaskRow[] }>('GET', '/tasks', undefined, secret)).body.tasks;
    const own = tasks.find(({ may }) => may.report);
    const other = tasks.find(({ may }) => !may.report);
    expect(own?.office?.id).toBe('phong-van-hoa-xa-hoi');
    const report = (task: string) =>
      ask<Refused>('POST', `/tasks/${task}/progress`, { state: 'in_progress' }, secret);
    expect((await report(own?.id ?? '')).status).toBe(200);
    expect((await report(other?.id ?? '')).body.rows).toMatchObject([{ code: 'auth.not_your_office' }]);
    const money = await ask<Refused>(
      'PUT',
      `/tasks/${other?.id}/spending`,
      { year: 2026, estimate: 1 },
      secret,
    );
    expect(money.body.code).toBe('auth.not_your_office');
    const file = await bring(house(), '21172', 'plan', `${realPlan}\n# mine`, '', secret);
    expect(file.body.code).toBe('auth.not_your_kind');
    const raise = (office: string) =>
      ask<Refused & { id: string }>(
        'POST',
        '/difficulties',
        { office, task: other?.id, text: 'Khó' },
        secret,
      );
    expect((await raise('van-phong-thong-ke')).body.code).toBe('auth.not_your_office');
    const raised = await raise('van-hoa-xa-hoi');
    expect(raised.status).toBe(200);
    // it must be answered by the office that compiles
    const answer = await ask<Refused>(
      'POST',
      `/difficulties/${raised.body.id}/answers`,
      { text: 'a', by: 'b' },
      secret,
    );
    expect(answer.body.code).toBe('auth.not_your_office');
    const settled = { kind: 'settled', text: 'Xong' };
    expect((await ask('POST', `/difficulties/${raised.body.id}/messages`, settled, secret)).status).toBe(200);
  });
});

/** A token that acts for one office of the ward. */
async function officeToken(house: House, office: string): Promise<string> {
  const made = await house.ask<{ secret: string }>('POST', '/tokens', {
    name: office,
    role: 'office',
    ward: '21172',
    province: '51',
    part: { code: office },
  });
  if (made.status !== 200) throw new Error(JSON.stringify(made.body));
  return made.body.secret;
}
