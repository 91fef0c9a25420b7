/** A count of fewer people (or households) than this is not shown to someone who may not see the rows. */
export const leastShown = 5;

export interface Counted {
  /** All, and those of them that have what is asked; null: unknown. */
  readonly whole: number | null;
  readonly part: number | null;
}

/**
 * Which of several counts must be left out: those where the whole, those who have it, or those who lack it are fewer
 * than 5 (nobody and everybody say nothing of one person), and, where only one is left out, the next smallest too, or
 * it could be told from the sum.
 */
export function smallOnes(counts: readonly Counted[]): readonly boolean[] {
  const hidden = counts.map(isSmall);
  const alone = hidden.filter(Boolean).length === 1;
  if (!alone || counts.length < 2) return hidden;
  const others = counts
    .map((one, at) => ({ at, whole: one.whole ?? 0 }))
    .filter(({ at, whole }) => hidden[at] !== true && whole > 0)
    .toSorted((a, b) => a.whole - b.whole);
  return hidden.map((own, at) => own || at === others[0]?.at);
}

function isSmall({ whole, part }: Counted): boolean {
  if (whole === null) return false;
  if (whole > 0 && whole < leastShown) return true;
  if (part === null) return false;
  const few = (count: number): boolean => count > 0 && count < leastShown;
  return few(part) || few(whole - part);
}
