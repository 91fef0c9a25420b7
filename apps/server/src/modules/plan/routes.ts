import { unitCode } from '@hatangso/contracts/identity';
import { difficultyList } from '@hatangso/contracts/plan-difficulties';
import { planItemId } from '@hatangso/contracts/plan-parts';
import {
  direction,
  directionQuery,
  lintFindings,
  planList,
  planMomentQuery,
  planView,
  taskList,
  taskListQuery,
} from '@hatangso/contracts/plan-routes';
import { z } from 'zod';
import { type Endpoint, read, write } from '../../platform/http/endpoint.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Module } from '../../platform/module.ts';
import { todayIn } from '../../platform/today.ts';
import { calendarRoutes, type WardDeadlines } from './calendar/calendar-routes.ts';
import { deskRoutes, type Figures } from './desk/desk-routes.ts';
import { editRoutes } from './edit/edit-routes.ts';
import { type KnownIndicators, lintFile } from './lint-file.ts';
import { readPlanText } from './plan-kind.ts';
import { listDifficulties, listPlans, listTasks, readDirection, readPlan, readPlanFile } from './queries.ts';
import { writeRoutes } from './write-routes.ts';

/** What this module needs of later ones, handed over where the house is put together. */
export interface PlanParts {
  readonly indicators: KnownIndicators;
  /** The figures of a ward's indicators: the last link of the chain. */
  readonly figures: Figures;
  /** Deadlines that a ward set for its reports. */
  readonly deadlines: WardDeadlines;
  /** Told after commit that a unit's plan changed. */
  readonly changed: (kernel: Kernel, unitCode: string, provinceCode: string) => Promise<void>;
}

const ward = z.object({ code: unitCode });
const wardPlan = ward.extend({ plan: planItemId });

export const planModule = (parts: PlanParts): Module => ({
  name: 'plan',
  endpoints: [
    ...planRoutes,
    ...lintRoutes(parts.indicators),
    ...taskRoutes,
    ...writeRoutes(parts),
    ...deskRoutes(parts.indicators, parts.figures),
    ...calendarRoutes(parts.deadlines),
    ...editRoutes(parts),
  ],
});

const planRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/plans',
    summary: "A ward's plans as of a date, those in force marked",
    permission: 'plan.plan.read',
    params: ward,
    query: planMomentQuery,
    response: planList,
    handle: ({ params, query }, run) => run.query(listPlans, { ...query, unitCode: params.code }),
  }),
  read({
    path: '/wards/:code/plans/:plan',
    summary: 'A plan as of a date, adjustments applied, with what each changed',
    permission: 'plan.plan.read',
    params: wardPlan,
    query: planMomentQuery,
    response: planView,
    handle: ({ params, query }, run) =>
      run.query(readPlan, { ...query, unitCode: params.code, plan: params.plan }),
  }),
  read({
    path: '/wards/:code/plans/:plan/source.yaml',
    summary: "The plan's file, word for word as it came in",
    permission: 'plan.plan.read',
    params: wardPlan,
    query: planMomentQuery,
    response: ['application/yaml'],
    handle: async ({ params, query }, run) => {
      const content = await run.query(readPlanFile, { ...query, unitCode: params.code, plan: params.plan });
      return { fileName: `${params.plan}.yaml`, mediaType: 'application/yaml', bytes: Buffer.from(content) };
    },
  }),
];

const lintRoutes = (indicators: KnownIndicators): readonly Endpoint[] => [
  read({
    path: '/wards/:code/plans/:plan/lint',
    summary: "Every break of the chain in a plan's newest file, with its line",
    permission: 'plan.plan.read',
    params: wardPlan,
    query: planMomentQuery,
    response: lintFindings,
    handle: async ({ params, query, kernel }, run) => {
      const content = await run.query(readPlanFile, { ...query, unitCode: params.code, plan: params.plan });
      return lintFile(content, query.asOf ?? todayIn(kernel.clock()), indicators);
    },
  }),
  write({
    method: 'POST',
    path: '/plans/lint',
    summary: "Every break of the chain in a plan's file, with its line; nothing is kept",
    permission: 'plan.plan.lint',
    // a question about the asker's own file
    reach: 'own',
    query: planMomentQuery,
    response: lintFindings,
    upload: true,
    handle: async ({ file, query, kernel }) =>
      lintFile(await readPlanText(file), query.asOf ?? todayIn(kernel.clock()), indicators),
  }),
];

const taskRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/tasks',
    summary: "The tasks of a ward's plans as of a date: state, results, money, difficulties",
    permission: 'plan.task.read',
    params: ward,
    query: taskListQuery,
    response: taskList,
    handle: ({ params, query }, run) => run.query(listTasks, { ...query, unitCode: params.code }),
  }),
  read({
    path: '/wards/:code/difficulties',
    summary: "A ward's difficulties with their answers as of a date",
    permission: 'plan.difficulty.read',
    params: ward,
    query: planMomentQuery,
    response: difficultyList,
    handle: ({ params, query }, run) => run.query(listDifficulties, { ...query, unitCode: params.code }),
  }),
  read({
    path: '/wards/:code/direction',
    summary: 'How a ward steered the work from one day to another: documents, meetings, who leads',
    permission: 'plan.direction.read',
    params: ward,
    query: directionQuery,
    response: direction,
    handle: ({ params, query }, run) => run.query(readDirection, { ...query, unitCode: params.code }),
  }),
];
