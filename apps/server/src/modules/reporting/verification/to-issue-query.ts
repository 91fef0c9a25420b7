import { query } from '../../../platform/action.ts';
import { Problem } from '../../../platform/problem.ts';
import { documentContent } from '../../evidence/index.ts';
import { type DeskAsked, standingReport } from '../desk/standing.ts';
import { newestDraft } from '../desk/steps-store.ts';
import type { PrintedCode } from './code.ts';
import { printedCodeOf } from './store.ts';

/** A document of the ward beside the code of the newest draft; refused as `report.release_not_pdf`. */
export const fileToIssue = query({
  name: 'reporting.report.read',
  async run(
    asked: DeskAsked & { readonly document: string },
    doing,
  ): Promise<{ bytes: Uint8Array; printed: PrintedCode | null }> {
    const { key, steps } = await standingReport(asked, doing);
    const { bytes, mediaType, fileName } = await documentContent(doing.tx, asked.unitCode, asked.document);
    if (mediaType !== 'application/pdf') throw new Problem('report.release_not_pdf', { file: fileName });
    const draft = newestDraft(steps)?.draft;
    return { bytes, printed: draft === undefined ? null : await printedCodeOf(doing.tx, key, draft) };
  },
});
