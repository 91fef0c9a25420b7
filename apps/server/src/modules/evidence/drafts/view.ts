import type { KindSpec } from '@hatangso/contracts/columns';
import type { DraftView, KnownColumn } from '@hatangso/contracts/drafts';
import { shown } from '../../../platform/tabular/row.ts';
import type { ImportKind } from '../kind.ts';
import type { Progress } from './desk.ts';
import { mendedCells } from './mends.ts';
import { type Known, mayTake, type Stage } from './stage.ts';
import { expiryOf } from './store.ts';

/** What a kind is called. */
export const titleOf = (kind: Pick<ImportKind, 'kind' | 'spec'> | undefined, name: string) =>
  kind?.spec?.title ?? titles[name] ?? { vi: name, en: name };

const titles: Readonly<Record<string, { vi: string; en: string }>> = {
  plan: { vi: 'Kế hoạch', en: 'Plan' },
};

/** A draft as its page shows it. */
export function draftViewOf(
  { known, stage }: { known: Known; stage: Stage },
  kinds: readonly ImportKind[],
  progress: Progress | null,
): DraftView {
  const { draft, layout, matching, mends, found } = known;
  const { id, fileName, bytes, madeAt, changedAt, settings } = draft;
  const ready = stage.phase === 'ready';
  return {
    id,
    fileName,
    bytes,
    madeAt,
    changedAt,
    expiresAt: expiryOf(draft),
    phase: stage.phase,
    progress,
    interrupted: stage.interrupted,
    problem: stage.problem ?? (ready ? (found?.problem ?? null) : null),
    format: layout?.format ?? null,
    mendable: layout !== null && layout.format !== 'features',
    kind: matching?.kind ?? null,
    candidates: candidatesOf(known, kinds),
    sheets: [...(layout?.sheets ?? [])],
    sheet: layout?.sheet ?? 0,
    headerRow: matching?.headerRow ?? null,
    early: earlyOf(known),
    columns: [...(matching?.columns ?? [])],
    known: knownColumns(matching?.spec ?? null),
    missing: [...(matching?.missing ?? [])],
    needsZone: matching?.needsZone ?? false,
    options: settings.options,
    rows: countsOf(known),
    groups: [...(found?.groups ?? [])],
    notices: [...(found?.notices ?? [])],
    revision: mends.revision,
    checked: found?.checked ?? 0,
    mayTake: ready && mayTake(known),
    report: stage.report,
  };
}

function candidatesOf({ matching }: Known, kinds: readonly ImportKind[]): DraftView['candidates'] {
  return (matching?.candidates ?? []).map(({ kind, confidence, missing }) => {
    const found = kinds.find((one) => one.kind === kind);
    const heading = (key: string) => found?.spec?.columns.find((one) => one.key === key)?.heading;
    const named = missing.map((key) => heading(key) ?? { vi: key, en: key });
    return { kind, title: titleOf(found, kind), confidence, missing: named };
  });
}

const earlyOf = ({ layout }: Known): DraftView['early'] =>
  layout?.format !== 'table'
    ? []
    : layout.early.slice(0, 12).map(({ row, cells }) => ({
        row,
        cells: cells.slice(0, 40).map((cell) => shown(cell).slice(0, 60)),
      }));

function knownColumns(spec: KindSpec | null): KnownColumn[] {
  return (spec?.columns ?? []).map(({ key, heading, note, type, required, choices }) => ({
    key,
    heading,
    note,
    type,
    required,
    choices: (choices ?? []).map(({ vi, en }) => ({ vi, en })),
  }));
}

/** Rows below the heading: of a table they are the lines of the file that follow it. */
function countsOf({ layout, matching, mends, found }: Known): DraftView['rows'] {
  const above = layout?.early.filter(({ row }) => row <= (matching?.headerRow ?? 0)).length ?? 0;
  return {
    total: Math.max(0, (layout?.count ?? 0) - (layout?.format === 'table' ? above : 0)),
    withProblems: found?.withProblems ?? 0,
    cellsWithProblems: found?.cellsWithProblems ?? 0,
    warnings: found?.warnings ?? 0,
    mendedCells: mendedCells(mends),
    skipped: mends.skipped.size,
  };
}
