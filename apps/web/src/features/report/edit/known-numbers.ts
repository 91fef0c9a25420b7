import type { ReportDesk } from '@hatangso/contracts/report-desk';

export interface KnownNumber {
  readonly text: string;
  /** What it is, in words: the indicator's name. */
  readonly label: string;
}

/** The figures of the report that may be put into any paragraph, by token, in the order of annex I. */
export function knownNumbers(desk: ReportDesk | undefined): ReadonlyMap<string, KnownNumber> {
  const rows = (desk?.model.annexes.targets.groups ?? []).flatMap((group) => group.rows);
  const names = new Map(rows.map((row) => [row.indicator, row.short.target]));
  const found = new Map<string, KnownNumber>();
  const blocks = [...(desk?.opening ?? []), ...(desk?.sections ?? []).flatMap((section) => section.blocks)];
  for (const { numbers } of blocks)
    for (const [token, { text, indicator }] of Object.entries(numbers)) {
      const label = names.get(indicator ?? '');
      if (/^figure:[a-z0-9_]+\.(value|date)$/.test(token) && label !== undefined && !found.has(token))
        found.set(token, { text, label });
    }
  const order = [...names.keys()];
  const at = (token: string): number => order.indexOf(/^figure:([a-z0-9_]+)/.exec(token)?.[1] ?? '');
  return new Map([...found].toSorted(([a], [b]) => at(a) - at(b)));
}
