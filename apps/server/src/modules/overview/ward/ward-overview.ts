import type { WardOverview } from '@hatangso/contracts/overview';
import type { Plan } from '@hatangso/contracts/plan';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { evidenceKinds } from '../../evidence/index.ts';
import { type Board, indicatorFacts, wardBoard } from '../../indicators/index.ts';
import { difficultiesAt, lintPlan, type TaskAt, tasksAt } from '../../plan/index.ts';
import { partStates, releasedReports, reportSettings } from '../../reporting/index.ts';
import { unitAsOf } from '../../territory/index.ts';
import { boardRows, countStates } from './board-rows.ts';
import { changesSince } from './changes.ts';
import { deadlinesOn } from './deadlines.ts';
import { type Lacks, officeLacks } from './lacks.ts';
import { nextSteps } from './next-steps.ts';
import { officesOn } from './office.ts';
import { neededSamples, unservedPlaces } from './reach.ts';
import { lastVisit } from './visits.ts';

export interface OverviewAsked {
  readonly unitCode: string;
  readonly asOf?: string | undefined;
}

/** Everything a ward's overview shows, read once. */
export const readOverview = query({
  name: 'overview.board.read',
  async run({ unitCode, asOf: asked }: OverviewAsked, doing): Promise<WardOverview> {
    const { tx, now, actor, installation, language } = doing;
    const board = await wardBoard.run({ unitCode, ...(asked === undefined ? {} : { asOf: asked }) }, doing);
    const { asOf, knownAt, plans, figures } = board;
    const officeOf = officesOn(plans, asOf);
    const rows = boardRows(plans, figures, asOf, officeOf);
    const yearStart = `${asOf.slice(0, 4)}-01-01`;
    const tasks = await tasksAt(tx, unitCode, asOf, knownAt, { from: yearStart, to: asOf });
    const deadlines = await deadlinesOf(unitCode, plans, asOf, doing);
    const { lacks, offices } = await lacksOf(unitCode, board, rows, tasks, deadlines.year, doing);
    const difficulties = await difficultiesAt(tx, unitCode, asOf, knownAt);
    const kinds = await evidenceKinds(tx, unitCode);
    const moment = { unitCode, asOf, knownAt };
    const next = nextSteps({
      asOf,
      language,
      rows,
      figures,
      tasks: tasks.map(({ task, office, now: at }) => ({
        id: task.id,
        title: task.title,
        office: office === null ? null : { id: office.id, name: office.name },
        overdue: at.overdue,
        due: task.schedule.due ?? null,
      })),
      difficulties: difficulties.map(({ id, text, raisedOn, answers }) => ({
        id,
        text,
        raisedOn,
        answered: answers.length > 0,
      })),
      lacks,
      compiler: officeOf(null, plans[0]?.reporting.compiler ?? null),
      deadlines,
      findings: plans.flatMap((plan) => findingsOf(plan, asOf)),
      needs: await neededSamples(rows, moment, doing),
      unserved: await unservedPlaces(figures, moment, doing),
      officeOf: (office) => officeOf(null, office),
    });
    const last = await lastVisit(tx, unitCode, actor.id, now);
    return {
      unit: await unitOf(unitCode, asOf, doing),
      asOf,
      knownAt,
      plans: plans.map(planHead),
      has: {
        unit: true,
        plan: plans.length > 0,
        groups: kinds.has('groups'),
        evidence: ['households', 'claims', 'figures'].some((kind) => kinds.has(kind)),
      },
      counts: countStates(rows),
      board: rows,
      deadlines,
      lacks,
      offices,
      changes: await changesSince(tx, { unitCode, last, until: knownAt, figures, tasks }),
      next,
      ...(installation.demonstration ? { demonstration: true as const } : {}),
    };
  },
});

const planHead = ({ id, title, period, territory: { madeFor, today } }: Plan) => ({
  id,
  title,
  from: period.from,
  to: period.to,
  madeFor: madeFor.name,
  today: today.name,
  territoryChanged: madeFor.validBefore !== undefined,
});

async function unitOf(code: string, asOf: string, doing: Doing): Promise<WardOverview['unit']> {
  const { fullName, provinceCode } = await unitAsOf.run({ code, asOf }, doing);
  return { code, name: fullName, province: provinceCode };
}

async function deadlinesOf(unitCode: string, plans: readonly Plan[], asOf: string, doing: Doing) {
  const { inForce, set } = await reportSettings.run({ unitCode }, doing);
  const year = Number(asOf.slice(0, 4));
  const released = new Map<number, WardOverview['deadlines']['released']>();
  for (const one of [year - 1, year]) {
    const found = (await releasedReports(doing.tx, { unitCode, provinceCode: null, year: one })).get(
      unitCode,
    );
    released.set(one, found === undefined ? null : { number: found.number, date: found.issuedOn });
  }
  const [plan] = plans;
  const facts = {
    offices: inForce.deadlines.offices,
    upward: inForce.deadlines.upward,
    closing: inForce.closing.N ?? null,
    before: {
      offices: set?.deadlines?.offices == null && plan?.reporting.offices.before === true,
      upward: set?.deadlines?.upward == null && plan?.reporting.upward.before === true,
    },
  };
  return deadlinesOn(asOf, facts, (one) => released.get(one) ?? null);
}

async function lacksOf(
  unitCode: string,
  { plans }: Board,
  rows: WardOverview['board'],
  tasks: readonly TaskAt[],
  year: number,
  { tx }: Doing,
): Promise<Lacks> {
  const [plan] = plans;
  if (plan === undefined) return { lacks: [], offices: { total: 0, handedIn: 0 } };
  const parts = await partStates(tx, unitCode, plan.id, year);
  const awaited = tasks.map(({ task, office, now: at }) => ({
    id: task.id,
    title: task.title,
    office: office === null ? null : { id: office.id, name: office.name },
    lastToldOn: at.asOf,
    cancelled: at.state === 'cancelled' || at.state === 'not_due',
  }));
  return officeLacks(rows, awaited, parts, `${year}-01-01`);
}

/** Breaks of the chain of a plan as it stands; adjustments that hold are in it, those ahead still to come. */
function findingsOf(plan: Plan, asOf: string) {
  const facts = indicatorFacts();
  const ahead = plan.adjustments.filter(({ date }) => date > asOf);
  return lintPlan({ ...plan, adjustments: ahead }, { indicatorCodes: facts.keys(), indicators: facts, asOf });
}
