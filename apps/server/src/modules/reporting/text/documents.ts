import type { DocumentReference } from '../input.ts';
import { formatDate } from './numbers.ts';
import { continued } from './plain.ts';

/** Stands for what the source does not give; never completed by invention. */
export const notGiven = '[…]';

/** A first mention, in full: "Kế hoạch số 20/KH-UBND ngày 23/01/2025 của UBND thành phố … về …". */
export function citeInFull(document: DocumentReference): string {
  return `${citeShort(document)} của ${document.issuer ?? notGiven} ${subjectText(document)}`;
}

/** "về phát triển Hạ tầng số …", with its linking word whether or not the source wrote it. */
export function subjectText({ subject }: DocumentReference): string {
  if (subject === null) return `về ${notGiven}`;
  return /^(về|v\/v)\s/i.test(subject) ? subject : `về ${continued(subject)}`;
}

/** A later mention: kind, number and date. */
export function citeShort(document: DocumentReference): string {
  const date = document.date === null ? notGiven : formatDate(document.date);
  return `${document.kind} số ${document.number ?? notGiven} ngày ${date}`;
}
