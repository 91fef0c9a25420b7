import { Problem } from '../../../platform/problem.ts';
import type { TakeInput } from '../commands.ts';
import type { ImportKind } from '../kind.ts';
import { optionsOf } from './check.ts';
import { fileForKind } from './matching.ts';
import { type Known, mayTake } from './stage.ts';

/** The draft prepared as a file is; to be disposed of by the caller. Throws `draft.not_ready` where something stands in its way. */
export async function prepareTake(
  known: Known,
  kind: ImportKind,
  count: (done: number) => void,
): Promise<TakeInput> {
  const { draft, files, layout, matching, mends } = known;
  if (layout === null || matching === null || !mayTake(known)) throw new Problem('draft.not_ready');
  const options = { ...optionsOf(draft), skipBadRows: draft.settings.options.skipBadRows };
  const own = { name: draft.fileName, sha256: draft.sha256, bytes: draft.bytes };
  const file = await fileForKind(files, own, layout, matching, mends, count);
  const prepared = await kind.prepare(file, options);
  const { unitCode, provinceCode } = draft;
  return { kind, unitCode, provinceCode, file, options, prepared, dryRun: false };
}
