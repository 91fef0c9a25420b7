import { Problem } from '../../../platform/problem.ts';
import { demonstrationMark } from '../frame.ts';

/**
 * In a demonstration nothing leaves without its mark, so that no invented figure passes for a signed report: what is
 * released is the draft's own PDF, whose every page carries the mark, or that file with signatures, which PDF appends
 * behind the bytes that were there (ISO 32000-1, 12.8.1). Refused as `report.release_without_mark`.
 */
export function demandMark(signed: Uint8Array, draft: Uint8Array): void {
  const begins =
    signed.length >= draft.length && Buffer.compare(signed.subarray(0, draft.length), draft) === 0;
  if (!begins) throw new Problem('report.release_without_mark', { mark: demonstrationMark });
}
