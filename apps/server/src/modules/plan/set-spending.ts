import { randomUUID } from 'node:crypto';
import type { SpendingBody } from '@hatangso/contracts/plan-routes';
import { sql } from 'kysely';
import { command, unitTurn } from '../../platform/action.ts';
import { moneyUnchangedSince } from './changed-meanwhile.ts';
import { mayBook } from './desk/task-rights.ts';
import { newest } from './money.ts';
import { always } from './plans-in-force.ts';
import { dayGiven, type Entered, plansOf, refuseInDemonstration, taskNamed } from './resolve.ts';
import type { Money } from './spending.ts';
import { spendingUntil } from './spending-words.ts';

const kinds = ['estimate', 'allocated', 'spent'] as const satisfies readonly (keyof Money)[];

interface SpendingInput extends Entered {
  readonly task: string;
  readonly spending: SpendingBody;
}

/** The finance office's word on a task's money in a budget year; what it said before stays on record. */
export const setSpending = command({
  name: 'plan.spending.set',
  // two at once would both find that nobody wrote meanwhile
  turn: ({ unitCode }: SpendingInput) => unitTurn(unitCode),
  async run(input: SpendingInput, doing) {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    const { spending, unitCode } = input;
    const date = dayGiven(spending.date, now);
    const { plan, task } = taskNamed(await plansOf(doing, unitCode), input.task, date);
    await mayBook(doing, unitCode, plan, task);
    const before = await spendingUntil(tx, unitCode, always, now.toISOString());
    if (spending.seen !== undefined)
      moneyUnchangedSince(
        spending.seen,
        before.filter((word) => word.plan === plan && word.task === task),
        task,
      );
    const told = kinds.flatMap((kind) => {
      const amount = spending[kind];
      return amount === undefined ? [] : [{ id: randomUUID(), kind, amount }];
    });
    await sql`
      insert into plan.spending
        (unit_code, province_code, id, plan_id, task_id, budget_year, kind, amount, told_on, document, known_from, entered_by)
      select ${unitCode}, ${input.provinceCode}, told.id, ${plan}, ${task}, ${spending.year}::integer, told.kind, told.amount,
             ${date}::date, ${spending.document ?? null}::text, ${now.toISOString()}::timestamptz, ${actor.id}
      from json_to_recordset(${JSON.stringify(told)}::json) as told (id uuid, kind text, amount bigint)
    `.execute(tx);
    const words = (await spendingUntil(tx, unitCode, always, now.toISOString())).filter(
      (word) => word.plan === plan && word.task === task,
    );
    const moneyIn = (said: typeof words): Money => {
      const of = (kind: keyof Money): number | null => newest(said, kind, spending.year, always);
      return { estimate: of('estimate'), allocated: of('allocated'), spent: of('spent') };
    };
    const stood = before.filter((word) => word.plan === plan && word.task === task);
    return { plan, task, year: spending.year, money: moneyIn(words), before: moneyIn(stood) };
  },
  audit: ({ unitCode, provinceCode, spending }, { plan, task, year, money, before }) => [
    {
      object: { kind: 'plan.spending', id: `${plan}/${task}` },
      unitCode,
      provinceCode,
      facts: { year, fields: kinds.filter((kind) => spending[kind] !== undefined) },
      change: { before: { ...before }, after: { ...money } },
    },
  ],
});
