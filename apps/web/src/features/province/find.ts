/** Letters without accents, tones or case; đ is d. */
const plain = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('\u0111', 'd').trim();

/** Whether a name holds what was typed; whoever types tones means them. */
export function matches(name: string, typed: string): boolean {
  const [bare, asked] = [plain(name), plain(typed)];
  if (!bare.includes(asked)) return false;
  const toned = typed.normalize('NFC').trim().toLowerCase();
  return plain(typed) === toned || name.normalize('NFC').toLowerCase().includes(toned);
}
