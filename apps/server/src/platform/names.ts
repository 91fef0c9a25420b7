/** Tone marks in the order of the Vietnamese alphabet: huyền, hỏi, ngã, sắc, nặng. */
const tones = ['\u0300', '\u0309', '\u0303', '\u0301', '\u0323'] as const;
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Longest first, so that "thị trấn" goes before a shorter one could match; compared as name keys. */
const unitPrefixes = [
  'thành phố',
  'thị trấn',
  'thị xã',
  'đặc khu',
  'phường',
  'huyện',
  'quận',
  'tỉnh',
  'xã',
  'ward',
  'commune',
].map((prefix) => `${nameKey(prefix)} `);

/** Abbreviations count only with their full stop: "P. Nghĩa Lộ", "TP.Quảng Ngãi". */
const abbreviation = /^\s*(?:TT|TX|TP|ĐK|P|X|H|Q|T)\s*\.\s*(?=\S)/iu;

/**
 * The form under which names are compared: by letters and tones. NFC = NFD, "Thuỷ" = "Thủy" (the tone mark goes to
 * the end of its syllable), Đ = đ (also the Icelandic Ð of old fonts), any case, dash or run of spaces; quotes and
 * apostrophes are dropped. Accents count: "Hòa" ≠ "Hoa", "Đức" ≠ "Duc".
 */
export function nameKey(text: string): string {
  return foldLetters(text)
    .replace(/['’‘ʼ`´"“”]/g, '')
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(toneMark, '') + (word.match(toneMark) ?? []).join(''))
    .join(' ');
}

/** `nameKey` without the kind of unit in front: "Phường Nghĩa Lộ" = "P. Nghĩa Lộ" = "Nghĩa Lộ", "Phường 01" = "1". */
export function unitNameKey(text: string): string {
  const key = nameKey(text.normalize('NFC').replace(abbreviation, ''));
  const prefix = unitPrefixes.find((candidate) => key.startsWith(candidate));
  const rest = prefix === undefined ? key : key.slice(prefix.length);
  return /^\d+$/.test(rest) ? String(Number(rest)) : rest;
}

/** Letters and digits only, without accents or case: for headings and choices. "Số hộ (*)" → "soho". */
export function looseKey(text: string): string {
  return foldLetters(text)
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * A plain-ASCII key that sorts in Vietnamese order under the C collation: a ă â b c d đ e ê …, tones second
 * (ngang, huyền, hỏi, ngã, sắc, nặng), numbers by value ("Tổ 2" before "Tổ 10").
 */
export function sortKey(text: string): string {
  const words = foldLetters(text)
    .split(/[\s\p{P}\p{S}]+/u)
    .filter((word) => word !== '');
  const marks = words.map((word) => 1 + tones.findIndex((tone) => word.includes(tone)));
  return `${words.map((word) => wordKey(word.replace(toneMark, ''))).join('-')} ${marks.join('')}`.trim();
}

/** Base letters with their quality marks, each two characters; a number is its length and its digits. */
function wordKey(word: string): string {
  let key = '';
  for (const [token, digits, letter] of word.normalize('NFC').matchAll(/(\d+)|(\p{L})|./gsu)) {
    if (digits !== undefined) {
      const plain = digits.replace(/^0+(?=\d)/, '');
      key += `0${String.fromCharCode(97 + Math.min(plain.length, 25))}${plain}`;
    } else if (letter !== undefined) key += letterKey(letter);
    else key += `zz${token.codePointAt(0)?.toString(16) ?? ''}`;
  }
  return key;
}

function letterKey(letter: string): string {
  if (letter === 'đ') return 'd1';
  const [base = '', mark = ''] = letter.normalize('NFD');
  if (!/^[a-z]$/.test(base)) return `zz${letter.codePointAt(0)?.toString(16) ?? ''}`;
  // ă before â before a horned letter, as in the alphabet.
  return base + String(['\u0306', '\u0302', '\u031b'].indexOf(mark) + 1);
}

/** Lower case, decomposed, compatibility forms resolved, every way of writing đ made one. */
function foldLetters(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[ðɖ]/g, 'đ')
    .replace(/d\u0335/g, 'đ')
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, '');
}
