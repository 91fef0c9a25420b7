/** A PDF with room for one more signature, appended behind what was there. */
export interface SignatureRoom {
  readonly pdf: Buffer;
  /** Where the signature's hexadecimal digits go, behind the `<`. */
  readonly at: number;
  /** What is to be signed. */
  readonly covered: readonly [Buffer, Buffer];
}

/** Bytes kept free for a signature with its certificates. */
const roomBytes = 16_384;
const blankRange = '/ByteRange [0 0000000000 0000000000 0000000000]';

/**
 * Appends an invisible signature field as an incremental update (ISO 32000-2, 7.5.6): nothing of the file changes. Null
 * where the file is not of the plain form that our own drafts have (a cross-reference table, a catalogue of its own and no
 * form of others).
 */
export function withRoom(pdf: Uint8Array, form: string, at: Date): SignatureRoom | null {
  const text = Buffer.from(pdf).toString('latin1');
  const previous = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1];
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const root = /\/Root\s+(\d+)\s+0\s+R/.exec(trailer)?.[1];
  const size = Number(/\/Size\s+(\d+)/.exec(trailer)?.[1] ?? Number.NaN);
  if (previous === undefined || root === undefined || Number.isNaN(size)) return null;
  const catalog = catalogOf(text, root, size + 1);
  if (catalog === null) return null;
  const signature =
    `${size} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /${form} ` +
    `/M (D:${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z) ${blankRange} /Contents <${'0'.repeat(2 * roomBytes)}> >>\nendobj\n`;
  const field =
    `${size + 1} 0 obj\n<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature${size}) /V ${size} 0 R ` +
    '/Rect [0 0 0 0] /F 132 >>\nendobj\n';
  const start = text.endsWith('\n') ? text.length : text.length + 1;
  const parts = [signature, field, `${root} 0 obj\n${catalog}\nendobj\n`];
  const offsets = parts.map((_, index) => start + parts.slice(0, index).join('').length);
  const entry = (index: number): string => `${String(offsets[index]).padStart(10, '0')} 00000 n \n`;
  const rest = /\/(?:Info\s+\d+\s+0\s+R|ID\s*\[[^\]]*\])/g;
  const table =
    `xref\n${root} 1\n${entry(2)}${size} 2\n${entry(0)}${entry(1)}` +
    `trailer\n<< /Size ${size + 2} /Root ${root} 0 R ${(trailer.match(rest) ?? []).join(' ')} /Prev ${previous} >>\n` +
    `startxref\n${start + parts.join('').length}\n%%EOF\n`;
  const whole = `${text}${text.endsWith('\n') ? '' : '\n'}${parts.join('')}${table}`;
  return measured(whole, start);
}

/** The newest catalogue with the field added; null where a form stands already that is not of this hand. */
function catalogOf(text: string, root: string, field: number): string | null {
  const found = [...text.matchAll(new RegExp(`(?:^|\\n)${root} 0 obj\\s*(<<.*?>>)\\s*endobj`, 'gs'))].at(
    -1,
  )?.[1];
  if (found === undefined) return null;
  const own = /\/AcroForm << \/Fields \[([^\]]*)\] \/SigFlags 3 >>/;
  if (own.test(found))
    return found.replace(
      own,
      (_, fields: string) => `/AcroForm << /Fields [${fields} ${field} 0 R] /SigFlags 3 >>`,
    );
  if (found.includes('/AcroForm')) return null;
  return found.replace(/>>$/, `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >> >>`);
}

/** Writes into the file what the signature covers, now that the places are known. */
function measured(whole: string, start: number): SignatureRoom {
  const open = whole.indexOf('/Contents <', start) + '/Contents '.length;
  const close = open + 2 * roomBytes + 2;
  const digits = (value: number): string => String(value).padStart(10, '0');
  const range = `/ByteRange [0 ${digits(open)} ${digits(close)} ${digits(whole.length - close)}]`;
  const at = whole.indexOf(blankRange, start);
  const text = `${whole.slice(0, at)}${range}${whole.slice(at + blankRange.length)}`;
  const pdf = Buffer.from(text, 'latin1');
  return { pdf, at: open + 1, covered: [pdf.subarray(0, open), pdf.subarray(close)] };
}

/** Puts a signature (DER) into its room. */
export function fillRoom({ pdf, at }: SignatureRoom, signature: Uint8Array): Buffer {
  if (signature.length > roomBytes)
    throw new RangeError(`a signature of ${signature.length} bytes has no room`);
  const filled = Buffer.from(pdf);
  filled.write(Buffer.from(signature).toString('hex'), at, 'latin1');
  return filled;
}
