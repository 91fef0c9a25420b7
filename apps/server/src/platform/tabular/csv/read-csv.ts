import { defaultLimits, type FileSource, type RawRow, type TableLimits } from '../cells.ts';
import { decodeFile, detectEncoding } from './encoding.ts';
import { csvRecords } from './records.ts';

/** The records of a CSV file with their line numbers; encoding and delimiter (`,` `;` tab `|`) are found by content. */
export async function* readCsv(
  source: FileSource,
  limits: TableLimits = defaultLimits,
): AsyncGenerator<RawRow> {
  const encoding = await detectEncoding(source.path);
  let head = '';
  for await (const text of decodeFile(source.path, encoding)) {
    head += text;
    if (head.length >= 65_536) break;
  }
  yield* csvRecords(decodeFile(source.path, encoding), detectDelimiter(head), source.name, limits);
}

/** The delimiter that cuts the most lines into the same number of fields; quoted text does not count. */
function detectDelimiter(head: string): string {
  const lines = head
    .replace(/"(?:[^"]|"")*"/g, '')
    .split(/\r\n|\n|\r/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  let best = { delimiter: ',', score: 0 };
  for (const delimiter of ['\t', ';', ',', '|']) {
    const counts = new Map<number, number>();
    for (const line of lines) {
      const fields = line.split(delimiter).length;
      if (fields > 1) counts.set(fields, (counts.get(fields) ?? 0) + 1);
    }
    // Many lines of one width weigh more than a few wide ones: "93,2;1.250" has one comma here, none there.
    const score = Math.max(0, ...[...counts].map(([fields, times]) => times * times * Math.sqrt(fields - 1)));
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
