import type { TaskRow } from '@hatangso/contracts/plan-routes';
import type { TaskAt } from './tasks-at.ts';

/** A task as the list shows it; `may`: what whoever asks may do with it. */
export function taskRowOf({ plan, task, office, now, ...rest }: TaskAt, may: TaskRow['may']): TaskRow {
  const { id, ref, title, text, inCharge, coordinating, serves, schedule, product } = task;
  return {
    plan,
    id,
    ref,
    title,
    text,
    inCharge,
    office: office === null ? null : { id: office.id, name: office.name },
    coordinating,
    serves,
    schedule,
    product,
    state: now.state,
    reported: now.reported,
    overdue: now.overdue,
    percent: now.percent,
    reportedOn: now.asOf,
    result: rest.result,
    resultInPeriod: rest.resultInPeriod,
    evidence: [...rest.evidence],
    money: rest.money,
    moneyTotal: rest.moneyTotal,
    difficulties: rest.difficulties.map((one) => ({ ...one, answers: [...one.answers] })),
    version: rest.version,
    may,
  };
}
