import { approveReport, compileReport } from '../modules/reporting/desk/step-commands.ts';
import { reportFileOf } from '../modules/reporting/files.ts';
import { releaseReport } from '../modules/reporting/release/commands.ts';
import { freezeDraft } from '../modules/reporting/release/freeze.ts';
import { draftToApprove, drawApproved } from '../modules/reporting/verification/draw-approved.ts';
import { runCommand, runQuery } from '../platform/action.ts';
import { wardScope } from '../platform/db/scope.ts';
import { type Kernel, machineActor } from '../platform/kernel.ts';
import { todayIn } from '../platform/today.ts';
import { demonstrationWard } from './files.ts';

/** The first year of which the demonstration has evidence. */
const firstYear = 2025;

/**
 * Last year's report of the demonstration, compiled, approved and released through the same commands as a real one: the
 * public pages have something to show, and this year's report something to stand beside. Its signed PDF is the marked draft.
 */
export async function releaseLastYear(kernel: Kernel): Promise<void> {
  const year = Number(todayIn(kernel.clock()).slice(0, 4)) - 1;
  if (year < firstYear) return;
  const scope = wardScope(demonstrationWard.code);
  const caller = { actor: machineActor('demonstration', scope), scope, language: 'vi' } as const;
  const report = { unitCode: demonstrationWard.code, year, period: 'N' } as const;
  const remark = 'Số liệu trình diễn';
  await runCommand(kernel, compileReport, { ...report, seen: 0, despite: true, remark }, caller);
  const draft = await runQuery(kernel, draftToApprove, { ...report, seen: 1 }, caller);
  const drawn = await drawApproved(draft, kernel.publicAddress);
  await runCommand(kernel, approveReport, { ...report, seen: 1, drawn }, caller);
  const frozen = await runQuery(kernel, freezeDraft, { ...report, seen: 2, documentId: null }, caller);
  const [docx, pdf, xlsx] = [
    await reportFileOf(frozen.gathered, 'docx'),
    await reportFileOf(frozen.gathered, 'pdf'),
    await reportFileOf(frozen.gathered, 'xlsx'),
  ];
  const signed = {
    number: '12',
    issuedOn: `${year + 1}-01-08`,
    signerName: 'Người ký trình diễn',
    signerTitle: 'Chủ tịch',
  };
  const release = {
    ...report,
    ...signed,
    seen: 2,
    documentId: null,
    frozen,
    checked: null,
    files: { docx, pdf, xlsx },
  };
  await runCommand(kernel, releaseReport, release, caller);
}
