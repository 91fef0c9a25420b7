import type { DefinitionView } from '@hatangso/contracts/indicator-routes';
import type { IndicatorRow, IndicatorStatus } from '@hatangso/contracts/indicators';

/** One line of the list: the figure with how it is defined. */
export interface ListRow {
  readonly row: IndicatorRow;
  readonly definition: DefinitionView;
  readonly office: string | null;
}

export interface ListFilter {
  readonly text: string;
  readonly state: IndicatorStatus | 'stale' | '';
  readonly office: string;
  readonly plan: 'yes' | 'no' | '';
}

export const nothingAsked: ListFilter = { text: '', state: '', office: '', plan: '' };

/** Letters without marks and case, as people type them when in a hurry. */
const looseText = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[\u0111\u0110]/g, 'd')
    .toLowerCase();

/** Figures with their definitions, in the definitions' order. */
export function joined(rows: readonly IndicatorRow[], definitions: readonly DefinitionView[]): ListRow[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  return definitions.flatMap((definition) => {
    const row = byCode.get(definition.code);
    const { office } = definition;
    return row === undefined ? [] : [{ row, definition, office: office?.today ?? office?.name ?? null }];
  });
}

export function filtered(rows: readonly ListRow[], filter: ListFilter): ListRow[] {
  const words = looseText(filter.text).split(/\s+/).filter(Boolean);
  return rows.filter(({ row, office }) => {
    const text = looseText(`${row.name.vi} ${row.name.en} ${row.code}`);
    const state = filter.state === 'stale' ? row.stale : filter.state === '' || row.status === filter.state;
    const plan = filter.plan === '' || (filter.plan === 'yes') === row.targets.length > 0;
    return (
      state &&
      plan &&
      (filter.office === '' || office === filter.office) &&
      words.every((word) => text.includes(word))
    );
  });
}

export interface ThemeGroup {
  readonly theme: DefinitionView['theme'];
  readonly rows: readonly ListRow[];
}

/** By theme, in the order in which themes first come. */
export const byTheme = (rows: readonly ListRow[]): ThemeGroup[] =>
  [...Map.groupBy(rows, ({ definition }) => definition.theme)].map(([theme, own]) => ({ theme, rows: own }));
