import { SaxesParser } from 'saxes';
import { Problem } from '../../problem.ts';

/** What a part's reader wants to hear; names come without their namespace prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** No element, text, comment or attribute list of a workbook is this long; beyond it the parser would only hoard. */
const maxToken = 4_000_000;
const maxDepth = 100;

/**
 * Feeds XML bytes to a listener and yields after each chunk, so that the caller can take what has gathered.
 * A document type, an entity that is not one of XML's five, or nesting beyond reason is refused.
 */
export async function* parseXml(
  chunks: AsyncIterable<Buffer>,
  file: string,
  listener: XmlListener,
): AsyncGenerator<void> {
  const guard = { bytes: 0, depth: 0 };
  const parser = newParser(file, listener, guard);
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for await (const chunk of chunks) {
    guard.bytes += chunk.length;
    if (guard.bytes > maxToken) throw damaged(file, 'an endless XML token');
    feed(file, () => parser.write(decoder.decode(chunk, { stream: true })));
    yield;
  }
  feed(file, () => parser.write(decoder.decode()).close());
  yield;
}

/** Parses a small part to its end. */
export async function readXml(
  chunks: AsyncIterable<Buffer>,
  file: string,
  listener: XmlListener,
): Promise<void> {
  for await (const _ of parseXml(chunks, file, listener));
}

function newParser(file: string, listener: XmlListener, guard: { bytes: number; depth: number }) {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('error', (error) => {
    throw damaged(file, error.message);
  });
  parser.on('doctype', () => {
    throw new Problem('file.xml_unsafe', { file, what: 'DOCTYPE' });
  });
  parser.on('opentag', ({ name, attributes }) => {
    guard.bytes = 0;
    guard.depth += 1;
    if (guard.depth > maxDepth) throw damaged(file, 'XML nested too deeply');
    listener.open?.(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    guard.bytes = 0;
    guard.depth -= 1;
    listener.close?.(localName(name));
  });
  parser.on('text', (text) => listener.text?.(text));
  parser.on('cdata', (text) => listener.text?.(text));
  return parser;
}

function feed(file: string, step: () => void): void {
  try {
    step();
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw damaged(file, error instanceof Error ? error.message : String(error));
  }
}

function damaged(file: string, reason: string): Problem {
  return new Problem('file.damaged', { file, reason: `XML: ${reason.slice(0, 200)}` });
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
