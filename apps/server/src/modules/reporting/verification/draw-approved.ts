import { query } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';
import { type DeskAsked, standingReport } from '../desk/standing.ts';
import { mustStand } from '../desk/step-commands.ts';
import { newestDraft } from '../desk/steps-store.ts';
import { reportFileOf } from '../files.ts';
import { type Gathered, gatherReport } from '../gather.ts';
import { digestOf } from '../release/freeze.ts';
import { newPrintedCode } from './code.ts';
import type { DrawnDraft } from './store.ts';

/** The compiled draft that is about to be approved; refused as the approval itself is. */
export const draftToApprove = query({
  name: 'reporting.report.approve',
  async run(asked: DeskAsked & { readonly seen: number }, doing): Promise<Gathered> {
    const { key, steps, state } = await standingReport(asked, doing);
    mustStand({ steps, state }, asked.seen, ['compiled']);
    const draft = newestDraft(steps)?.draft;
    const { unitCode, year, period, plan } = key;
    return gatherReport.run({ unitCode, year, period, plan, draft, internal: false }, doing);
  },
});

/** Gives the draft its code and draws its files with it, outside of any transaction: what is told is what will be signed. */
export async function drawApproved(gathered: Gathered, publicAddress: string | null): Promise<DrawnDraft> {
  const printed = newPrintedCode(publicAddress);
  const coded = { ...gathered, printed };
  const docx = await reportFileOf(coded, 'docx');
  const pdf = await reportFileOf(coded, 'pdf').catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'report.pdf_unavailable') return null;
    throw error;
  });
  return {
    printed,
    docxSha256: digestOf(docx.bytes),
    pdfSha256: pdf === null ? null : digestOf(pdf.bytes),
  };
}
