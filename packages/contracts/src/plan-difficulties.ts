import { z } from 'zod';
import { isoDate } from './indicators.ts';
import { cause, difficulty } from './plan-routes.ts';

const demonstration = z.literal(true).optional();
const text = z.string().trim().min(1).max(4000);

/** `overdue`: not answered, and the day has passed. `settled`: nothing more is asked. */
export const conversationState = z.enum(['waiting', 'overdue', 'answered', 'answered_late', 'settled']);
export type ConversationState = z.infer<typeof conversationState>;

/** One entry of a conversation about a difficulty, in the order in which they were made. */
export const conversationEntry = z.object({
  id: z.string(),
  /** `told`: the same words again, in a later report. `ask_again`: the answer did not do. `settled`: nothing more is asked. */
  kind: z.enum(['raised', 'told', 'answer', 'message', 'ask_again', 'settled']),
  text: z.string(),
  /** Who wrote, as they are to be called. */
  by: z.string().nullable(),
  /** Id of the office. */
  office: z.string().nullable(),
  on: isoDate,
  cause: cause.nullable(),
  /** Of an answer: given after it was due. */
  late: z.boolean(),
});
export type ConversationEntry = z.infer<typeof conversationEntry>;

const office = z.object({ id: z.string(), name: z.string() });
/** A difficulty as a conversation with an answer due. */
export const conversation = difficulty.extend({
  state: conversationState,
  /** The last day on which an answer is in time. */
  due: isoDate,
  dueByDefault: z.boolean(),
  /** Days until it is due; less than 0: days late. Null once answered or settled. */
  daysLeft: z.number().int().nullable(),
  answeredOn: isoDate.nullable(),
  /** Who must answer; `id` where it is an office of the plan. */
  addressee: z.object({ id: z.string().nullable(), name: z.string() }),
  /** Who answers today for the office that raised it. */
  raisedBy: office.nullable(),
  entries: z.array(conversationEntry),
  /** What the person asking may do here. */
  may: z.object({ write: z.boolean(), answer: z.boolean(), settle: z.boolean(), direct: z.boolean() }),
});
export type Conversation = z.infer<typeof conversation>;
export const difficultyList = z.object({ asOf: isoDate, difficulties: z.array(conversation), demonstration });
export type DifficultyList = z.infer<typeof difficultyList>;

/** `ask_again`: the answer did not do, a new one is due. `settled`: nothing more is asked. */
export const messageBody = z.strictObject({ kind: z.enum(['message', 'ask_again', 'settled']), text });
export type MessageBody = z.infer<typeof messageBody>;
/** Who must answer and until when; what is left out stays. */
export const termBody = z
  .strictObject({ due: isoDate.optional(), addressee: z.string().trim().min(1).max(500).optional() })
  .refine(({ due, addressee }) => due !== undefined || addressee !== undefined, {
    message: 'due or addressee',
  });
export type TermBody = z.infer<typeof termBody>;
