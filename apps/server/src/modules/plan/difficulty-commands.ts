import { randomUUID } from 'node:crypto';
import type { AnswerBody, DifficultyBody } from '@hatangso/contracts/plan-routes';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../platform/action.ts';
import { todayIn } from '../../platform/today.ts';
import { allowed, conversationNamed } from './conversation/conversation-commands.ts';
import { ownOfficeOnly } from './own-office.ts';
import { planOn } from './plans-in-force.ts';
import {
  dayGiven,
  type Entered,
  officeNamed,
  planNamed,
  plansOf,
  refuseInDemonstration,
  taskNamed,
} from './resolve.ts';

/** Raises a difficulty of a task, or of the plan as a whole. */
export const raiseDifficulty = command({
  name: 'plan.difficulty.raise',
  turn: turnOfUnit,
  async run(input: Entered & { readonly difficulty: DifficultyBody }, doing) {
    refuseInDemonstration(input, doing);
    const { difficulty, unitCode } = input;
    const raisedOn = dayGiven(difficulty.raisedOn, doing.now);
    const known = await plansOf(doing, unitCode);
    const typed = difficulty.plan === undefined ? difficulty.task : `${difficulty.plan}/${difficulty.task}`;
    const found = difficulty.task === undefined ? null : taskNamed(known, typed ?? difficulty.task, raisedOn);
    const of = planNamed(known, unitCode, found?.plan ?? difficulty.plan, raisedOn);
    const office = officeNamed(of, difficulty.office);
    ownOfficeOnly(doing.actor, planOn(of, raisedOn).plan, office, todayIn(doing.now));
    const id = randomUUID();
    await sql`
      insert into plan.difficulties
        (unit_code, province_code, id, plan_id, task_id, office, words, cause, proposal, proposal_to, raised_on,
         known_from, entered_by)
      values (${unitCode}, ${input.provinceCode}, ${id}::uuid, ${of.plan.id}, ${found?.task ?? null}, ${office},
              ${difficulty.text}, ${difficulty.cause ?? null}, ${difficulty.proposal?.text ?? null},
              ${difficulty.proposal?.to ?? null}, ${raisedOn}::date, ${doing.now.toISOString()}::timestamptz,
              ${doing.actor.id})
    `.execute(doing.tx);
    return { id, plan: of.plan.id, task: found?.task ?? null, office };
  },
  audit: ({ unitCode, provinceCode }, { id, plan, task, office }) => [
    { object: { kind: 'plan.difficulty', id }, unitCode, provinceCode, facts: { plan, task, office } },
  ],
});

/** Answers a difficulty, raised here or told in a progress sheet; earlier answers stay. */
export const answerDifficulty = command({
  name: 'plan.difficulty.answer',
  turn: turnOfUnit,
  async run(input: Entered & { readonly difficulty: string; readonly answer: AnswerBody }, doing) {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    const answeredOn = dayGiven(input.answer.on, now);
    const conversation = await conversationNamed(input.unitCode, input.difficulty, doing);
    await allowed(conversation, 'answer', input.unitCode, doing);
    const id = randomUUID();
    await sql`
      insert into plan.difficulty_answers
        (unit_code, province_code, id, difficulty_id, words, answered_by, answered_on, cause, known_from, entered_by)
      values (${input.unitCode}, ${input.provinceCode}, ${id}::uuid, ${input.difficulty}::uuid, ${input.answer.text},
              ${input.answer.by}, ${answeredOn}::date, ${input.answer.cause ?? null},
              ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    return { id, before: conversation.state };
  },
  audit: ({ unitCode, provinceCode, difficulty }, { id, before }) => [
    {
      object: { kind: 'plan.difficulty_answer', id },
      unitCode,
      provinceCode,
      facts: { difficulty },
      change: { before: { state: before }, after: { state: 'answered' } },
    },
  ],
});
