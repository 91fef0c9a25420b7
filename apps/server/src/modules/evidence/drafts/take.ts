import type { ImportReport } from '@hatangso/contracts/evidence';
import type { Effect } from '@hatangso/contracts/evidence-desk';
import { sql } from 'kysely';
import { command, unitTurn } from '../../../platform/action.ts';
import { todayIn } from '../../../platform/today.ts';
import { type TakeInput, takeBatch } from '../commands.ts';
import { keepOriginalOf } from '../documents/original.ts';
import { effectBetween, type FiguresAt } from '../effect.ts';
import type { Matching } from './matching.ts';
import { type Mends, mendedCells, mendsDigest } from './mends.ts';
import { type DraftRecord, finishDraft } from './store.ts';

export interface TakeDraft {
  readonly draft: DraftRecord;
  readonly take: TakeInput;
  readonly matching: Matching;
  readonly mends: Mends;
  /** Path of the file as it came. */
  readonly original: string;
}

/** Takes a mended sheet in as a batch like any other, with the file as it came and what was changed in it. */
export const takeDraft = command({
  name: 'evidence.batch.take',
  turn: ({ draft }: TakeDraft) => unitTurn(draft.unitCode),
  async run(input: TakeDraft, doing): Promise<ImportReport> {
    const { draft, mends, matching } = input;
    const report = await takeBatch.run(input.take, doing);
    const { id } = report;
    if (id === null) return report;
    if (!report.already) {
      await sql`
        insert into evidence.batch_mends
          (unit_code, province_code, batch_id, original_sha256, mended_cells, skipped_rows, mends_sha256)
        values (${draft.unitCode}, ${draft.provinceCode}, ${id}::uuid, ${draft.sha256}, ${mendedCells(mends)},
                ${mends.skipped.size}, ${mendsDigest(mends)})
      `.execute(doing.tx);
      const { unitCode, provinceCode, fileName } = draft;
      await keepOriginalOf(doing, { unitCode, provinceCode, fileName, batchId: id, path: input.original });
    }
    await finishDraft(doing, draft, id, matching);
    return report;
  },
  audit: (input, report) => [
    ...(report.already ? [] : takeBatch.audit(input.take, report)),
    {
      object: { kind: 'evidence.draft', id: input.draft.id },
      unitCode: input.draft.unitCode,
      provinceCode: input.draft.provinceCode,
      facts: {
        batch: report.id,
        already: report.already,
        mendedCells: mendedCells(input.mends),
        skippedRows: input.mends.skipped.size,
        mends: mendsDigest(input.mends),
      },
    },
  ],
});

export interface Tried {
  readonly report: ImportReport;
  readonly effect: Effect;
}

/** Takes it in, reads the figures before and after, and undoes it all. */
export const tryDraft = command({
  name: 'evidence.draft.try',
  turn: ({ take }: { take: TakeInput; figures: FiguresAt }) => unitTurn(take.unitCode),
  dryRun: () => true,
  async run({ take, figures }: { take: TakeInput; figures: FiguresAt }, doing): Promise<Tried> {
    const { unitCode } = take;
    const moment = { unitCode, asOf: todayIn(doing.now), knownAt: doing.now.toISOString() };
    const before = await figures(doing, moment);
    // tried in a demonstration too: nothing stays
    const report = await takeBatch.run({ ...take, dryRun: true, generated: true }, doing);
    const after = report.already ? before : await figures(doing, moment);
    return { report, effect: effectBetween(moment.asOf, before, after) };
  },
  audit: () => [],
});
