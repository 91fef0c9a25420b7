import type { MissingOfOffice } from '@hatangso/contracts/report-model';
import { type Facts, groupBy, officeIdToday, officeToday, statusOf } from './facts.ts';

/** What is awaited of each office that answers today: figures of its targets, and word about its tasks in the period. */
export function missingByOffice({ input, targets, tasks }: Facts): MissingOfOffice[] {
  const figures = targets
    .filter((fact) => statusOf(fact) === 'no_data')
    .map(({ target, measure, name, row }) => ({
      office: officeToday(input, target.office),
      officeId: officeIdToday(input, target.office),
      figure: { indicator: measure.indicator, name, awaits: row?.awaits ?? [] },
    }));
  const silent = tasks
    .filter(({ asOf, state }) => state !== 'cancelled' && (asOf === null || asOf < input.period.from))
    .map(({ id, short, text, office, asOf }) => ({
      office: officeToday(input, office),
      officeId: officeIdToday(input, office),
      task: { id, name: short ?? text, lastToldOn: asOf },
    }));
  const offices = groupBy([...figures, ...silent], ({ office }) => office);
  return offices.map(([office, of]) => ({
    office,
    officeId: of[0]?.officeId ?? null,
    figures: uniqueBy(
      figures.filter((one) => one.office === office).map(({ figure }) => figure),
      ({ indicator }) => indicator,
    ),
    tasks: silent.filter((one) => one.office === office).map(({ task }) => task),
  }));
}

function uniqueBy<T>(items: readonly T[], key: (item: T) => string): T[] {
  return [...new Map(items.map((item) => [key(item), item])).values()];
}
