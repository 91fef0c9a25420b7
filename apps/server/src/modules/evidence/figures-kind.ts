import type { ProblemCode, RowProblem } from '@hatangso/contracts/problems';
import type { Doing } from '../../platform/kernel.ts';
import { nearestTo } from '../../platform/nearest.ts';
import { readTable, type TableRow } from '../../platform/tabular/read-table.ts';
import { todayIn } from '../../platform/today.ts';
import { figureColumns } from './figures-columns.ts';
import type { ImportKind, OpenBatch, PreparedFile, Taken } from './kind.ts';
import { closeReplaced, type EvidenceTable, insertRows, takeBack } from './ledger.ts';

/** What a register figure of an indicator must be: `share`: its numerator is part of its denominator. */
export interface FigureRule {
  readonly share: boolean;
  /** A value cannot be made without a denominator. */
  readonly needsDenominator: boolean;
}

/** The codes that a unit's register figures may name: indicators as the unit defines them, their parts and points. */
export type FigureRules = (doing: Doing, unitCode: string) => Promise<ReadonlyMap<string, FigureRule>>;

export const figuresTable: EvidenceTable = {
  schema: 'evidence',
  table: 'register_figures',
  key: ['indicator', 'source', 'as_of'],
  columns: {
    indicator: 'text',
    numerator: 'numeric',
    denominator: 'numeric',
    as_of: 'date',
    source: 'text',
    document: 'text',
  },
};

export interface Figure {
  readonly row: number;
  readonly indicator: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly asOf: string | null;
  readonly source: string | null;
  readonly document: string | null;
}

/** Stands where a row names no supplier, so that a later row that names none replaces it. */
const unnamedSource = '(chưa nêu nguồn)';

/**
 * Figures from a unit's own registers. Indicators belong to a later module, so what their codes ask for comes in by
 * `rules`. The same indicator, source and day again replaces what was said before.
 */
export function figuresKind(rules: FigureRules): ImportKind {
  return {
    kind: 'figures',
    level: 'ward',
    spec: figureColumns,
    shown: {
      table: figuresTable,
      permission: 'indicators.figure.read',
      columns: {
        indicator: 'indicator',
        numerator: 'numerator',
        denominator: 'denominator',
        as_of: 'asOf',
        source: 'source',
        document: 'document',
      },
    },
    async prepare(file) {
      const table = await readTable(file, figureColumns);
      const figures: Figure[] = [];
      const problems: RowProblem[] = [];
      let rowsRead = 0;
      for await (const read of table.rows) {
        rowsRead += 1;
        if (read.problems.length > 0) problems.push(...read.problems);
        else figures.push(figureOf(read));
      }
      return preparedFigures({ figures, problems, rowsRead, unknownColumns: table.unknownColumns }, rules);
    },
    undo: ({ id, unitCode }, { tx, now }) => takeBack(tx, figuresTable, { id, unitCode, now }),
  };
}

/** Figures, from a sheet or typed in, ready to be taken in. */
export const preparedFigures = (
  read: {
    readonly figures: readonly Figure[];
    readonly problems: readonly RowProblem[];
    readonly rowsRead: number;
    readonly unknownColumns: readonly string[];
  },
  rules: FigureRules,
): PreparedFile => ({
  rowsRead: read.rowsRead,
  problems: read.problems,
  unknownColumns: read.unknownColumns,
  take: (batch, doing) => takeFigures(read.figures, read.problems.length > 0, rules, batch, doing),
});

function figureOf({ row, values }: TableRow): Figure {
  const text = (key: string): string | null => (typeof values[key] === 'string' ? values[key] : null);
  const number = (key: string): number | null => (typeof values[key] === 'number' ? values[key] : null);
  return {
    row,
    indicator: (text('indicator') ?? '').toLowerCase(),
    numerator: number('numerator'),
    denominator: number('denominator'),
    asOf: text('asOf'),
    source: text('source'),
    document: text('document'),
  };
}

async function takeFigures(
  figures: readonly Figure[],
  refusedBefore: boolean,
  rules: FigureRules,
  batch: OpenBatch,
  doing: Doing,
): Promise<Taken> {
  const known = await rules(doing, batch.unitCode);
  const today = todayIn(batch.now);
  const problems = [...figures.flatMap((figure) => refusals(figure, known, today)), ...repeats(figures)];
  const refused = new Set(problems.map(({ row }) => row));
  const good = figures.filter(({ row }) => !refused.has(row));
  const dates = good.flatMap(({ asOf }) => asOf ?? []).sort();
  const last = dates.at(-1);
  const date = batch.options.asOf ?? last ?? batch.asOf;
  const answer = {
    rowsTaken: good.length,
    problems,
    warnings: good.flatMap((figure) => defects(figure, batch.options.asOf, date)),
    ...(last === undefined ? {} : { asOf: last }),
  };
  if (batch.options.checkOnly || ((refusedBefore || problems.length > 0) && !batch.options.skipBadRows))
    return { ...answer, rowsReplaced: 0 };
  const rows = good.map(({ row, asOf, source, ...own }) => ({
    ...own,
    row_no: row,
    as_of: asOf ?? date,
    source: source ?? unnamedSource,
  }));
  await insertRows(doing.tx, figuresTable, batch, rows);
  const speaksFrom = [date, ...dates].toSorted()[0] ?? date;
  return { ...answer, speaksFrom, rowsReplaced: await closeReplaced(doing.tx, figuresTable, batch) };
}

const heading = (key: string): string =>
  figureColumns.columns.find((column) => column.key === key)?.heading.vi ?? key;
const problem = (figure: Figure, code: ProblemCode, key: string, value: string): RowProblem => ({
  code,
  row: figure.row,
  column: heading(key),
  value,
});

function refusals(figure: Figure, known: ReadonlyMap<string, FigureRule>, today: string): RowProblem[] {
  const { indicator, numerator, denominator, asOf } = figure;
  const rule = known.get(indicator);
  if (rule === undefined) {
    const near = nearestTo(indicator, [...known.keys()]);
    const told = problem(figure, 'figures.unknown_indicator', 'indicator', indicator);
    return [near === null ? told : { ...told, params: { near } }];
  }
  if (asOf !== null && asOf > today) return [problem(figure, 'figures.future', 'asOf', asOf)];
  if (numerator === null || (denominator === null && rule.needsDenominator)) {
    return [problem(figure, 'figures.no_figure', numerator === null ? 'numerator' : 'denominator', '')];
  }
  if (rule.share && denominator !== null && numerator > denominator) {
    return [problem(figure, 'figures.share_over_one', 'numerator', String(numerator))];
  }
  return [];
}

/** Defects that refuse nothing: no supplier, no day. */
function defects(figure: Figure, given: string | null, date: string): RowProblem[] {
  const warnings: RowProblem[] = [];
  if (figure.source === null) warnings.push(problem(figure, 'figures.no_source', 'source', ''));
  if (figure.asOf === null && given === null) {
    warnings.push({ ...problem(figure, 'figures.no_date', 'asOf', ''), params: { date } });
  }
  return warnings;
}

/** Two rows of one file that say the same thing twice are both refused. */
function repeats(figures: readonly Figure[]): RowProblem[] {
  const same = Map.groupBy(figures, ({ indicator, source, asOf }) =>
    JSON.stringify([indicator, source, asOf]),
  );
  return [...same.values()]
    .filter((group) => group.length > 1)
    .flatMap((group) =>
      group.map((figure) => ({
        ...problem(figure, 'figures.twice', 'indicator', figure.indicator),
        params: { rows: group.map(({ row }) => row).join(', ') },
      })),
    );
}
