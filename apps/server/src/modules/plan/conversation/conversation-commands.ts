import { randomUUID } from 'node:crypto';
import type { Conversation, MessageBody, TermBody } from '@hatangso/contracts/plan-difficulties';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { nameKey } from '../../../platform/names.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import { refusal } from '../own-office.ts';
import { always, planOn } from '../plans-in-force.ts';
import { type Entered, plansOf, refuseInDemonstration } from '../resolve.ts';
import { conversationsAt } from './conversations-at.ts';

interface OfDifficulty extends Entered {
  readonly difficulty: string;
}

/** The conversation as it stands now. Throws `plan.difficulty_unknown`. */
export async function conversationNamed(unitCode: string, id: string, doing: Doing): Promise<Conversation> {
  const { tx, now, actor } = doing;
  const moment = { unitCode, asOf: todayIn(now), knownAt: now.toISOString() };
  const found = (await conversationsAt(tx, moment, actor)).find((one) => one.id === id);
  if (found === undefined) throw new Problem('plan.difficulty_unknown', { id });
  return found;
}

/** Throws `auth.not_your_office` where an office does in a conversation what is another's to do. */
export async function allowed(
  conversation: Conversation,
  what: keyof Conversation['may'],
  unitCode: string,
  doing: Doing,
): Promise<void> {
  if (conversation.may[what]) return;
  const known = (await plansOf(doing, unitCode)).find(({ plan }) => plan.id === conversation.plan);
  const offices = known === undefined ? [] : planOn(known, always).plan.offices;
  const whose = what === 'answer' ? conversation.addressee.id : conversation.office;
  throw new Problem('auth.not_your_office', refusal(doing.actor, { offices }, whose));
}

/** Writes in a conversation: a remark, that the answer did not do, or that nothing more is asked. */
export const writeMessage = command({
  name: 'plan.difficulty.raise',
  turn: turnOfUnit,
  async run(input: OfDifficulty & { readonly message: MessageBody }, doing) {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    const { unitCode, message } = input;
    const conversation = await conversationNamed(unitCode, input.difficulty, doing);
    await allowed(conversation, message.kind === 'message' ? 'write' : 'settle', unitCode, doing);
    const id = randomUUID();
    await sql`
      insert into plan.difficulty_messages
        (unit_code, province_code, id, difficulty_id, kind, words, office, written_on, known_from, entered_by)
      values (${unitCode}, ${input.provinceCode}, ${id}::uuid, ${input.difficulty}::uuid, ${message.kind}, ${message.text},
              ${actor.office}::text, ${todayIn(now)}::date, ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    return { id, before: conversation.state };
  },
  audit: ({ unitCode, provinceCode, difficulty, message }, { id, before }) => [
    {
      object: { kind: 'plan.difficulty_message', id },
      unitCode,
      provinceCode,
      facts: { difficulty, kind: message.kind },
      // a remark alone moves nothing
      ...(message.kind === 'message'
        ? {}
        : { change: { before: { state: before }, after: { state: message.kind } } }),
    },
  ],
});

/** Says who must answer and until when. Throws `plan.due_before_raised`. */
export const setTerm = command({
  name: 'plan.difficulty.direct',
  turn: turnOfUnit,
  async run(input: OfDifficulty & { readonly term: TermBody }, doing) {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    const { unitCode, term } = input;
    const conversation = await conversationNamed(unitCode, input.difficulty, doing);
    if (term.due !== undefined && term.due < conversation.raisedOn)
      throw new Problem('plan.due_before_raised', { due: term.due, raised: conversation.raisedOn });
    const id = randomUUID();
    const addressee =
      term.addressee === undefined ? null : await addresseeId(term.addressee, conversation, input, doing);
    await sql`
      insert into plan.difficulty_terms
        (unit_code, province_code, id, difficulty_id, due_on, addressee, known_from, entered_by)
      values (${unitCode}, ${input.provinceCode}, ${id}::uuid, ${input.difficulty}::uuid, ${term.due ?? null}::date,
              ${addressee}::text, ${now.toISOString()}::timestamptz, ${actor.id})
    `.execute(tx);
    const before = { due: conversation.due, addressee: conversation.addressee.id };
    // who is no office of the plan may be a person: the log says only that it is somebody else
    const named = addressee === null || (await isOffice(addressee, conversation, input, doing));
    const other = named ? addressee : null;
    const after = { due: term.due ?? before.due, addressee: addressee === null ? before.addressee : other };
    return { id, before, after };
  },
  audit: ({ unitCode, provinceCode, difficulty, term }, { id, before, after }) => [
    {
      object: { kind: 'plan.difficulty_term', id },
      unitCode,
      provinceCode,
      facts: { difficulty, due: term.due ?? null, addressee: term.addressee !== undefined },
      change: { before, after },
    },
  ],
});

const officesOf = async (conversation: Conversation, { unitCode }: OfDifficulty, doing: Doing) => {
  const known = (await plansOf(doing, unitCode)).find(({ plan }) => plan.id === conversation.plan);
  return known === undefined ? [] : planOn(known, always).plan.offices;
};

const isOffice = async (id: string, ...of: Parameters<typeof officesOf>): Promise<boolean> =>
  (await officesOf(...of)).some((office) => office.id === id);

/** An office's id where the words name one; other words stay as they are: the province answers too. */
async function addresseeId(
  text: string,
  conversation: Conversation,
  input: OfDifficulty,
  doing: Doing,
): Promise<string> {
  const offices = await officesOf(conversation, input, doing);
  const key = nameKey(text);
  const named = offices.find(
    ({ id, name, also = [] }) => id === text || [name, ...also].some((one) => nameKey(one) === key),
  );
  return named?.id ?? text;
}
