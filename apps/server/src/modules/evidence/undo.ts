import { sql } from 'kysely';
import { command, unitTurn } from '../../platform/action.ts';
import { Problem } from '../../platform/problem.ts';
import { demandKind } from './demand-kind.ts';
import type { ImportKind } from './kind.ts';

interface UndoInput {
  readonly id: string;
  readonly kinds: ReadonlyMap<string, ImportKind>;
}

interface BatchRow {
  readonly unit_code: string;
  readonly province_code: string;
  readonly kind: string;
  readonly undone_at: string | null;
}

/** Takes a batch back: its rows are closed, what they had replaced is opened again. */
export const undoBatch = command({
  name: 'evidence.batch.undo',
  async turn({ id }: UndoInput, tx) {
    const { rows } = await sql<{ unit_code: string }>`
      select unit_code from evidence.batches where id = ${id}::uuid
    `.execute(tx);
    return unitTurn(rows[0]?.unit_code ?? id);
  },
  async run({ id, kinds }: UndoInput, doing) {
    const { rows } = await sql<BatchRow>`
      select unit_code, province_code, kind, undone_at from evidence.batches where id = ${id}::uuid
    `.execute(doing.tx);
    const found = rows[0];
    const kind = found === undefined ? undefined : kinds.get(found.kind);
    if (found === undefined || kind === undefined) throw new Problem('import.unknown_batch', { id });
    demandKind(doing.actor, found.kind);
    if (found.undone_at !== null) throw new Problem('import.already_undone', { id });
    await sql`
      update evidence.batches
      set undone_at = ${doing.now.toISOString()}::timestamptz, undone_by = ${doing.actor.id}
      where unit_code = ${found.unit_code} and id = ${id}::uuid
    `.execute(doing.tx);
    await kind.undo({ id, unitCode: found.unit_code }, doing);
    return {
      id,
      kind: found.kind,
      unitCode: found.unit_code,
      provinceCode: found.province_code,
      undone: true as const,
    };
  },
  audit: ({ id }, output) => [
    {
      object: { kind: `evidence.${output.kind}`, id },
      unitCode: output.unitCode,
      provinceCode: output.provinceCode,
      facts: { undone: true },
      change: { before: { state: 'taken' }, after: { state: 'undone' } },
    },
  ],
});
