import type {
  BlockView,
  NumberView,
  PartView,
  RemarkView,
  ReportDesk,
} from '@hatangso/contracts/report-desk';
import type { Doing } from '../../../platform/kernel.ts';
import { todayIn } from '../../../platform/today.ts';
import type { WrittenWords } from '../input.ts';
import type { PlaceFacts } from '../words/with-words.ts';
import { deadlineView, lateBy } from './deadlines.ts';
import { draftDigest } from './draft-digest.ts';
import type { OfficePart } from './parts.ts';
import { boundOffice, type StandingReport } from './standing.ts';
import { newestDraft } from './steps-store.ts';

/** The page as whoever asks sees it. */
export function deskView(standing: StandingReport, doing: Doing): ReportDesk {
  const { gathered, worded, key, today, steps, state } = standing;
  const { period, knownAt } = gathered.input;
  const draft = newestDraft(steps);
  const blocks = (section: string): BlockView[] =>
    worded.places.filter((one) => one.section === section).map((one) => blockView(one, standing, doing));
  return {
    ward: key.unitCode,
    year: key.year,
    period: key.period,
    plan: { id: gathered.plan.id, title: gathered.plan.title },
    from: period.from,
    to: period.to,
    closing: period.closing,
    today,
    knownAt,
    state,
    turn: steps.at(-1)?.turn ?? 0,
    draft:
      draft === null
        ? null
        : {
            number: draft.draft,
            knownAt: draft.draftKnownAt,
            changedSince: draft.draftSha256 !== draftDigest(worded.model),
          },
    release: state === 'released' ? (steps.at(-1)?.releaseId ?? null) : null,
    steps: steps.map(({ turn, step, draft: number, remark, by, at }) => ({
      turn,
      step,
      draft: number,
      remark,
      by,
      at,
    })),
    deadlines: {
      offices: deadlineView(standing.deadlines.offices, today),
      upward: deadlineView(standing.deadlines.upward, today),
    },
    opening: blocks('opening'),
    sections: worded.model.sections.map(({ key: section, numeral, heading }) => ({
      key: section,
      numeral,
      heading,
      blocks: blocks(section),
    })),
    remarks: worded.remarks.flatMap(remarkView),
    orphans: worded.orphans.map(({ place, content, version, by, at }) => ({
      place,
      text: content ?? '',
      version,
      by,
      at,
    })),
    parts: standing.parts.map((part) => partView(part, standing, doing)),
    model: worded.model,
    may: mayOf(standing, doing),
    ...(doing.installation.demonstration ? { demonstration: true as const } : {}),
  };
}

function mayOf(standing: StandingReport, doing: Doing): ReportDesk['may'] {
  const { permissions } = doing.actor;
  const unbound = boundOffice(doing, standing) === null;
  return {
    writeAll: unbound && permissions.has('reporting.text.write'),
    compile: permissions.has('reporting.report.compile'),
    approve: permissions.has('reporting.report.approve'),
    reopen: mayReopen(standing.state, doing),
    release: permissions.has('reporting.report.release'),
    close: permissions.has('indicators.figure.close'),
  };
}

const mayReopen = (state: StandingReport['state'], { actor: { permissions } }: Doing): boolean =>
  state === 'approved' || state === 'released'
    ? permissions.has('reporting.report.approve')
    : state === 'compiled' && permissions.has('reporting.report.compile');

function blockView(facts: PlaceFacts, standing: StandingReport, doing: Doing): BlockView {
  const { block, numbers, word } = facts;
  const words = block.kind === 'paragraph' || block.kind === 'item';
  return {
    place: facts.place,
    kind: block.kind,
    level: block.kind === 'heading' ? block.level : null,
    shows: block.kind === 'chart' ? block.chart : block.kind === 'table' ? block.table : null,
    office: words ? block.office : null,
    computed: facts.computed,
    text: facts.text,
    numbers: Object.fromEntries(
      Object.entries(numbers).map(([name, text]) => [name, numberView(name, text)]),
    ),
    version: word?.version ?? 0,
    state: facts.state,
    edited: word === null || word.content === null ? null : { by: word.by, at: word.at },
    was: { ...facts.was },
    typed: word === null || word.content === null ? [] : [...word.typed],
    mayEdit: words && mayEdit(block.office, standing, doing),
  };
}

/** Names are `figure:<indicator>.<part>`, `target:<id>.<indicator>.level`, `target:<id>.due`; others lead nowhere. */
function numberView(name: string, text: string): NumberView {
  const indicator = /^figure:([a-z][a-z0-9_]*)\./.exec(name)?.[1] ?? null;
  const [, target = null, measured = null] =
    /^target:(.+?)(?:\.([a-z][a-z0-9_]*)\.level|\.due)(?:~\d+)?$/.exec(name) ?? [];
  return { text, indicator: indicator ?? measured, target };
}

/** Whoever may write for all; an office its own words, until it hands its part in. */
export function mayEdit(office: string | null, standing: StandingReport, doing: Doing): boolean {
  const { state, words } = standing;
  if (!doing.actor.permissions.has('reporting.text.write') || state === 'approved' || state === 'released')
    return false;
  const own = boundOffice(doing, standing);
  if (own === null) return true;
  const part = words.get(own)?.at(-1)?.state ?? 'draft';
  return office === own && (part === 'draft' || part === 'returned');
}

function remarkView({ place, content, version, by, at }: WrittenWords): RemarkView[] {
  return content === null
    ? []
    : [{ indicator: place.slice('remark:'.length), text: content, version, by, at }];
}

function partView(part: OfficePart, standing: StandingReport, doing: Doing): PartView {
  const history = standing.words.get(part.office) ?? [];
  const last = history.at(-1);
  const { permissions } = doing.actor;
  const own = boundOffice(doing, standing);
  const open = standing.state === 'open' || standing.state === 'compiled';
  const state = last?.state ?? 'draft';
  const first = history.find((word) => word.state === 'handed_in');
  const handedIn = state === 'draft' || first === undefined ? null : todayIn(new Date(first.at));
  return {
    office: part.office,
    name: part.name,
    compiles: part.compiles,
    state,
    turn: last?.turn ?? 0,
    remark: last?.remark ?? null,
    places: [...part.places],
    tasks: [...part.tasks],
    indicators: [...part.indicators],
    changedSince: last?.linesSha256 != null && last.linesSha256 !== part.linesSha256,
    lateDays: lateBy(standing.deadlines.offices, handedIn ?? standing.today),
    missing: {
      figures: part.missing.figures.map(({ indicator, name, awaits }) => ({
        indicator,
        name,
        awaits: [...awaits],
      })),
      tasks: part.missing.tasks.map((task) => ({ ...task })),
    },
    history: history.map(({ turn, state: at, remark, by, at: when }) => ({
      turn,
      state: at,
      remark,
      by,
      at: when,
    })),
    mayHandIn: open && permissions.has('reporting.part.hand_in') && (own === null || own === part.office),
    mayReview: open && permissions.has('reporting.part.review'),
  };
}
