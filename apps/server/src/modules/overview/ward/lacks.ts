import type { BoardRow, OfficeLack, OfficeRef } from '@hatangso/contracts/overview';

/** A task as far as a report waits for word of it. */
export interface AwaitedTask {
  readonly id: string;
  readonly title: string;
  readonly office: OfficeRef | null;
  readonly lastToldOn: string | null;
  readonly cancelled: boolean;
}

export interface Lacks {
  readonly lacks: OfficeLack[];
  /** Offices that answer for something in the report, and how many of them have handed in their part. */
  readonly offices: { readonly total: number; readonly handedIn: number };
}

/**
 * What each office that answers today still owes the year's report: figures of its targets, word about its tasks in
 * the year (`from`: its first day), and its part. Offices that owe nothing are left out; those that owe most first.
 */
export function officeLacks(
  rows: readonly BoardRow[],
  tasks: readonly AwaitedTask[],
  parts: ReadonlyMap<string, string>,
  from: string,
): Lacks {
  const offices = new Map<string, OfficeLack>();
  const of = (office: OfficeRef | null): OfficeLack => {
    const key = office?.id ?? '';
    const known = offices.get(key);
    if (known !== undefined) return known;
    const fresh = { office, part: parts.get(key) ?? 'draft', figures: [], tasks: [] };
    offices.set(key, fresh);
    return fresh;
  };
  for (const { status, office, indicator, name, awaits } of rows) {
    const owed = of(office);
    if (status !== 'no_data' || owed.figures.some((one) => one.indicator === indicator)) continue;
    owed.figures.push({ indicator, name, awaits });
  }
  for (const { id, title, office, lastToldOn, cancelled } of tasks) {
    const owed = of(office);
    if (cancelled || (lastToldOn !== null && lastToldOn >= from)) continue;
    owed.tasks.push({ id, title, lastToldOn });
  }
  const all = [...offices.values()];
  return {
    lacks: all
      .filter(({ part, figures, tasks: silent }) => owes(part) || figures.length + silent.length > 0)
      .toSorted((a, b) => weight(b) - weight(a)),
    offices: { total: all.length, handedIn: all.filter(({ part }) => !owes(part)).length },
  };
}

/** A part that was neither handed in nor approved is still owed. */
export const owes = (part: string | null): boolean => part === 'draft' || part === 'returned';

const weight = ({ figures, tasks }: OfficeLack): number => figures.length + tasks.length;
