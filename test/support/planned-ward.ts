import { readFileSync } from 'node:fs';
import { type TaskAt, tasksAt } from '../../apps/server/src/modules/plan/index.ts';
import { wardScope } from '../../apps/server/src/platform/db/scope.ts';
import { transaction } from '../../apps/server/src/platform/db/transaction.ts';
import type { House, Reply } from './house.ts';
import { bring, bringWard, type Report } from './ward.ts';

/** The ward's real plan, as its file. */
export const realPlan = readFileSync(
  new URL('../../plans/quang-ngai/truong-quang-trong-2025-2030.yaml', import.meta.url),
  'utf8',
);
export const realPlanId = 'truong-quang-trong-2025-2030';

const heading = 'Mã nhiệm vụ;Trạng thái;Tiến độ (%);Kết quả;Minh chứng;Thời điểm;Khó khăn;Đã chi (đồng)';

/** Makes the plan's ward and a neighbour known, and takes the plan in. */
export async function bringPlan(house: House): Promise<void> {
  await bringWard(house, '21172', '51');
  await bringWard(house, '21173', '51');
  const answer = await bring(house, '21172', 'plan', realPlan);
  if (answer.status !== 200) throw new Error(`the plan was refused: ${JSON.stringify(answer.body)}`);
}

/** Sends lines of a progress sheet. */
export const bringProgress = (house: House, ...lines: string[]): Promise<Reply<Report>> =>
  bring(house, '21172', 'progress', [heading, ...lines].join('\n'));

/** Asks under the ward's own address. */
export const askWard = <T = Record<string, unknown>>(
  house: House,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Reply<T>> => house.ask<T>(method, `/wards/21172${path}`, body);

/** The ward's tasks on a day as known at a moment, for the rest of 2026 from `from`; by id. */
export function tasksOn(
  house: House,
  asOf: string,
  knownAt: string,
  from = '2026-01-01',
): Promise<(task: string) => TaskAt> {
  return transaction(house.kernel.engine, wardScope('21172'), 'read', async (tx) => {
    const tasks = await tasksAt(tx, '21172', asOf, knownAt, { from, to: '2026-12-31' });
    return (task) => {
      const found = tasks.find((one) => one.task.id === task);
      if (found === undefined) throw new Error(`no task ${task}`);
      return found;
    };
  });
}
