import { createHash, randomUUID } from 'node:crypto';
import type { DraftPhase } from '@hatangso/contracts/drafts';
import type { ImportReport } from '@hatangso/contracts/evidence';
import type { Problem } from '../../../platform/problem.ts';
import type { ImportKind } from '../kind.ts';
import { type DraftFiles, readNote, writeNote } from './files.ts';
import type { Found } from './found.ts';
import type { Layout } from './lay-out.ts';
import { type Matching, matchingOf, type RememberedByKind } from './matching.ts';
import { type Mends, readMends } from './mends.ts';
import type { DraftRecord } from './store.ts';

export interface Told {
  readonly code: string;
  readonly messages: { readonly vi: string; readonly en: string };
}

/** How far a draft has come; kept beside it, so that a page that comes back or a server that starts again knows. */
export interface Stage {
  readonly phase: DraftPhase;
  readonly problem: Told | null;
  readonly interrupted: boolean;
  readonly report: ImportReport | null;
  /** The process at work, and when it was last heard of (ms). */
  readonly by: string;
  readonly at: number;
}

export interface Opened {
  readonly draft: DraftRecord;
  readonly remembered: RememberedByKind;
  /** When the ward's evidence changed last. */
  readonly marker: string;
}

/** A draft with all that is known of it. */
export interface Known extends Opened {
  readonly files: DraftFiles;
  readonly layout: Layout | null;
  readonly matching: Matching | null;
  readonly mends: Mends;
  /** What the last check found, of now only where its key is `key`. */
  readonly found: (Found & { readonly key: string }) | null;
  readonly key: string;
}

const thisProcess = randomUUID();
const workingPhases: readonly DraftPhase[] = ['reading', 'checking', 'taking'];
export const isWorking = ({ phase }: Stage): boolean => workingPhases.includes(phase);
/** Longer without a sign, another process is taken for stopped. */
const patienceMs = 15_000;

/** Whether nobody is at the work that a draft waits for. Alone on its database, only this process could be. */
export const isAbandoned = (stage: Stage, alone: boolean): boolean =>
  isWorking(stage) && (alone || stage.by === thisProcess || Date.now() - stage.at > patienceMs);

export async function noteStage(
  files: DraftFiles,
  phase: DraftPhase,
  more: Partial<Pick<Stage, 'problem' | 'interrupted' | 'report'>> = {},
): Promise<Stage> {
  const stage: Stage = {
    phase,
    problem: more.problem ?? null,
    interrupted: more.interrupted ?? false,
    report: more.report ?? null,
    by: thisProcess,
    at: Date.now(),
  };
  await writeNote(files, 'stage', stage);
  return stage;
}

export const toldBy = (problem: Problem): Told => ({
  code: problem.code,
  messages: { vi: problem.text('vi'), en: problem.text('en') },
});

/** Reads what is known of a draft from its folder. */
export async function understand(
  { draft, remembered, marker }: Opened,
  files: DraftFiles,
  kinds: readonly ImportKind[],
): Promise<Known> {
  const layout = await readNote<Layout>(files, 'layout');
  const mends = await readMends(files.mends);
  const found = await readNote<Found & { key: string }>(files, 'found');
  const laid = layout !== null && (draft.settings.sheet ?? layout.sheet) === layout.sheet ? layout : null;
  const matching = laid === null ? null : matchingOf(laid, draft.settings, kinds, remembered);
  return {
    draft,
    remembered,
    marker,
    files,
    layout: laid,
    matching,
    mends,
    found,
    key: keyOf(draft, matching, mends, marker),
  };
}

/** Everything that a check depends on. */
function keyOf({ settings }: DraftRecord, matching: Matching | null, mends: Mends, marker: string): string {
  const columns = matching?.columns.map(({ place, key }) => [place, key]);
  const { kind, headerRow } = matching ?? { kind: null, headerRow: null };
  const said = [kind, settings.sheet, headerRow, columns, settings.options, mends.revision, marker];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** A kind and all its columns are there. */
export const isMatched = ({ matching }: Known): boolean =>
  matching !== null &&
  matching.kind !== null &&
  matching.missing.length === 0 &&
  !matching.needsZone &&
  matching.headerRow !== null;

export const isChecked = ({ found, key }: Known): boolean => found?.key === key;

/** Nothing stands in the way of taking it in. */
export function mayTake(known: Known): boolean {
  const { found, layout, draft } = known;
  if (!isMatched(known) || found === null || !isChecked(known) || found.problem !== null) return false;
  const skips = layout?.format === 'features' && draft.settings.options.skipBadRows;
  return found.rowsRead > 0 && (found.withProblems === 0 || (skips && found.withProblems < found.rowsRead));
}

/** Of a draft whose folder says nothing: it is not there any more. */
export const gone: Stage = {
  phase: 'failed',
  problem: null,
  interrupted: false,
  report: null,
  by: '',
  at: 0,
};
