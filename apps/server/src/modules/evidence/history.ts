import type { BatchDetail, Effect, KindsAnswer } from '@hatangso/contracts/evidence-desk';
import { sql } from 'kysely';
import { command, query, unitTurn } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { wholeName } from './documents/original.ts';
import { titleOf } from './drafts/view.ts';
import { effectBetween, type FiguresAt } from './effect.ts';
import type { ImportKind } from './kind.ts';
import { undoBatch } from './undo.ts';

interface BatchRow {
  readonly kind: string;
  readonly takenAt: string;
  readonly undoneAt: string | null;
  readonly mendedCells: number | null;
  readonly skippedRows: number | null;
}

interface Asked {
  readonly unitCode: string;
  readonly id: string;
  readonly figures: FiguresAt;
}

/** What a batch was made of and what it changed in the figures: before and after the moment it came to be known. */
export const readBatchDetail = query({
  name: 'evidence.batch.read',
  async run({ unitCode, id, figures }: Asked, doing): Promise<Omit<BatchDetail, 'undoing'>> {
    const { rows } = await sql<BatchRow>`
      select b.kind, b.taken_at as "takenAt", b.undone_at as "undoneAt",
             m.mended_cells as "mendedCells", m.skipped_rows as "skippedRows"
      from evidence.batches as b
      left join evidence.batch_mends as m on m.unit_code = b.unit_code and m.batch_id = b.id
      where b.unit_code = ${unitCode} and b.id = ${id}::uuid
    `.execute(doing.tx);
    const [found] = rows;
    if (found === undefined) throw new Problem('import.unknown_batch', { id });
    const around = async (moment: string): Promise<Effect> => {
      const before = new Date(Date.parse(moment) - 1).toISOString();
      const asOf = todayIn(new Date(moment));
      return effectBetween(
        asOf,
        await figures(doing, { unitCode, asOf, knownAt: before }),
        await figures(doing, { unitCode, asOf, knownAt: moment }),
      );
    };
    return {
      id,
      kind: found.kind,
      takenAt: found.takenAt,
      taken: await around(found.takenAt),
      undone: found.undoneAt === null ? null : await around(found.undoneAt),
      mendedCells: found.mendedCells ?? 0,
      skippedRows: found.skippedRows ?? 0,
      documents: await documentsOf(doing.tx, unitCode, id),
    };
  },
});

async function documentsOf(
  tx: Parameters<typeof readBatchDetail.run>[1]['tx'],
  unitCode: string,
  id: string,
): Promise<BatchDetail['documents']> {
  const { rows } = await sql<BatchDetail['documents'][number]>`
    select d.id, l.role, d.file_name as "fileName", d.bytes, 1 as parts
    from evidence.batch_documents as l
    join evidence.documents as d on d.unit_code = l.unit_code and d.id = l.document_id
    where l.unit_code = ${unitCode} and l.batch_id = ${id}::uuid
    order by l.role, d.file_name, d.added_at
  `.execute(tx);
  const parts = rows.filter(({ role }) => role === 'original');
  const [first] = parts;
  const proofs = rows.filter(({ role }) => role === 'proof');
  if (first === undefined) return proofs;
  const whole = {
    ...first,
    fileName: wholeName(first.fileName, parts.length),
    bytes: parts.reduce((sum, part) => sum + part.bytes, 0),
    parts: parts.length,
  };
  return [whole, ...proofs];
}

interface TryUndo extends Asked {
  readonly kinds: ReadonlyMap<string, ImportKind>;
}

/** What taking a batch back would change today: done and undone. */
export const tryUndo = command({
  name: 'evidence.batch.try',
  turn: ({ unitCode }: TryUndo) => unitTurn(unitCode),
  dryRun: () => true,
  async run({ unitCode, id, figures, kinds }: TryUndo, doing): Promise<Effect> {
    const moment = { unitCode, asOf: todayIn(doing.now), knownAt: doing.now.toISOString() };
    const before = await figures(doing, moment);
    await undoBatch.run({ id, kinds }, doing);
    return effectBetween(moment.asOf, before, await figures(doing, moment));
  },
  audit: () => [],
});

/** What there is of each kind: how many standing batches, and the newest. */
export const readKinds = query({
  name: 'evidence.batch.read',
  async run(
    { unitCode, kinds }: { unitCode: string; kinds: readonly ImportKind[] },
    { tx },
  ): Promise<KindsAnswer> {
    const { rows } = await sql<
      NonNullable<KindsAnswer['kinds'][number]['newest']> & { kind: string; batches: number }
    >`
      select distinct on (kind) kind, count(*) over (partition by kind) as batches, id, file_name as "fileName",
             as_of as "asOf", rows_taken as "rowsTaken", taken_at as "takenAt"
      from evidence.batches
      where unit_code = ${unitCode} and undone_at is null
      order by kind, as_of desc, taken_at desc
    `.execute(tx);
    return {
      kinds: kinds
        .filter(({ level }) => level === 'ward')
        .map((one) => {
          const found = rows.find(({ kind }) => kind === one.kind);
          const { kind: _, batches, ...newest } = found ?? { kind: '', batches: 0 };
          return {
            kind: one.kind,
            title: titleOf(one, one.kind),
            template: one.spec !== null,
            batches,
            newest: 'id' in newest ? newest : null,
          };
        }),
    };
  },
});
