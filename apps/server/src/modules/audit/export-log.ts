import { zipSync } from 'fflate';
import { sql } from 'kysely';
import { type Caller, query } from '../../platform/action.ts';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { parseCheckpoint } from './tree/note.ts';
import { storedCheckpoints } from './verify-checkpoints.ts';

/** Leaves that one answer holds. */
export const mostLeaves = 20_000;
/** Leaves that one file for download holds; more are fetched in parts, by the command line. */
const mostInFile = 200_000;

/**
 * One line a leaf, in their order: the entry's bytes where it is of one's reach, else its leaf's hash in base64 and
 * quotes. So anybody can check the whole tree, and nobody reads another unit's entries.
 */
async function leafLines(tx: Tx, from: number, to: number): Promise<string> {
  const { rows } = await sql<{ line: string }>`
    select coalesce(entry.canonical, '"' || encode(node.hash, 'base64') || '"') as line
    from audit.nodes as node
    left join audit.leaves as leaf on leaf.position = node.position
    left join audit.entries as entry on entry.unit_code = leaf.unit_code and entry.id = leaf.id
    where node.level = 0 and node.position >= ${from}::bigint and node.position < ${to}::bigint
    order by node.position
  `.execute(tx);
  return rows.map(({ line }) => `${line}\n`).join('');
}

/** Reading the log out is itself told in it, of the unit whose log it is. */
export const ownTenant = ({ scope }: Caller, provinceCode: string) => ({
  unitCode: scope.value,
  provinceCode,
});

export interface LeafRange {
  readonly from: number;
  readonly to: number;
  /** Of whoever asks: where the reading is told. */
  readonly provinceCode: string;
}

/** Some of the lines, at most `mostLeaves`. */
export const exportLeaves = query({
  name: 'audit.log.export',
  run: ({ from, to }: LeafRange, { tx }): Promise<string> =>
    leafLines(tx, from, Math.min(to, from + mostLeaves)),
  audit: ({ from, to, provinceCode }, _output, caller) => [
    { object: { kind: 'audit.log', id: 'leaves' }, ...ownTenant(caller, provinceCode), facts: { from, to } },
  ],
});

/** The whole log up to its newest checkpoint, as one ZIP with everything that checking it takes. */
export const exportLog = query({
  name: 'audit.log.export',
  async run({ keys }: { readonly keys: readonly string[]; readonly provinceCode: string }, { tx }) {
    const checkpoints = await storedCheckpoints(tx);
    const newest = checkpoints.at(-1);
    const size = newest === undefined ? 0 : (parseCheckpoint(newest.note)?.size ?? 0);
    if (newest === undefined) throw new Problem('audit.not_covered');
    if (size > mostInFile) throw new Problem('audit.too_long', { size, limit: mostInFile });
    const files = exportFiles(await leafLines(tx, 0, size), newest.note, checkpoints, keys);
    const bytes = zipSync(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])),
      { level: 6 },
    );
    return { size, bytes };
  },
  audit: ({ provinceCode }, { size }, caller) => [
    { object: { kind: 'audit.log', id: 'file' }, ...ownTenant(caller, provinceCode), facts: { size } },
  ],
});

/** The files of an export beside the entries. */
export function exportFiles(
  entries: string,
  note: string,
  checkpoints: readonly unknown[],
  keys: readonly string[],
): Readonly<Record<string, string>> {
  return {
    'entries.jsonl': entries,
    'checkpoint.txt': note,
    'checkpoints.jsonl': checkpoints.map((one) => `${JSON.stringify(one)}\n`).join(''),
    'keys.txt': keys.map((key) => `${key}\n`).join(''),
  };
}
