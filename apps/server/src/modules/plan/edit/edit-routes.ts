import { unitCode } from '@hatangso/contracts/identity';
import {
  planEdited,
  planEditsBody,
  planFileView,
  planLintBody,
  planTextBody,
} from '@hatangso/contracts/plan-edit';
import { planItemId } from '@hatangso/contracts/plan-parts';
import { lintFindings, planMomentQuery } from '@hatangso/contracts/plan-routes';
import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import { type Endpoint, read, type Writer, write } from '../../../platform/http/endpoint.ts';
import type { Kernel } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { into } from '../desk/desk-routes.ts';
import { lintFile } from '../lint-file.ts';
import type { OfUnit } from '../queries.ts';
import type { PlanParts } from '../routes.ts';
import { editPlan } from './edit-plan.ts';
import { type NewText, takePlanText } from './take-plan-text.ts';

const ward = z.object({ code: unitCode });
const wardPlan = ward.extend({ plan: planItemId });

interface Standing {
  readonly text: string;
  readonly version: string;
  readonly knownFrom: string;
}

/** The file of a plan that stands now; null where the ward has none. */
const standingFile = query({
  name: 'plan.plan.read',
  async run({ unitCode: code, plan }: OfUnit & { readonly plan: string }, { tx }): Promise<Standing | null> {
    const { rows } = await sql<Standing>`
      select content as text, batch_id as version, known_from as "knownFrom"
      from plan.plans
      where unit_code = ${code} and plan_id = ${plan} and known_to = 'infinity'
    `.execute(tx);
    return rows[0] ?? null;
  },
});

async function standing(run: Writer, code: string, plan: string): Promise<Standing> {
  const found = await run.query(standingFile, { unitCode: code, plan });
  if (found === null) throw new Problem('plan.unknown_plan', { unit: code, plan, known: '-' });
  return found;
}

export const editRoutes = ({
  indicators,
  changed,
}: Pick<PlanParts, 'indicators' | 'changed'>): readonly Endpoint[] => {
  const taken = async (input: NewText, kernel: Kernel, run: Writer) => {
    const answer = await takePlanText(input, kernel, run, indicators);
    if (!input.preview) await changed(kernel, input.unitCode, input.provinceCode);
    return answer;
  };
  return [
    read({
      path: '/wards/:code/plans/:plan/file',
      summary:
        "The plan's file as it stands, to be edited: text, version, and every break of the chain in it",
      permission: 'plan.plan.read',
      params: wardPlan,
      query: planMomentQuery.pick({ lang: true }),
      response: planFileView,
      handle: async ({ params, kernel }, run) => {
        const file = await standing(run as Writer, params.code, params.plan);
        const findings = lintFile(file.text, todayIn(kernel.clock()), indicators);
        return { plan: params.plan, ...file, findings };
      },
    }),
    write({
      method: 'POST',
      path: '/wards/:code/plans/lint',
      summary: "Every break of the chain in a plan's text, with its line; nothing is kept",
      permission: 'plan.plan.lint',
      params: ward,
      body: planLintBody,
      response: lintFindings,
      handle: async ({ body, kernel }) => lintFile(body.text, todayIn(kernel.clock()), indicators),
    }),
    write({
      method: 'PUT',
      path: '/wards/:code/plans/:plan',
      summary: "Put an edited text in the place of a plan's file, or only show what it would change",
      permission: 'plan.plan.edit',
      params: wardPlan,
      body: planTextBody,
      response: planEdited,
      handle: async ({ params, body, kernel }, run) => {
        const at = await into(run, params.code);
        const before = await run.query(standingFile, { unitCode: params.code, plan: params.plan });
        if ((before?.version ?? null) !== body.seen)
          throw new Problem('plan.file.changed_meanwhile', { plan: params.plan });
        return taken(
          { ...at, plan: params.plan, text: body.text, before, preview: body.preview },
          kernel,
          run,
        );
      },
    }),
    write({
      method: 'POST',
      path: '/wards/:code/plans/:plan/edits',
      summary:
        "Carry out changes in the text of a plan's file, comments kept, or only show what they would change",
      permission: 'plan.plan.edit',
      params: wardPlan,
      body: planEditsBody,
      response: planEdited,
      handle: async ({ params, body, kernel }, run) => {
        const at = await into(run, params.code);
        const before = await standing(run, params.code, params.plan);
        if (before.version !== body.seen)
          throw new Problem('plan.file.changed_meanwhile', { plan: params.plan });
        const text = editPlan(before.text, body.edits);
        return taken({ ...at, plan: params.plan, text, before, preview: body.preview }, kernel, run);
      },
    }),
  ];
};
