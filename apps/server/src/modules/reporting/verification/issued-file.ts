import type { IssuedFileCheck } from '@hatangso/contracts/verification';
import { checkSignatures, readRoots } from '../../../platform/pades/check.ts';
import { Problem } from '../../../platform/problem.ts';
import { groupCode, type PrintedCode } from './code.ts';
import { textOfPdf } from './pdf-text.ts';

export interface IssuedFileGround {
  /** The code of the draft that it is issued from; null where that draft has none. */
  readonly printed: PrintedCode | null;
  /** Folder of trusted roots. */
  readonly roots: string | null;
  readonly now: Date;
}

/** What the file that is about to be issued says of itself: its signatures, and whether it carries its draft's code. */
export async function checkIssuedFile(
  pdf: Uint8Array,
  { printed, roots, now }: IssuedFileGround,
): Promise<IssuedFileCheck> {
  const signatures = await checkSignatures(pdf, readRoots(roots), now);
  return { signatures, code: printed === null ? 'none' : carries(await textOfPdf(pdf), printed) };
}

/** A scan has no words, so it says nothing; in words, letters may stand apart or a line may break in between. */
export function carries(text: string | null, { code }: PrintedCode): IssuedFileCheck['code'] {
  const flowing = text === null ? '' : text.replace(/\s+/g, '');
  if (flowing.length < 100) return 'unread';
  return flowing.includes(groupCode(code)) ? 'carried' : 'missing';
}

/**
 * What was changed after somebody signed it is not what they signed. Without a signature (a scan), with one of a form
 * that is not understood, or of a certificate that is not known, it may be: the verdict is told and kept.
 */
export function mustBeUnchanged(checked: IssuedFileCheck | null): void {
  const changed = checked?.signatures.signatures.find(({ integrity }) => integrity === 'changed');
  if (changed !== undefined)
    throw new Problem('report.release_changed', { signer: changed.name ?? changed.signer ?? '?' });
}
