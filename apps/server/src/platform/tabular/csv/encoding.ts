import { createReadStream } from 'node:fs';
import { fromTcvn3, vietnameseShare } from '../../tcvn3.ts';

/** `tcvn3`: one byte a letter in an ABC font's order. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1258' | 'tcvn3';

/**
 * The encoding of a text file. A byte order mark decides; then zero bytes on one side (UTF-16 without mark); then
 * whether the whole file is valid UTF-8; else the old Vietnamese code page in which more words are Vietnamese.
 */
export async function detectEncoding(path: string): Promise<TextEncoding> {
  const head = await firstBytes(path, 4_096);
  const marked = markOf(head) ?? sixteenBits(head);
  if (marked !== null) return marked;
  const sample = await invalidUtf8(path);
  if (sample === null) return 'utf-8';
  const tcvn3 = vietnameseShare(decodeTcvn3(sample));
  return tcvn3 > vietnameseShare(decode1258(sample)) ? 'tcvn3' : 'windows-1258';
}

/** The text of a file, chunk by chunk, in composed form, without its byte order mark. */
export async function* decodeFile(path: string, encoding: TextEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'tcvn3' ? 'latin1' : encoding);
  let held = '';
  for await (const chunk of createReadStream(path, { highWaterMark: 65_536 }) as AsyncIterable<Buffer>) {
    const text = encoding === 'tcvn3' ? chunk.toString('latin1') : decoder.decode(chunk, { stream: true });
    // A letter and its combining tone may come in two chunks: the last letter waits for the next one.
    const whole = held + text;
    const cut = lastLetter(whole);
    held = whole.slice(cut);
    yield composed(whole.slice(0, cut), encoding);
  }
  yield composed(held + (encoding === 'tcvn3' ? '' : decoder.decode()), encoding);
}

/** Where the last letter begins, its combining marks included; a run of marks that is no letter is not held back. */
function lastLetter(text: string): number {
  let at = text.length - 1;
  while (at > 0 && text.length - at < 16 && /[\p{M}\udc00-\udfff]/u.test(text.charAt(at))) at -= 1;
  return Math.max(at, 0);
}

function composed(text: string, encoding: TextEncoding): string {
  return encoding === 'tcvn3' ? fromTcvn3(text) : text.normalize('NFC');
}

async function firstBytes(path: string, count: number): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { start: 0, end: count - 1 }) as AsyncIterable<Buffer>)
    return chunk;
  return Buffer.alloc(0);
}

function markOf(head: Buffer): TextEncoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : null;
}

function sixteenBits(head: Buffer): TextEncoding | null {
  let even = 0;
  let odd = 0;
  for (const [index, byte] of head.entries()) {
    if (byte !== 0) continue;
    if (index % 2 === 0) even += 1;
    else odd += 1;
  }
  if (odd > head.length / 5 && even === 0) return 'utf-16le';
  return even > head.length / 5 && odd === 0 ? 'utf-16be' : null;
}

/** Bytes around the first place that is not UTF-8; null where the whole file is. */
async function invalidUtf8(path: string): Promise<Buffer | null> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let last: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      last = chunk;
      decoder.decode(chunk, { stream: true });
    }
    decoder.decode();
    return null;
  } catch {
    return last;
  }
}

function decodeTcvn3(bytes: Buffer): string {
  return fromTcvn3(bytes.toString('latin1'));
}

function decode1258(bytes: Buffer): string {
  return new TextDecoder('windows-1258').decode(bytes).normalize('NFC');
}
