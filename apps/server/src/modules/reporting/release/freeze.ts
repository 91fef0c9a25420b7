import { createHash } from 'node:crypto';
import type { ReportModel } from '@hatangso/contracts/report-model';
import type { ReleaseContent } from '@hatangso/contracts/report-releases';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { Problem } from '../../../platform/problem.ts';
import { type DocumentContent, documentContent } from '../../evidence/index.ts';
import { frozenFigures } from '../../indicators/index.ts';
import { frozenShapes } from '../../territory/index.ts';
import { buildReport } from '../build.ts';
import { draftDigest } from '../desk/draft-digest.ts';
import { type DeskAsked, standingReport } from '../desk/standing.ts';
import { mustStand } from '../desk/step-commands.ts';
import { newestDraft, type Step } from '../desk/steps-store.ts';
import { officeToday } from '../facts.ts';
import { type Gathered, gatherReport } from '../gather.ts';
import { printedCodeOf } from '../verification/store.ts';

/** The approved draft as it was compiled, with all that a release freezes. */
export interface Frozen {
  readonly draft: Step;
  readonly gathered: Gathered;
  readonly model: ReportModel;
  readonly content: ReleaseContent;
  /** The signed PDF; null where none was named. */
  readonly signed: DocumentContent | null;
}

export interface FreezeAsked extends DeskAsked {
  readonly seen: number;
  readonly documentId: string | null;
}

/**
 * Makes the approved draft again and gathers its facts, before anything is drawn or written. Refused unless the report
 * stands approved (`report.step_wrong_state`, `report.step_conflict`), as `report.draft_changed` where it cannot be made
 * again as it was, and as `report.release_not_pdf`.
 */
export const freezeDraft = query({
  name: 'reporting.report.release',
  async run(asked: FreezeAsked, doing): Promise<Frozen> {
    const standing = await standingReport(asked, doing);
    mustStand(standing, asked.seen, ['approved']);
    const draft = newestDraft(standing.steps);
    if (draft === null) throw new Problem('report.draft_changed', { draft: 0 });
    const { unitCode, year, period, plan } = standing.key;
    const then = { unitCode, year, period, plan, knownAt: draft.draftKnownAt, internal: false };
    const printed = await printedCodeOf(doing.tx, standing.key, draft.draft);
    const gathered = { ...(await gatherReport.run(then, doing)), printed };
    const model = buildReport(gathered.input);
    if (draftDigest(model) !== draft.draftSha256)
      throw new Problem('report.draft_changed', { draft: draft.draft });
    const signed =
      asked.documentId === null ? null : await documentContent(doing.tx, unitCode, asked.documentId);
    if (signed !== null && signed.mediaType !== 'application/pdf')
      throw new Problem('report.release_not_pdf', { file: signed.fileName });
    return { draft, gathered, model, content: await contentOf(gathered, model, doing), signed };
  },
});

/** The facts of a report that stay, whatever comes in later. */
export async function contentOf(
  { input }: Gathered,
  report: ReportModel,
  doing: Doing,
): Promise<ReleaseContent> {
  const moment = { unitCode: input.ward.code, asOf: input.period.closing, knownAt: input.knownAt };
  return {
    report,
    figures: [...input.indicators],
    ...(await frozenFigures(moment, doing)),
    ...(await frozenShapes(doing.tx, moment)),
    plan: {
      id: input.plan.id,
      title: input.plan.title,
      document: documentOf(input.plan.document),
      legalBases: input.plan.legalBases.map(documentOf),
      sections: input.plan.sections.map((section) => ({ ...section })),
      targets: input.plan.targets.map(({ id, reference, text, due, office, measures }) => ({
        ...{ id, reference, text, due },
        office: office === null ? null : officeToday(input, office),
        indicators: measures.map(({ indicator }) => indicator),
      })),
      tasks: input.tasks.map(({ id, reference, short, text, office, due, state, progress }) => ({
        ...{ id, reference, title: short ?? text, due, state, progress },
        office: office === null ? null : officeToday(input, office),
      })),
    },
  };
}

type Document = ReleaseContent['plan']['document'];
const documentOf = ({ kind, number, date, issuer, subject }: Document): Document => ({
  ...{ kind, number, date, issuer, subject },
});

export const digestOf = (text: string | Uint8Array): string =>
  createHash('sha256').update(text).digest('hex');
