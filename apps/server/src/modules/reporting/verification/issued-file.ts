import type { IssuedFileCheck } from '@hatangso/contracts/verification';
import { checkSignatures, readRoots } from '../../../platform/pades/check.ts';
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
