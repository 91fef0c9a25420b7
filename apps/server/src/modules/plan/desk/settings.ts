import { randomUUID } from 'node:crypto';
import type { Plan } from '@hatangso/contracts/plan';
import type { PlanSettings, PlanSettingsBody } from '@hatangso/contracts/plan-desk';
import { sql } from 'kysely';
import { command, turnOfUnit } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { nameKey } from '../../../platform/names.ts';
import { Problem } from '../../../platform/problem.ts';
import { type Entered, officeNamed, plansOf, refuseInDemonstration } from '../resolve.ts';

/** † Days until a difficulty must be answered where the ward has set none. */
export const defaultAnswerDays = 15;

interface Word {
  readonly name: 'answer_days' | 'finance_office';
  readonly content: number | string;
  readonly known_from: string;
}

/** What was set in a ward until a moment, earliest first. */
export async function settingWords(tx: Tx, unitCode: string, knownAt: string): Promise<readonly Word[]> {
  const { rows } = await sql<Word>`
    select name, content, known_from
    from plan.settings
    where unit_code = ${unitCode} and known_from <= ${knownAt}::timestamptz
    order by known_from, id
  `.execute(tx);
  return rows;
}

/** Days to answer what was raised at a moment: the setting of then, so that a later one makes nobody late. */
export function answerDaysAt(words: readonly Word[], moment: string): { value: number; byDefault: boolean } {
  const set = words.findLast(({ name, known_from: at }) => name === 'answer_days' && at <= moment);
  return typeof set?.content === 'number'
    ? { value: set.content, byDefault: false }
    : { value: defaultAnswerDays, byDefault: true };
}

/** The office that books money: as set, else the one whose name speaks of finance†. */
export function financeOffice(
  words: readonly Word[],
  plan: Pick<Plan, 'offices'>,
): PlanSettings['financeOffice'] {
  const set = words.findLast(({ name }) => name === 'finance_office');
  if (typeof set?.content === 'string') return { value: set.content, byDefault: false };
  const named = plan.offices.find(({ name }) => /(^| )(tài chính|kế toán)( |$)/.test(plain(name)));
  return { value: named?.id ?? null, byDefault: true };
}

const plain = (name: string): string =>
  name
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .join(' ');

/** Sets what is given; what was set before stays on record. Throws `plan.office_not_listed`. */
export const setSettings = command({
  name: 'plan.settings.set',
  turn: turnOfUnit,
  async run(
    input: Entered & { readonly settings: PlanSettingsBody },
    doing,
  ): Promise<{ set: string[]; before: Record<string, unknown> }> {
    refuseInDemonstration(input, doing);
    const { tx, now, actor } = doing;
    const { answerDays, financeOffice: office } = input.settings;
    const stood = await settingWords(tx, input.unitCode, now.toISOString());
    const words = [
      ...(answerDays === undefined ? [] : [{ name: 'answer_days', content: answerDays }]),
      ...(office === undefined
        ? []
        : [{ name: 'finance_office', content: await listed(office, input, doing) }]),
    ];
    for (const { name, content } of words) {
      await sql`
        insert into plan.settings (unit_code, province_code, id, name, content, known_from, entered_by)
        values (${input.unitCode}, ${input.provinceCode}, ${randomUUID()}::uuid, ${name},
                ${JSON.stringify(content)}::json, ${now.toISOString()}::timestamptz, ${actor.id})
      `.execute(tx);
    }
    const before = words.map(({ name }) => [
      name,
      stood.findLast((word) => word.name === name)?.content ?? null,
    ]);
    return {
      set: words.map(({ name }) => name),
      before: Object.fromEntries(before) as Record<string, unknown>,
    };
  },
  audit: ({ unitCode, provinceCode, settings: { answerDays, financeOffice: office } }, { set, before }) => [
    {
      object: { kind: 'plan.settings', id: unitCode },
      unitCode,
      provinceCode,
      facts: { set },
      change: {
        before,
        after: {
          ...(answerDays === undefined ? {} : { answer_days: answerDays }),
          ...(office === undefined ? {} : { finance_office: office }),
        },
      },
    },
  ],
});

/** The office's id in whichever of the ward's plans lists it. */
async function listed(
  office: string,
  { unitCode }: Entered,
  doing: Parameters<typeof plansOf>[0],
): Promise<string> {
  const known = await plansOf(doing, unitCode);
  const of = known.find(({ plan }) =>
    plan.offices.some(({ id, name }) => id === office || nameKey(name) === nameKey(office)),
  );
  if (of !== undefined) return officeNamed(of, office);
  const all = known.flatMap(({ plan }) => plan.offices.map(({ id }) => id));
  throw new Problem('plan.office_not_listed', { value: office, known: all.join(', ') });
}
