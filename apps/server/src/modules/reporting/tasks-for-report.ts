import type { TaskAt } from '../plan/index.ts';
import type { ReportDifficulty, ReportPeriod, ReportTask } from './input.ts';

type Difficulty = TaskAt['difficulties'][number];

/** The plan's tasks as the report reads them; money is that of the period. */
export function tasksForReport(tasks: readonly TaskAt[], period: ReportPeriod): ReportTask[] {
  return tasks.map(({ task, now, result, resultInPeriod, evidence, money, cause, difficulties }) => ({
    id: task.id,
    reference: task.ref,
    text: task.text,
    short: task.title,
    office: task.inCharge,
    coordinating: task.coordinating,
    targets: task.serves,
    due: task.schedule.due ?? null,
    state: now.state === 'not_started' && !now.reported ? 'unreported' : now.state,
    progress: now.percent,
    asOf: now.asOf,
    resultInPeriod,
    result,
    evidence,
    money,
    cause,
    difficulties: difficultiesForReport(difficulties, period),
  }));
}

/** Those raised, told again or answered within the period, and those still without an answer. */
export function difficultiesForReport(
  all: readonly Difficulty[],
  { from }: Pick<ReportPeriod, 'from'>,
): ReportDifficulty[] {
  return all
    .filter(
      ({ toldOn, answers }) => answers.length === 0 || toldOn >= from || answers.some(({ on }) => on >= from),
    )
    .map(({ raisedOn, office, text, cause, answers, proposal }) => {
      const last = answers.at(-1);
      return {
        date: raisedOn,
        office,
        text,
        cause,
        answer: last === undefined ? null : { text: last.text, date: last.on, by: last.by },
        proposal,
      };
    });
}
