import type { ApiProblem } from '../../app/api.ts';
import type { Column } from '../../kit/table.ts';
import type { MapLayer } from '../../map/layer.ts';

/** A line of the legend: what a colour means, how much of it there is; a switch. */
export interface LegendRow {
  readonly id: string;
  readonly label: string;
  /** Null: stripes. */
  readonly colour: string | null;
  readonly mark: 'area' | 'dot';
  readonly count: string;
  readonly on: boolean;
}

export interface TableRow {
  readonly key: string;
  readonly [column: string]: string | number | null;
}

/** The same facts as rows. */
export interface TableView {
  readonly caption: string;
  readonly columns: readonly Column<TableRow>[];
  readonly rows: readonly TableRow[];
  /** Asks for the next page; null where all are there. */
  readonly more: (() => void) | null;
}

/** What the map is about at the moment. */
export interface ThemeView {
  readonly title: string;
  /** What the counts count. */
  readonly unit: string;
  /** One sentence under the legend: what to make of it, and what it rests on. */
  readonly note: string;
  readonly source: string;
  readonly rows: readonly LegendRow[];
  readonly layers: readonly MapLayer[];
  /** Layers whose features are told where one points. */
  readonly asks: readonly string[];
  readonly table: TableView | null;
  readonly loading: boolean;
  readonly problem: ApiProblem | null;
  /** Nothing to draw: what would have to come in. */
  readonly empty: string | null;
}
