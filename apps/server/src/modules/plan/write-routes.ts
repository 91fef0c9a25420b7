import { importReport } from '@hatangso/contracts/evidence';
import { unitCode } from '@hatangso/contracts/identity';
import {
  added,
  adjustmentAdded,
  adjustmentBody,
  answerBody,
  difficultyBody,
  directionBody,
  progressBody,
  spendingBody,
  spendingSet,
  taskParams,
} from '@hatangso/contracts/plan-routes';
import { z } from 'zod';
import { type Endpoint, type Writer, write } from '../../platform/http/endpoint.ts';
import { takeBatch } from '../evidence/index.ts';
import { provinceOf } from '../territory/index.ts';
import { addAdjustment } from './add-adjustment.ts';
import { addDirection } from './add-direction.ts';
import { answerDifficulty, raiseDifficulty } from './difficulty-commands.ts';
import { progressReport } from './report-progress.ts';
import type { PlanParts } from './routes.ts';
import { setSpending } from './set-spending.ts';

const ward = z.object({ code: unitCode });
const wardTask = taskParams.extend({ code: unitCode });

/** Where a write goes: the ward and its province, refused where no import ever named the ward. */
async function into(run: Writer, code: string): Promise<{ unitCode: string; provinceCode: string }> {
  return { unitCode: code, provinceCode: await run.query(provinceOf, { code }) };
}

/** What people enter one by one. Figures rest on a plan's targets, so a change of the plan is told after commit. */
export function writeRoutes({ changed }: PlanParts): readonly Endpoint[] {
  return [
    write({
      method: 'POST',
      path: '/wards/:code/tasks/:task/progress',
      summary: 'Tell how a task stands on a day; kept as an import of one row, so it can be taken back',
      permission: 'plan.task.report',
      params: wardTask,
      body: progressBody,
      response: importReport,
      handle: async ({ params, body, kernel }, run) =>
        run.command(takeBatch, {
          ...(await into(run, params.code)),
          ...progressReport(params.task, body, kernel.clock()),
        }),
    }),
    write({
      method: 'POST',
      path: '/wards/:code/adjustments',
      summary: "Change a ward's plan from a date on, by a document and for a reason; the history stays",
      permission: 'plan.adjustment.add',
      params: ward,
      body: adjustmentBody,
      response: adjustmentAdded,
      handle: async ({ params, body: { plan, ...adjustment }, kernel }, run) => {
        const at = await into(run, params.code);
        const answer = await run.command(addAdjustment, { ...at, plan, adjustment });
        await changed(kernel, at.unitCode, at.provinceCode);
        return answer;
      },
    }),
    ...difficultyRoutes,
    ...bookRoutes,
  ];
}

const difficultyRoutes: readonly Endpoint[] = [
  write({
    method: 'POST',
    path: '/wards/:code/difficulties',
    summary: 'Raise a difficulty of a task or of the plan, with a proposal if there is one',
    permission: 'plan.difficulty.raise',
    params: ward,
    body: difficultyBody,
    response: added,
    handle: async ({ params, body: difficulty }, run) =>
      run.command(raiseDifficulty, { ...(await into(run, params.code)), difficulty }),
  }),
  write({
    method: 'POST',
    path: '/wards/:code/difficulties/:id/answers',
    summary: 'Answer a difficulty; earlier answers stay',
    permission: 'plan.difficulty.answer',
    params: ward.extend({ id: z.uuid() }),
    body: answerBody,
    response: added,
    handle: async ({ params, body: answer }, run) =>
      run.command(answerDifficulty, { ...(await into(run, params.code)), difficulty: params.id, answer }),
  }),
];

const bookRoutes: readonly Endpoint[] = [
  write({
    method: 'PUT',
    path: '/wards/:code/tasks/:task/spending',
    summary:
      "Set a task's estimate, allocation and payments of a budget year; what was told before stays on record",
    permission: 'plan.spending.set',
    params: wardTask,
    body: spendingBody,
    response: spendingSet,
    handle: async ({ params, body: spending }, run) =>
      run.command(setSpending, { ...(await into(run, params.code)), task: params.task, spending }),
  }),
  write({
    method: 'POST',
    path: '/wards/:code/direction',
    summary: 'Enter a document issued, a meeting held or who leads; may replace or withdraw an earlier entry',
    permission: 'plan.direction.add',
    params: ward,
    body: directionBody,
    response: added,
    handle: async ({ params, body: entry }, run) =>
      run.command(addDirection, { ...(await into(run, params.code)), entry }),
  }),
];
