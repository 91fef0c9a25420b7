import { unitCode } from '@hatangso/contracts/identity';
import type { IndicatorRow } from '@hatangso/contracts/indicators';
import {
  adjustmentList,
  budgetTable,
  planChain,
  planSettings,
  planSettingsBody,
  taskPage,
} from '@hatangso/contracts/plan-desk';
import { messageBody, termBody } from '@hatangso/contracts/plan-difficulties';
import { planItemId } from '@hatangso/contracts/plan-parts';
import { added, planMomentQuery, taskParams } from '@hatangso/contracts/plan-routes';
import { z } from 'zod';
import type { Query } from '../../../platform/action.ts';
import { type Endpoint, read, type Writer, write } from '../../../platform/http/endpoint.ts';
import { provinceOf } from '../../territory/index.ts';
import { setTerm, writeMessage } from '../conversation/conversation-commands.ts';
import { type KnownIndicators, lintFile } from '../lint-file.ts';
import { readPlanFile } from '../queries.ts';
import { chainOf } from './chain.ts';
import { readAdjustments, readBudget, readChainFacts, readSettings } from './desk-queries.ts';
import { setSettings } from './settings.ts';
import { readTask } from './task-page.ts';

const ward = z.object({ code: unitCode });
const wardPlan = ward.extend({ plan: planItemId });

/** The figures of a ward's indicators, which belong to a later module. */
export type Figures = Query<
  { readonly unitCode: string; readonly asOf?: string | undefined; readonly knownAt?: string | undefined },
  IndicatorRow[]
>;

export const into = async (run: Writer, code: string) => ({
  unitCode: code,
  provinceCode: await run.query(provinceOf, { code }),
});

export const deskRoutes = (indicators: KnownIndicators, figures: Figures): readonly Endpoint[] => [
  read({
    path: '/wards/:code/tasks/:task',
    summary: 'One task: state, reports with their documents, money, targets, conversations',
    permission: 'plan.task.read',
    params: taskParams.extend({ code: unitCode }),
    query: planMomentQuery,
    response: taskPage,
    handle: ({ params, query }, run) =>
      run.query(readTask, { ...query, unitCode: params.code, task: params.task }),
  }),
  read({
    path: '/wards/:code/plans/:plan/adjustments',
    summary: 'What adjustments change, side by side: what the plan said and what it says',
    permission: 'plan.plan.read',
    params: wardPlan,
    query: planMomentQuery,
    response: adjustmentList,
    handle: ({ params, query }, run) =>
      run.query(readAdjustments, { ...query, unitCode: params.code, plan: params.plan }),
  }),
  read({
    path: '/wards/:code/plans/:plan/spending',
    summary: 'Spending against estimate in whole đồng, by task, section and budget year',
    permission: 'plan.task.read',
    params: wardPlan,
    query: planMomentQuery,
    response: budgetTable,
    handle: ({ params, query }, run) =>
      run.query(readBudget, { ...query, unitCode: params.code, plan: params.plan }),
  }),
  read({
    path: '/wards/:code/plans/:plan/chain',
    summary: 'The chain legal base → target → task → evidence → figure, with the links that are missing',
    permission: 'plan.plan.read',
    params: wardPlan,
    query: planMomentQuery,
    response: planChain,
    handle: async ({ params, query }, run) => {
      const asked = { ...query, unitCode: params.code };
      const facts = await run.query(readChainFacts, { ...asked, plan: params.plan });
      const findings = lintFile(
        await run.query(readPlanFile, { ...asked, plan: params.plan }),
        facts.asOf,
        indicators,
      );
      const rows = await run.query(figures, asked);
      const chain = chainOf(facts.plan, facts.inFile, { ...facts, findings, indicators: rows });
      return { ...chain, ...facts.mark };
    },
  }),
  ...settingsRoutes,
  ...conversationRoutes,
];

const settingsRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/plan-settings',
    summary: 'How the desk works here: days until a difficulty must be answered, the office that books money',
    permission: 'plan.plan.read',
    params: ward,
    response: planSettings,
    handle: ({ params }, run) => run.query(readSettings, { unitCode: params.code }),
  }),
  write({
    method: 'PUT',
    path: '/wards/:code/plan-settings',
    summary: 'Set how the desk works here; what was set before stays on record',
    permission: 'plan.settings.set',
    params: ward,
    body: planSettingsBody,
    response: planSettings,
    handle: async ({ params, body: settings }, run) => {
      await run.command(setSettings, { ...(await into(run, params.code)), settings });
      return run.query(readSettings, { unitCode: params.code });
    },
  }),
];

const conversationRoutes: readonly Endpoint[] = [
  write({
    method: 'POST',
    path: '/wards/:code/difficulties/:id/messages',
    summary: 'Write in the conversation about a difficulty: a remark, asking again, or that it is settled',
    permission: 'plan.difficulty.raise',
    params: ward.extend({ id: z.uuid() }),
    body: messageBody,
    response: added,
    handle: async ({ params, body: message }, run) =>
      run.command(writeMessage, { ...(await into(run, params.code)), difficulty: params.id, message }),
  }),
  write({
    method: 'PUT',
    path: '/wards/:code/difficulties/:id/term',
    summary: 'Say who must answer a difficulty and until when',
    permission: 'plan.difficulty.direct',
    params: ward.extend({ id: z.uuid() }),
    body: termBody,
    response: added,
    handle: async ({ params, body: term }, run) =>
      run.command(setTerm, { ...(await into(run, params.code)), difficulty: params.id, term }),
  }),
];
