/** A number as people here type it: `49.308`, `93,2`, `1 250`; null where it is blank or is none. */
export function readAmount(text: string): number | null {
  const body = text.trim().replaceAll(' ', '').replaceAll('\u00a0', '');
  if (!/^\d[\d.,]*$/.test(body)) return null;
  // dots before three digits group, a comma begins the decimals
  const grouped = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/.test(body);
  const plain = grouped ? body.replaceAll('.', '').replace(',', '.') : body.replace(',', '.');
  const value = Number(plain);
  return Number.isFinite(value) ? value : null;
}
