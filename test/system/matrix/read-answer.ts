import { execFileSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { judgePresent } from '../../../apps/server/src/modules/reporting/testing/judges.ts';
import type { Reply } from '../../support/house.ts';

/** All words of an answer, headers too: files unpacked, numbers without the marks that group their digits. */
export function wordsIn({ bytes, headers }: Reply<unknown>): string {
  const encoding = String(headers['content-encoding'] ?? '');
  const plain =
    encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
  const zipped = plain[0] === 0x50 && plain[1] === 0x4b;
  const body = zipped ? unzipped(plain) : isPdf(plain) ? printed(plain) : plain.toString('utf8');
  const text = `${JSON.stringify(headers)}\n${decodeURIComponentSafely(body)}`.toLowerCase();
  return `${text}\n${text.replace(/(\d)[.,\u00a0\u202f ](?=\d{3})/g, '$1')}`;
}

/** Whether the words of a PDF can be read here: they are packed and in the glyphs' own numbers. */
export const readsPdf = judgePresent('pdftotext');
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-';

/** The words of files read before: what is released is the same bytes for everybody. */
const read = new Map<string, string>();

/** As it lies and as it is printed; one that is no whole PDF, as tests upload them, only as it lies. */
function printed(bytes: Buffer): string {
  const raw = bytes.toString('utf8');
  if (!readsPdf || !raw.includes('/Type')) return raw;
  const key = hash('sha256', bytes);
  const text = read.get(key) ?? wordsOfPdf(bytes);
  read.set(key, text);
  return `${raw}\n${text}`;
}

const wordsOfPdf = (bytes: Buffer): string =>
  execFileSync('pdftotext', ['-', '-'], {
    input: bytes,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
    stdio: ['pipe', 'pipe', 'ignore'],
  });

function unzipped(bytes: Buffer): string {
  const parts = Object.entries(unzipSync(new Uint8Array(bytes)));
  return parts
    .map(([name, content]) => {
      const inner = Buffer.from(content);
      const nested = inner[0] === 0x50 && inner[1] === 0x4b;
      // words of a document are cut by its tags
      const words = nested ? unzipped(inner) : inner.toString('utf8');
      return `${name}\n${words}\n${words.replace(/<[^>]*>/g, '')}`;
    })
    .join('\n');
}

const decodeURIComponentSafely = (text: string): string => {
  try {
    return text.includes('%') ? `${text}\n${decodeURIComponent(text)}` : text;
  } catch {
    return text;
  }
};
