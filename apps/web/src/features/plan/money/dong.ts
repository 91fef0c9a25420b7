/** Whole dong as people type them: with dots, spaces or neither, with or without the sign behind. Null where nothing is typed; NaN where it is no sum. */
export function dongOf(text: string): number | null {
  const bare = text
    .trim()
    .replace(/\s|\u00a0/g, '')
    .replace(/(\u0111|vn\u0111|vnd|dong)$/i, '');
  if (bare === '') return null;
  if (!/^\d{1,3}([.,]\d{3})+$|^\d+$/.test(bare)) return Number.NaN;
  const sum = Number(bare.replace(/[.,]/g, ''));
  return Number.isSafeInteger(sum) ? sum : Number.NaN;
}

/** A sum in a field, with dots between thousands as it is read out. */
export const dongText = (sum: number | null): string =>
  sum === null ? '' : String(sum).replace(/\B(?=(\d{3})+$)/g, '.');
