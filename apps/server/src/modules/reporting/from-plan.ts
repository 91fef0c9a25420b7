import type { Plan, YearlyDeadline } from '@hatangso/contracts/plan';
import type { PlanOffice } from '@hatangso/contracts/plan-parts';
import { officeOn } from '../plan/index.ts';
import type { ReportDeadline, ReportOffice, ReportPeriod, ReportPlan } from './input.ts';

/**
 * What the report needs of a plan's file: the plan's own words, the offices and recipients of the closing date, the
 * adjustments that took effect within the period. Targets and tasks must already be those in force (adjusted).
 */
export function planForReport(plan: Plan, period: Pick<ReportPeriod, 'from' | 'closing'>): ReportPlan {
  return {
    id: plan.id,
    title: plan.title,
    document: { ...plan.document, subject: plan.document.subject ?? plan.title },
    name: nameOf(plan.title),
    legalBases: plan.legalBases.filter(({ role }) => role !== 'mention'),
    territoryNote: territoryNote(plan),
    sections: plan.sections.map(({ ref, title }) => ({ reference: ref, heading: title })),
    offices: plan.offices.map((office) => officeToday(plan.offices, office, period.closing)),
    targets: plan.targets.map(({ id, ref, text, due, inCharge, measures }) => ({
      id,
      reference: ref,
      text,
      due,
      office: inCharge,
      measures: measures.map(({ indicator, comparison, level, unit }) => ({
        indicator,
        comparison,
        level,
        unit,
      })),
    })),
    budgetPrinciple: plan.budget.text,
    adjustments: plan.adjustments
      .filter(({ date }) => date >= period.from && date <= period.closing)
      .map(({ date, reason, document, changes }) => ({
        date,
        reason,
        document,
        what: `${changes.length} nội dung (${changes.map((change) => changedId(change)).join(', ')})`,
      })),
    recipients: plan.reporting.recipients.flatMap(({ name, validBefore, today }) =>
      today !== undefined && (validBefore === undefined || validBefore <= period.closing)
        ? [{ planName: name, today: today.name }]
        : [],
    ),
    deadlines: { offices: yearDay(plan.reporting.offices), upward: yearDay(plan.reporting.upward) },
  };
}

type Change = Plan['adjustments'][number]['changes'][number];

function changedId(change: Change): string {
  if (change.action === 'add_target') return change.target.id;
  return change.action === 'add_task' ? change.task.id : change.id;
}

/** "Phát triển Hạ tầng số phường … đến năm …" → "phát triển Hạ tầng số": the title up to the place and the years. */
function nameOf(title: string): string {
  const words = title
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/^(kế hoạch)\s+/i, '');
  const short = words.replace(/\s+(phường|xã|đặc khu|trên địa bàn|đến năm|giai đoạn)\s.*$/, '');
  return short.slice(0, 1).toLocaleLowerCase('vi') + short.slice(1);
}

/** A sentence only where the plan was made for another territory than the one the figures hold for. */
function territoryNote({ territory: { madeFor, today } }: Plan): string | null {
  if (madeFor.code === today.code && madeFor.validFrom === today.validFrom) return null;
  const until = madeFor.validBefore === undefined ? '' : ` trước ngày ${day(madeFor.validBefore)}`;
  return (
    `Kế hoạch được lập cho địa bàn ${madeFor.name}${until}; ` +
    `số liệu trong báo cáo này tính cho địa bàn ${today.name} hiện nay`
  );
}

function day(iso: string): string {
  return iso.split('-').reverse().join('/');
}

/** The office that answers on the day; where nobody does, the plan's own name stands. */
function officeToday(all: readonly PlanOffice[], office: PlanOffice, date: string): ReportOffice {
  const answering = officeOn(all, office.id, date);
  const same = answering === null || answering.id === office.id;
  return {
    id: office.id,
    planName: office.name,
    today: same ? null : answering.name,
    todayId: answering?.id ?? office.id,
  };
}

function yearDay({ month, day: of, before }: YearlyDeadline): ReportDeadline | null {
  if (month === null || of === null) return null;
  return { day: `${String(month).padStart(2, '0')}-${String(of).padStart(2, '0')}`, before };
}
