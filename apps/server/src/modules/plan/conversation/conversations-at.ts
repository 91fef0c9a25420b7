import type { Plan } from '@hatangso/contracts/plan';
import type { Conversation, ConversationEntry } from '@hatangso/contracts/plan-difficulties';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Actor } from '../../../platform/kernel.ts';
import { answerDaysAt, settingWords } from '../desk/settings.ts';
import { type Difficulty, difficultiesAt } from '../difficulties-at.ts';
import { officeOn } from '../offices.ts';
import { boundTo, mayWriteFor } from '../own-office.ts';
import { knownPlans, planOn } from '../plans-in-force.ts';
import { type Entry, standingOf, type Term } from './conversation-state.ts';

/** Where a conversation is looked at: the unit, the end of a day, as known at a moment. */
export interface Moment {
  readonly unitCode: string;
  readonly asOf: string;
  readonly knownAt: string;
}

interface EntryRow extends Entry {
  readonly difficulty: string;
}
interface TermRow extends Term {
  readonly difficulty: string;
}

/** Answers and messages of a unit's difficulties, in the order in which they were made. */
async function entriesOf(tx: Tx, { unitCode, asOf, knownAt }: Moment): Promise<readonly EntryRow[]> {
  const { rows } = await sql<EntryRow>`
    with said as (
      select difficulty_id as difficulty, id, 'answer' as kind, words, answered_by as by, null::text as office,
             answered_on as said_on, cause, known_from
      from plan.difficulty_answers
      where unit_code = ${unitCode}
      union all
      select difficulty_id, id, kind, words, (select name from identity.names_of(array[entered_by])), office, written_on,
             null, known_from
      from plan.difficulty_messages
      where unit_code = ${unitCode}
    )
    select difficulty, id, kind, words as text, by, office, said_on as "on", cause, known_from as at
    from said
    where said_on <= ${asOf}::date and known_from <= ${knownAt}::timestamptz
    order by known_from, id
  `.execute(tx);
  return rows;
}

async function termsOf(tx: Tx, { unitCode, knownAt }: Moment): Promise<readonly TermRow[]> {
  const { rows } = await sql<TermRow>`
    select difficulty_id as difficulty, due_on as due, addressee, known_from as at
    from plan.difficulty_terms
    where unit_code = ${unitCode} and known_from <= ${knownAt}::timestamptz
    order by known_from, id
  `.execute(tx);
  return rows;
}

/**
 * A unit's difficulties raised until a day as conversations, with how each stands at its end; oldest first. `actor`:
 * for whom it is told what they may do.
 */
export async function conversationsAt(tx: Tx, moment: Moment, actor: Actor): Promise<Conversation[]> {
  const { unitCode, asOf, knownAt } = moment;
  const raised = await difficultiesAt(tx, unitCode, asOf, knownAt);
  if (raised.length === 0) return [];
  const entries = Map.groupBy(await entriesOf(tx, moment), ({ difficulty }) => difficulty);
  const terms = Map.groupBy(await termsOf(tx, moment), ({ difficulty }) => difficulty);
  const settings = await settingWords(tx, unitCode, knownAt);
  const known = await knownPlans(tx, unitCode, knownAt);
  const plans = new Map(known.map((one) => [one.plan.id, planOn(one, asOf).plan]));
  return raised.flatMap((difficulty) => {
    const plan = plans.get(difficulty.plan);
    return plan === undefined
      ? []
      : [
          conversationOf(difficulty, plan, asOf, actor, {
            entries: entries.get(difficulty.id) ?? [],
            terms: terms.get(difficulty.id) ?? [],
            daysAt: (at) => answerDaysAt(settings, at).value,
          }),
        ];
  });
}

interface Said {
  readonly entries: readonly EntryRow[];
  readonly terms: readonly TermRow[];
  readonly daysAt: (moment: string) => number;
}

function conversationOf(
  difficulty: Difficulty,
  plan: Plan,
  asOf: string,
  actor: Actor,
  { entries: said, terms, daysAt }: Said,
): Conversation {
  const office = difficulty.office ?? plan.tasks.find(({ id }) => id === difficulty.task)?.inCharge ?? null;
  const entries = [...openingOf(difficulty, office), ...said];
  const standing = standingOf(entries, terms, asOf, daysAt);
  const addressee = addresseeOf(
    terms.findLast((term) => term.addressee !== null)?.addressee ?? null,
    plan,
    asOf,
  );
  const raisedBy = office === null ? null : officeOn(plan.offices, office, asOf);
  return {
    ...difficulty,
    answers: [...difficulty.answers],
    office,
    state: standing.state,
    due: standing.due,
    dueByDefault: standing.dueByDefault,
    daysLeft: standing.daysLeft,
    answeredOn: standing.answeredOn,
    addressee,
    raisedBy: raisedBy === null ? null : { id: raisedBy.id, name: raisedBy.name },
    entries: entries.map(
      ({ at: _, ...entry }): ConversationEntry => ({
        id: entry.id,
        kind: entry.kind,
        text: entry.text,
        by: entry.by,
        office: entry.office,
        on: entry.on,
        cause: entry.cause,
        late: standing.late.has(entry.id),
      }),
    ),
    may: rightsOf(actor, plan, office, addressee.id, asOf),
  };
}

/** How it was raised, and that it was told again. They come before all that was said: a report may speak of a later day. */
function openingOf({ id, text, raisedOn, toldOn, cause }: Difficulty, office: string | null): Entry[] {
  const first = { text, by: null, office, cause };
  // the end of that day in Viet Nam: what was set on the day itself holds
  const at = `${raisedOn}T16:59:59.999Z`;
  return [
    { ...first, id, kind: 'raised', on: raisedOn, at },
    ...(toldOn > raisedOn
      ? [{ ...first, id: `${id}-told`, kind: 'told' as const, on: toldOn, cause: null, at }]
      : []),
  ];
}

/** By default the committee, through the office that compiles, as the plan's last paragraph has it. */
function addresseeOf(set: string | null, plan: Plan, asOf: string): Conversation['addressee'] {
  const named = set ?? plan.reporting.compiler;
  const office = named === null ? null : plan.offices.find(({ id }) => id === named);
  if (named !== null && office === undefined) return { id: null, name: named };
  const today = office == null ? null : (officeOn(plan.offices, office.id, asOf) ?? office);
  return { id: today?.id ?? null, name: today?.name ?? '' };
}

/** An office writes in what it raised or must answer; whoever writes for all writes everywhere. */
function rightsOf(
  actor: Actor,
  plan: Plan,
  office: string | null,
  addressee: string | null,
  asOf: string,
): Conversation['may'] {
  const has = (permission: Parameters<Actor['permissions']['has']>[0]): boolean =>
    actor.permissions.has(permission);
  const raises = mayWriteFor(actor, plan, office, asOf);
  const answers = boundTo(actor) === null || mayWriteFor(actor, plan, addressee, asOf);
  return {
    write: has('plan.difficulty.raise') && (raises || answers),
    answer: has('plan.difficulty.answer') && answers,
    settle: has('plan.difficulty.raise') && raises,
    direct: has('plan.difficulty.direct'),
  };
}
