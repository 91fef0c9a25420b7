import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../test/support/house.ts';
import { jobs } from '../app.ts';
import { type Job, startJobs } from './jobs.ts';

const until = async (holds: () => boolean): Promise<void> => {
  const end = Date.now() + 40_000;
  while (!holds() && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 100));
};

onBothEngines('background work', (house) => {
  test('a queued job runs, a failing one is tried again, and requests are answered meanwhile', async () => {
    const seen: unknown[] = [];
    let failures = 0;
    const work: Job[] = [
      { name: 'test.note.take', run: async (data) => void seen.push(data) },
      {
        name: 'test.note.fail',
        run: async () => {
          failures += 1;
          throw new Error('on purpose');
        },
      },
    ];
    const running = await startJobs(house().kernel, work);
    await running.send('test.note.fail', {});
    await running.send('test.note.take', { unitCode: '21172' });
    expect((await house().ask('GET', '/imports')).status).toBe(200);
    await until(() => seen.length > 0 && failures > 0);
    await running.stop();
    expect(seen).toEqual([{ unitCode: '21172' }]);
    expect(failures).toBeGreaterThan(0);
  });

  test('the figures of all wards are made every night, under the role of jobs', async () => {
    const [nightly] = jobs;
    expect(nightly).toMatchObject({ name: 'indicators.figure.compute', cron: '10 0 * * *' });
    await nightly?.run({}, house().kernel);
    const log = (await house().ask<{ entries: { action: string; actor: string }[] }>('GET', '/audit')).body
      .entries;
    expect(log[0]).toMatchObject({
      action: 'indicators.figure.compute',
      actor: 'job:indicators.figure.compute',
    });
  });
});
