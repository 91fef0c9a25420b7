/** Letters of TCVN 5712 (TCVN3, "ABC" fonts) by their place from 0xA1; a dot is a place that is no letter. */
const letters =
  'ĂÂÊÔƠƯĐăâêôơưđ' + // A1–AE
  '......àảãáạ.ằẳẵắ' + // AF–BE
  '.......ặầẩẫấậè.ẻẽ' + // BF–CF
  'éẹềểễếệìỉ...ĩíịò' + // D0–DF
  '.ỏõóọồổỗốộờở.ỡớợù' + // E0–EF, E1 first after a gap
  '.ủũúụừửữứựỳỷỹýỵ'; // F0–FE

const toUnicode = new Map<string, string>();
for (const [index, letter] of [...letters].entries()) {
  if (letter !== '.') toUnicode.set(String.fromCharCode(0xa1 + index), letter);
}

/** Text typed in an ABC font and read as Latin-1, in Unicode: "ph­êng" → "phường". Other characters stay. */
export function fromTcvn3(text: string): string {
  return text
    .replace(/[\u00a1-\u00fe]/g, (character) => toUnicode.get(character) ?? character)
    .normalize('NFC');
}

const strongSign = /[¡-§¨ª-®µ¶·¸¹»-¾Æ-ËÎÏÑÖ×ØÜÞßäåæçëîïñö÷øûüþ]/;

/**
 * Whether a text was typed in an ABC font: it has no letter that only Unicode Vietnamese has, has one inside
 * a word that no Vietnamese text in Unicode has, and read as TCVN3 every accented word is a possible Vietnamese syllable.
 */
export function looksLikeTcvn3(text: string): boolean {
  // Nearly every cell ends here: asked of every text of a file.
  if (!strongSign.test(text)) return false;
  const plain = text.normalize('NFC');
  if (/[\u0100-\u01bf\u1ea0-\u1ef9]/.test(plain)) return false;
  const strong = plain.matchAll(new RegExp(strongSign, 'g'));
  if (!strong.some(({ index }) => insideWord(plain, index))) return false;
  return vietnameseShare(fromTcvn3(plain)) === 1;
}

/** A sign beside a letter and not after a digit: not "½ ngày", not "5µm". */
function insideWord(text: string, index: number): boolean {
  const before = text[index - 1] ?? '';
  return !/\d/.test(before) && (/\p{L}/u.test(before) || /\p{L}/u.test(text[index + 1] ?? ''));
}

const onset = '(?:ngh|ng|nh|gh|gi|ch|kh|ph|qu|th|tr|[bcdđghklmnprstvx])?';
const nucleus = '(?:uyê|iê|yê|uô|ươ|ưa|ia|ya|ua|oa|oă|oe|uê|uy|uơ|uâ|[aăâeêioôơuưy])';
const syllable = new RegExp(`^${onset}${nucleus}(?:ch|ng|nh|[cmnptiyuo])?$`);

/** Share of the words with a letter outside ASCII that are possible Vietnamese syllables; 1 where there is none. */
export function vietnameseShare(text: string): number {
  const words = text
    .normalize('NFC')
    .split(/[^\p{L}\p{M}\u00a1-\u00bf\u00d7\u00f7\ufffd]+/u)
    .filter((word) => /[^\p{ASCII}]/u.test(word));
  return words.length === 0 ? 1 : words.filter(isSyllable).length / words.length;
}

function isSyllable(word: string): boolean {
  const marks = word.normalize('NFD').match(/[\u0300\u0301\u0303\u0309\u0323]/g) ?? [];
  if (marks.length > 1) return false;
  const letters = word
    .normalize('NFD')
    .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
    .normalize('NFC')
    .toLowerCase();
  return syllable.test(letters);
}
