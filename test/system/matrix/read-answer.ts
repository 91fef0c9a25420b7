import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Reply } from '../../support/house.ts';

/** All words of an answer, headers too: files unpacked, numbers without the marks that group their digits. */
export function wordsIn({ bytes, headers }: Reply<unknown>): string {
  const encoding = String(headers['content-encoding'] ?? '');
  const plain =
    encoding === 'gzip' ? gunzipSync(bytes) : encoding === 'br' ? brotliDecompressSync(bytes) : bytes;
  const zipped = plain[0] === 0x50 && plain[1] === 0x4b;
  const body = zipped ? unzipped(plain) : plain.toString('utf8');
  const text = `${JSON.stringify(headers)}\n${decodeURIComponentSafely(body)}`.toLowerCase();
  return `${text}\n${text.replace(/(\d)[.,\u00a0\u202f ](?=\d{3})/g, '$1')}`;
}

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
