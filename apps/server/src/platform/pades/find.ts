/** A signature as it lies in a PDF's bytes. */
export interface SignedPart {
  /** What it covers: everything but the signature itself. */
  readonly covered: readonly [Uint8Array, Uint8Array];
  /** The signature's DER (or BER), without the zeros behind it. */
  readonly contents: Uint8Array;
  /** False where what is covered is not the whole revision around the signature: then it proves nothing. */
  readonly wellFormed: boolean;
  /** Nothing comes behind what it covers. */
  readonly coversWholeFile: boolean;
  /** `SubFilter`: "ETSI.CAdES.detached", "adbe.pkcs7.detached" …; empty where it is not said. */
  readonly form: string;
  /** `M`: what the signer's clock said; null where it is not said or no date. */
  readonly claimedAt: Date | null;
}

const rangePattern = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;
/** Beside its signature a dictionary has a name, a place, a reason. */
const dictionaryReach = 4096;

/**
 * The signatures of a PDF in the order of what they cover. Their dictionaries can be found in the bytes as they lie: what a
 * ByteRange leaves out must stand at a fixed place, so it is never inside a compressed stream (ISO 32000-2, 12.8.1).
 */
export function findSignatures(pdf: Uint8Array): SignedPart[] {
  const text = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).toString('latin1');
  const parts = [...text.matchAll(rangePattern)].map((match) => partAt(pdf, text, match));
  return parts.toSorted((a, b) => endOf(a) - endOf(b));
}

const endOf = ({ covered: [first, second] }: SignedPart): number => first.length + second.length;

function partAt(pdf: Uint8Array, text: string, match: RegExpExecArray): SignedPart {
  const [start = 0, length = 0, rest = 0, restLength = 0] = match.slice(1).map(Number);
  const gap = text.slice(length, rest);
  const wellFormed =
    start === 0 && rest > length && rest + restLength <= pdf.length && /^<[0-9A-Fa-f\s]*>$/.test(gap);
  const around = dictionaryAround(text, match.index, wellFormed ? [length, rest] : null);
  return {
    covered: [pdf.subarray(start, start + length), pdf.subarray(rest, rest + restLength)],
    contents: wellFormed ? trimmed(Buffer.from(gap.replace(/[<>\s]/g, ''), 'hex')) : new Uint8Array(),
    wellFormed,
    coversWholeFile: wellFormed && rest + restLength === pdf.length,
    form: /\/SubFilter\s*\/([\w.]{1,60})/.exec(around)?.[1] ?? '',
    claimedAt: dateIn(around),
  };
}

/** The words of the signature's dictionary on both sides of the signature, as far as its object goes. */
function dictionaryAround(text: string, at: number, gap: readonly [number, number] | null): string {
  const first = Math.min(at, gap?.[0] ?? at);
  const last = Math.max(at, gap?.[1] ?? at);
  const before = text.slice(Math.max(0, first - dictionaryReach), first);
  const after = text.slice(last, last + dictionaryReach);
  const from = before.lastIndexOf('obj');
  const to = after.indexOf('endobj');
  const between = gap === null || at < gap[0] ? text.slice(first, gap?.[0] ?? at) : text.slice(gap[1], at);
  return `${before.slice(from + 3)}${between.slice(0, dictionaryReach)}${to < 0 ? after : after.slice(0, to)}`;
}

/** `D:20261212090000+07'00'` (ISO 32000-2, 7.9.4). */
function dateIn(dictionary: string): Date | null {
  const match = /\/M\s*\(D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:(Z)|([+-])(\d\d)'?(\d\d)?'?)?/.exec(
    dictionary,
  );
  if (match === null) return null;
  const [, year, month, date, hour, minute, second, , sign, hours = '00', minutes = '00'] = match;
  const zone = sign === undefined ? 'Z' : `${sign}${hours}:${minutes}`;
  const found = new Date(`${year}-${month}-${date}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(found.getTime()) ? null : found;
}

/** The room for a signature is larger than it is: its own length says where it ends. Of unknown length: all of it. */
function trimmed(der: Uint8Array): Uint8Array {
  const short = der[1] ?? 0;
  if (short < 0x80) return der.subarray(0, 2 + short);
  const bytes = short & 0x7f;
  if (bytes === 0 || bytes > 4) return der;
  let length = 0;
  for (const byte of der.subarray(2, 2 + bytes)) length = length * 256 + byte;
  return der.subarray(0, 2 + bytes + length);
}
