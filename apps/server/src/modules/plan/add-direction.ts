import { randomUUID } from 'node:crypto';
import type { DirectionBody } from '@hatangso/contracts/plan-routes';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { dayGiven, type Entered, refuseInDemonstration } from './resolve.ts';

/** Enters a document issued, a meeting held or who leads; may take the place of an earlier entry or withdraw it. */
export const addDirection = command({
  name: 'plan.direction.add',
  turn: turnOfUnit,
  async run(input: Entered & { readonly entry: DirectionBody }, doing) {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    const { entry, unitCode } = input;
    const date = dayGiven(entry.date, now);
    if (entry.replaces !== undefined) {
      const { rows } = await sql`
        select from plan.direction where unit_code = ${unitCode} and id = ${entry.replaces}::uuid
      `.execute(tx);
      if (rows.length === 0) throw new Problem('plan.direction_unknown', { id: entry.replaces });
    }
    const id = randomUUID();
    const words = 'text' in entry ? entry.text : null;
    const document = 'document' in entry ? JSON.stringify(entry.document) : null;
    const office = 'office' in entry ? (entry.office ?? null) : null;
    await sql`
      insert into plan.direction
        (unit_code, province_code, id, kind, on_date, words, document, office, replaces, known_from, entered_by)
      values (${unitCode}, ${input.provinceCode}, ${id}::uuid, ${entry.kind}, ${date}::date, ${words}::text, ${document}::json,
              ${office}::text, ${entry.replaces ?? null}::uuid, ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    return { id };
  },
  audit: ({ unitCode, provinceCode, entry }, { id }) => [
    {
      object: { kind: 'plan.direction', id },
      unitCode,
      provinceCode,
      facts: { kind: entry.kind, date: entry.date, replaces: entry.replaces ?? null },
    },
  ],
});
