import type { ReportState } from '@hatangso/contracts/report-desk';
import { command, turnOfUnit } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { stateWords as fixedWords } from '../closings/fixed.ts';
import { formatMoment } from '../text/numbers.ts';
import { addVerification, type DrawnDraft } from '../verification/store.ts';
import { draftDigest } from './draft-digest.ts';
import { type DeskAsked, reportTurn, type StandingReport, standingReport } from './standing.ts';
import { addStep, type NewStep, newestDraft, type Step, stateAfter } from './steps-store.ts';

export interface StepAsked extends DeskAsked {
  /** Turn of the newest step that whoever acts has seen. */
  readonly seen: number;
  readonly remark?: string | undefined;
  /** Compile though parts are open. */
  readonly despite?: boolean | undefined;
}

export interface StepTaken {
  readonly before: ReportState;
  readonly state: ReportState;
  readonly turn: number;
  readonly draft: number;
  readonly plan: string;
  readonly provinceCode: string;
  /** Of an approval: what the draft's files are known by. */
  readonly drawn?: DrawnDraft;
}

const stateWords: Readonly<Record<ReportState, string>> = {
  open: 'đang soạn',
  compiled: 'đã tổng hợp',
  approved: 'đã duyệt',
  released: 'đã phát hành',
};

const entryOf = (
  { unitCode, year, period }: StepAsked,
  { before, state, turn, draft, plan, provinceCode, drawn }: StepTaken,
) => [
  {
    object: { kind: 'reporting.report', id: `${plan}/${year}/${period}` },
    unitCode,
    provinceCode,
    facts: {
      ...{ state, turn, draft },
      ...(drawn === undefined
        ? {}
        : { code: drawn.printed.code, docx_sha256: drawn.docxSha256, pdf_sha256: drawn.pdfSha256 }),
    },
    change: { before: { state: before }, after: { state } },
  },
];

/**
 * Gathers the parts into a numbered draft that says, whenever asked for, what was known now. Refused as
 * `report.parts_open` while offices have not handed in, unless it is said why it is compiled all the same.
 */
export const compileReport = command({
  name: 'reporting.report.compile',
  // nothing that is still being taken in may turn out to have been known when the draft was made
  turn: (input: StepAsked) => [reportTurn(input), turnOfUnit(input)],
  async run(input: StepAsked, doing): Promise<StepTaken> {
    const standing = await stand(input, ['open', 'compiled'], doing);
    const open = standing.parts.filter(({ office }) => {
      const state = standing.words.get(office)?.at(-1)?.state ?? 'draft';
      return state === 'draft' || state === 'returned';
    });
    if (open.length > 0 && (input.despite !== true || input.remark === undefined))
      throw new Problem('report.parts_open', { offices: open.map(({ name }) => name).join('; ') });
    return take(standing, doing, {
      step: 'compiled',
      draft: (newestDraft(standing.steps)?.draft ?? 0) + 1,
      draftKnownAt: standing.gathered.input.knownAt,
      draftSha256: draftDigest(standing.worded.model),
      remark: input.remark ?? null,
    });
  },
  audit: entryOf,
});

export interface ApproveAsked extends StepAsked {
  /** The draft's files with their code, drawn before (`draftToApprove`). */
  readonly drawn: DrawnDraft;
}

/** The chair approves the newest draft; from now on nothing is written, and its code is what its files are known by. */
export const approveReport = command({
  name: 'reporting.report.approve',
  turn: reportTurn,
  async run(input: ApproveAsked, doing): Promise<StepTaken> {
    const standing = await stand(input, ['compiled'], doing);
    const taken = await again(standing, doing, 'approved', input.remark ?? null);
    const { provinceCode } = standing;
    const at = { provinceCode, now: doing.now };
    await addVerification(doing.tx, standing.key, taken.draft, input.drawn, at);
    return { ...taken, drawn: input.drawn };
  },
  audit: entryOf,
});

/**
 * Opens a compiled report to be written on, by whoever compiles; an approved or released one by the chair only, since
 * its figures may then be chosen anew. What was released stays released until a corrected report takes its place.
 */
export const reopenReport = command({
  name: 'reporting.report.reopen',
  turn: reportTurn,
  async run(input: StepAsked, doing): Promise<StepTaken> {
    const standing = await stand(input, ['compiled', 'approved', 'released'], doing);
    demandChair(standing.state, doing);
    return again(standing, doing, 'reopened', input.remark ?? null);
  },
  audit: entryOf,
});

/** Refused as `report.reopen_by_chair` where what is approved or released is to be undone by somebody else. */
export function demandChair(state: ReportState, { actor }: Pick<Doing, 'actor'>): void {
  if (state !== 'approved' && state !== 'released') return;
  if (!actor.permissions.has('reporting.report.approve'))
    throw new Problem('report.reopen_by_chair', fixedWords(state));
}

/** Refused as `report.step_conflict` where somebody moved it on since, as `report.step_wrong_state` from another state. */
async function stand(input: StepAsked, from: readonly ReportState[], doing: Doing): Promise<StandingReport> {
  const standing = await standingReport(input, doing);
  mustStand(standing, input.seen, from);
  return standing;
}

export function mustStand(
  { steps, state }: Pick<StandingReport, 'steps' | 'state'>,
  seen: number,
  from: readonly ReportState[],
): void {
  const last = steps.at(-1);
  if ((last?.turn ?? 0) !== seen)
    throw new Problem('report.step_conflict', {
      by: last?.by ?? '',
      at: last === undefined ? '' : formatMoment(last.at),
    });
  if (!from.includes(state)) throw new Problem('report.step_wrong_state', { state: stateWords[state] });
}

/** Another step with the newest draft. */
const again = (
  standing: StandingReport,
  doing: Doing,
  step: Step['step'],
  remark: string | null,
): Promise<StepTaken> => {
  const draft = newestDraft(standing.steps);
  if (draft === null) throw new Problem('report.step_wrong_state', { state: stateWords.open });
  const { draftKnownAt, draftSha256 } = draft;
  return take(standing, doing, { step, draft: draft.draft, draftKnownAt, draftSha256, remark });
};

async function take(
  { key, provinceCode, steps, state: before }: StandingReport,
  { tx, now, actor }: Doing,
  step: Omit<NewStep, 'turn' | 'releaseId'>,
): Promise<StepTaken> {
  const turn = (steps.at(-1)?.turn ?? 0) + 1;
  await addStep(tx, key, { ...step, turn, releaseId: null }, { provinceCode, now, actor });
  return { before, state: stateAfter([step]), turn, draft: step.draft, plan: key.plan, provinceCode };
}
