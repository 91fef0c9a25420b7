import type { PartState } from '@hatangso/contracts/report-desk';
import { type Command, command } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import type { OfficePart } from './parts.ts';
import { addPartWord } from './parts-store.ts';
import {
  type DeskAsked,
  demandOffice,
  demandOpen,
  reportTurn,
  type StandingReport,
  standingReport,
} from './standing.ts';

export interface PartAct extends DeskAsked {
  readonly office: string;
  /** Turn of the newest word that whoever acts has seen. */
  readonly seen: number;
  readonly remark?: string | undefined;
}

export interface PartActed {
  readonly office: string;
  readonly before: PartState;
  readonly state: PartState;
  readonly turn: number;
  readonly provinceCode: string;
}

/** What moves a part on: from which states, to which, and who may. */
interface Move {
  readonly from: readonly PartState[];
  readonly to: PartState;
  /** An office acts on its own part only; those who review act on any. */
  readonly byOffice: boolean;
  readonly needsRemark: boolean;
}

const moves = {
  handIn: { from: ['draft', 'returned'], to: 'handed_in', byOffice: true, needsRemark: false },
  takeBack: { from: ['handed_in'], to: 'draft', byOffice: true, needsRemark: false },
  giveBack: { from: ['handed_in', 'approved'], to: 'returned', byOffice: false, needsRemark: true },
  approve: { from: ['handed_in'], to: 'approved', byOffice: false, needsRemark: false },
} as const satisfies Readonly<Record<string, Move>>;

const words: Readonly<Record<PartState, string>> = {
  draft: 'đang soạn',
  handed_in: 'đã nộp',
  returned: 'trả lại',
  approved: 'đã duyệt',
};

async function act(input: PartAct, move: Move, doing: Doing): Promise<PartActed> {
  const standing = await standingReport(input, doing);
  demandOpen(standing);
  const part = standing.parts.find(({ office }) => office === input.office);
  if (part === undefined) throw new Problem('report.unknown_office', { office: input.office });
  if (move.byOffice) demandOffice(doing, standing, part.office);
  if (move.needsRemark && input.remark === undefined) throw new Problem('report.part_needs_remark');
  mustStand(part, standing, input.seen, move);
  const { key, provinceCode } = standing;
  const word = {
    office: part.office,
    turn: input.seen + 1,
    state: move.to,
    remark: input.remark ?? null,
    linesSha256: move.to === 'handed_in' || move.to === 'approved' ? part.linesSha256 : null,
  };
  await addPartWord(doing.tx, key, word, { provinceCode, now: doing.now, actor: doing.actor });
  const before = standing.words.get(part.office)?.at(-1)?.state ?? 'draft';
  return { office: part.office, before, state: move.to, turn: word.turn, provinceCode };
}

/** Refused as `report.part_conflict` where somebody acted since, as `report.part_wrong_state` from another state. */
function mustStand(part: OfficePart, { words: told }: StandingReport, seen: number, move: Move): void {
  const last = told.get(part.office)?.at(-1);
  const state = last?.state ?? 'draft';
  const params = { office: part.name, state: words[state] };
  if ((last?.turn ?? 0) !== seen)
    throw new Problem('report.part_conflict', { ...params, by: last?.by ?? '' });
  if (!move.from.includes(state)) throw new Problem('report.part_wrong_state', params);
}

/** The log says that there is a remark, never what it says. */
const entryOf = (
  { unitCode, year, period, office, remark }: PartAct,
  { before, state, turn, provinceCode }: PartActed,
) => [
  {
    object: { kind: 'reporting.part', id: office },
    unitCode,
    provinceCode,
    facts: { year, period, state, turn, remark: remark !== undefined },
    change: { before: { state: before }, after: { state } },
  },
];

const partCommand = (name: string, move: Move): Command<PartAct, PartActed> =>
  command({
    name,
    turn: reportTurn,
    run: (input: PartAct, doing) => act(input, move, doing),
    audit: entryOf,
  });

/** An office says that its part is ready. */
export const handInPart = partCommand('reporting.part.hand_in', moves.handIn);

/** An office goes on writing what it had handed in. */
export const takeBackPart = partCommand('reporting.part.take_back', moves.takeBack);

/** Whoever compiles gives a part back with a remark that says what to mend. */
export const returnPart = partCommand('reporting.part.return', moves.giveBack);

export const approvePart = partCommand('reporting.part.approve', moves.approve);
