/** One member of a tar: a plain file with its content. */
export interface Member {
  readonly name: string;
  readonly content: Uint8Array;
}

const block = 512;
/** A member is held in memory whole; the biggest is one row with a document of 20 MB in it, as COPY text. */
export const largestMember = 256 * 2 ** 20;
const padding = (size: number): number => (block - (size % block)) % block;

/** The bytes of a member: a ustar header (POSIX.1-1988), the content, filled up to the block. Names up to 100 bytes. */
export function memberBytes({ name, content }: Member, madeAt: Date): Uint8Array[] {
  const header = Buffer.alloc(block);
  if (Buffer.byteLength(name) > 100) throw new Error(`a name too long for ustar: ${name}`);
  const octal = (value: number, at: number, length: number): void => {
    header.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at, 'latin1');
  };
  header.write(name, 0, 'utf8');
  octal(0o600, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(content.byteLength, 124, 12);
  octal(Math.floor(madeAt.getTime() / 1000), 136, 12);
  header.write('        0', 148, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  octal(sum(header), 148, 7);
  return [header, content, Buffer.alloc(padding(content.byteLength))];
}

/** What a tar ends with. */
export const tarEnd = (): Uint8Array => Buffer.alloc(2 * block);

/** Of the header with its own field read as spaces. */
function sum(header: Uint8Array): number {
  let total = 0;
  for (let at = 0; at < block; at += 1) total += at >= 148 && at < 156 ? 32 : (header[at] ?? 0);
  return total;
}

/** Thrown where bytes are no tar of ours. */
export class NotTar extends Error {}

/** The members of a tar, one after the other; throws `NotTar` where it is none, or ends before its end. */
export async function* members(source: AsyncIterable<Uint8Array>): AsyncGenerator<Member> {
  const take = taker(source);
  for (;;) {
    const header = await take(block);
    if (header === null) throw new NotTar('ends before its end');
    if (header.every((byte) => byte === 0)) break;
    const { name, size } = read(header);
    const content = await take(size);
    const rest = await take(padding(size));
    if (content === null || rest === null) throw new NotTar('ends inside a member');
    yield { name, content };
  }
  // to the very end, so that whatever packed or locked the tar has checked all of it
  while ((await take(block)) !== null);
}

function read(header: Buffer): { name: string; size: number } {
  const text = (at: number, length: number): string =>
    header
      .subarray(at, at + length)
      .toString('utf8')
      .replace(/\0.*$/s, '');
  const size = Number.parseInt(text(124, 12), 8);
  const right =
    text(257, 5) === 'ustar' && Number.parseInt(text(148, 8), 8) === sum(header) && text(156, 1) === '0';
  if (!right || !Number.isSafeInteger(size) || size < 0 || size > largestMember)
    throw new NotTar('not a member of ours');
  return { name: text(0, 100), size };
}

/** Hands out exactly so many bytes, null where fewer are left. */
function taker(source: AsyncIterable<Uint8Array>): (size: number) => Promise<Buffer | null> {
  const chunks = source[Symbol.asyncIterator]();
  let held: Uint8Array[] = [];
  let length = 0;
  return async (size) => {
    while (length < size) {
      const next = await chunks.next();
      if (next.done === true) return null;
      held.push(next.value);
      length += next.value.byteLength;
    }
    if (size === 0) return Buffer.alloc(0);
    const all = held.length === 1 ? Buffer.from(held[0] as Uint8Array) : Buffer.concat(held, length);
    held = size === length ? [] : [all.subarray(size)];
    length -= size;
    return all.subarray(0, size);
  };
}
