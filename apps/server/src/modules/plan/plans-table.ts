import type { Plan } from '@hatangso/contracts/plan';
import type { EvidenceTable } from '../evidence/index.ts';

/** Files of plans: one open row a plan. */
export const plansTable: EvidenceTable = {
  schema: 'plan',
  table: 'plans',
  key: ['plan_id'],
  columns: {
    plan_id: 'text',
    title: 'text',
    content: 'text',
    parsed: 'json',
    valid_from: 'date',
    valid_before: 'date',
  },
};

/** A plan's file as a row; `content` is its text word for word. */
export const planRow = (plan: Plan, content: string) => ({
  row_no: 1,
  plan_id: plan.id,
  title: plan.title,
  content,
  parsed: plan,
  valid_from: plan.period.from,
  valid_before: dayAfter(plan.period.to),
});

const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);
