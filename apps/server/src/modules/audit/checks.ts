import { existsSync } from 'node:fs';
import { sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Kernel } from '../../platform/kernel.ts';
import { lastCheckpoint } from './checkpoint-file.ts';
import { hasSigningKey, keyPath } from './keys.ts';
import { parseCheckpoint } from './tree/note.ts';

/** A line of `doctor`. */
interface Check {
  readonly code: string;
  readonly ok: boolean;
  readonly messages: { readonly vi: string; readonly en: string };
}

interface LogState {
  readonly size: number;
  readonly signed: boolean;
  readonly verified_at: string | null;
  readonly finding_count: number | null;
}

/** How far the tree is and what was found last. */
export const logState = query({
  name: 'audit.log.check',
  async run(_input: null, { tx }): Promise<LogState> {
    const { rows } = await sql<LogState>`
      select coalesce((select max(position) + 1 from audit.nodes where level = 0), 0)::bigint as size,
             exists (select from audit.checkpoints) as signed, last.at as verified_at, last.finding_count
      from (select 1) as always
      left join lateral (select at, finding_count from audit.verifications order by at desc, id limit 1) as last on true
    `.execute(tx);
    return rows[0] ?? { size: 0, signed: false, verified_at: null, finding_count: null };
  },
});

/** Whether the log can be signed, continues what was signed, and was whole when it was gone through. */
export function auditChecks(kernel: Kernel, state: LogState): readonly Check[] {
  const check = (code: string, ok: boolean, vi: string, en: string): Check => ({
    code,
    ok,
    messages: { vi, en },
  });
  const last = lastCheckpoint(kernel.checkpointFile);
  const signed = last === null ? 0 : (parseCheckpoint(last.note)?.size ?? 0);
  const count = state.finding_count ?? 0;
  return [
    hasSigningKey(kernel) || !state.signed
      ? check('audit_key', true, 'Có khóa ký nhật ký', 'The key that signs the log is there')
      : check(
          'audit_key',
          false,
          `Mất khóa ký nhật ký ${keyPath(kernel)}: khôi phục tệp, hoặc hatangso audit rotate-key`,
          `The key that signs the log is missing, ${keyPath(kernel)}: bring it back, or hatangso audit rotate-key`,
        ),
    state.size >= signed && (existsSync(kernel.checkpointFile) || !state.signed)
      ? check(
          'audit_checkpoint',
          true,
          `Nhật ký đã ký đến mục ${signed}`,
          `The log is signed up to entry ${signed}`,
        )
      : check(
          'audit_checkpoint',
          false,
          `Nhật ký có ${state.size} mục nhưng điểm chốt đã ký có ${signed}, hoặc mất tệp điểm chốt ${kernel.checkpointFile}: hatangso audit verify`,
          `The log has ${state.size} entries and a signed checkpoint ${signed}, or the file ${kernel.checkpointFile} is missing: hatangso audit verify`,
        ),
    count === 0
      ? check(
          'audit_whole',
          true,
          'Lần soát gần nhất: nhật ký nguyên vẹn, hoặc chưa soát',
          'When last verified the log was whole, or it was not verified yet',
        )
      : check(
          'audit_whole',
          false,
          `Lần soát gần nhất thấy ${count} dấu hiệu nhật ký bị can thiệp: hatangso audit verify`,
          `When last verified the log showed ${count} signs of tampering: hatangso audit verify`,
        ),
  ];
}
