import { Problem } from '../../problem.ts';
import type { RawRow, TableLimits } from '../cells.ts';

/**
 * Splits text into records by RFC 4180, leniently: a quote inside an unquoted field is a letter of it (`5" ống`),
 * lines end in CR LF, LF or CR, and a record's number is that of its first line. Memory is bounded by one record
 * whatever the file: a record longer or with more fields than the limits throws at the place where it passes them.
 */
export async function* csvRecords(
  chunks: AsyncIterable<string>,
  delimiter: string,
  file: string,
  limits: TableLimits,
): AsyncGenerator<RawRow> {
  const scanner = new Scanner(delimiter, file, limits);
  for await (const chunk of chunks) {
    scanner.scan(chunk);
    yield* scanner.take();
  }
  scanner.end();
  yield* scanner.take();
}

/** `start`: before a field; `plain`, `quoted`: inside one; `closed`: after a quote that may have ended one. */
type State = 'start' | 'plain' | 'quoted' | 'closed';

class Scanner {
  readonly #delimiter: string;
  readonly #file: string;
  readonly #limits: TableLimits;
  readonly #stop: RegExp;
  #state: State = 'start';
  #records: RawRow[] = [];
  #fields: (string | null)[] = [];
  #field = '';
  #wasQuoted = false;
  #length = 0;
  #line = 1;
  #firstLine = 1;
  #count = 0;
  #afterReturn = false;

  constructor(delimiter: string, file: string, limits: TableLimits) {
    this.#delimiter = delimiter;
    this.#file = file;
    this.#limits = limits;
    this.#stop = new RegExp(`[${delimiter === '\t' ? '\\t' : delimiter}\\r\\n]`, 'g');
  }

  take(): RawRow[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  scan(chunk: string): void {
    let at = 0;
    // A CR LF cut in two by the chunks is one end of line, counted at its CR.
    if (this.#afterReturn && chunk.startsWith('\n')) {
      if (this.#state === 'quoted') this.#append('\n');
      at = 1;
    }
    if (chunk !== '') this.#afterReturn = false;
    while (at < chunk.length)
      at = this.#state === 'quoted' ? this.#quoted(chunk, at) : this.#unquoted(chunk, at);
  }

  end(): void {
    if (this.#state === 'quoted')
      throw new Problem('file.quote_open', { file: this.#file, row: this.#firstLine });
    if (this.#fields.length > 0 || this.#length > 0 || this.#state !== 'start') this.#endRecord();
  }

  /** Takes what is left of a quoted field in the chunk; returns where to go on. */
  #quoted(chunk: string, from: number): number {
    const quote = chunk.indexOf('"', from);
    const end = quote < 0 ? chunk.length : quote;
    this.#append(chunk.slice(from, end));
    for (let at = from; at < end; at += 1) {
      const code = chunk.charCodeAt(at);
      if (code === 13 || (code === 10 && chunk.charCodeAt(at - 1) !== 13)) this.#line += 1;
    }
    this.#afterReturn = chunk.charCodeAt(end - 1) === 13 && end === chunk.length;
    if (quote < 0) return end;
    this.#state = 'closed';
    return quote + 1;
  }

  #unquoted(chunk: string, from: number): number {
    if (chunk[from] === '"' && this.#state !== 'plain') {
      // A second quote after a closing one is a quote of the text; the first of a field opens it.
      if (this.#state === 'closed') this.#append('"');
      this.#state = 'quoted';
      this.#wasQuoted = true;
      return from + 1;
    }
    this.#stop.lastIndex = from;
    const end = this.#stop.exec(chunk)?.index ?? chunk.length;
    if (end > from) {
      this.#append(chunk.slice(from, end));
      this.#state = 'plain';
    }
    if (end === chunk.length) return end;
    if (chunk[end] === this.#delimiter) {
      this.#endField();
      return end + 1;
    }
    this.#endRecord();
    if (chunk[end] === '\r' && end + 1 === chunk.length) this.#afterReturn = true;
    return chunk[end] === '\r' && chunk[end + 1] === '\n' ? end + 2 : end + 1;
  }

  #append(text: string): void {
    this.#length += text.length;
    if (this.#length > this.#limits.lineLength) {
      throw new Problem('file.line_too_long', {
        file: this.#file,
        row: this.#firstLine,
        limit: this.#limits.lineLength,
      });
    }
    this.#field += text;
  }

  #endField(): void {
    // Empty fields beyond the limit are tolerated no more than full ones: they too take memory.
    if (this.#fields.length >= this.#limits.columns) {
      throw new Problem('file.too_many_columns', {
        file: this.#file,
        row: this.#firstLine,
        limit: this.#limits.columns,
      });
    }
    this.#fields.push(this.#field === '' && !this.#wasQuoted ? null : this.#field);
    this.#field = '';
    this.#wasQuoted = false;
    this.#state = 'start';
  }

  #endRecord(): void {
    this.#endField();
    this.#count += 1;
    if (this.#count > this.#limits.rows) {
      throw new Problem('file.too_many_rows', { file: this.#file, limit: this.#limits.rows });
    }
    const row = this.#firstLine;
    const span = this.#line > row ? { lastLine: this.#line } : {};
    this.#records.push({ row, cells: this.#fields, ...span });
    this.#fields = [];
    this.#length = 0;
    this.#line += 1;
    this.#firstLine = this.#line;
  }
}
