import { draftDays } from '@hatangso/contracts/drafts';
import { sql } from 'kysely';
import { command, query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import type { Actor, Doing } from '../../../platform/kernel.ts';
import { looseKey } from '../../../platform/names.ts';
import { Problem } from '../../../platform/problem.ts';
import type { Matching, RememberedByKind, Settings } from './matching.ts';

/** A sheet being brought in, as the database knows it. */
export interface DraftRecord {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly id: string;
  readonly owner: string;
  readonly office: string | null;
  readonly fileName: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly settings: Settings;
  readonly madeAt: string;
  readonly changedAt: string;
  readonly batchId: string | null;
}

const dayMs = 86_400_000;
export const expiryOf = ({ changedAt }: Pick<DraftRecord, 'changedAt'>): string =>
  new Date(Date.parse(changedAt) + draftDays * dayMs).toISOString();

const columns = sql`
  unit_code as "unitCode", province_code as "provinceCode", id, owner, office, file_name as "fileName",
  file_sha256 as sha256, file_bytes as bytes, settings, made_at as "madeAt", changed_at as "changedAt", batch_id as "batchId"`;

/** Whose it is: the person's own, and their office's. */
const owned = ({ id, office }: Actor) =>
  sql`removed_at is null and (owner = ${id} or (office is not null and office = ${office}::text))`;

const fresh = (now: Date) =>
  sql`changed_at > ${new Date(now.getTime() - draftDays * dayMs).toISOString()}::timestamptz`;

/** A draft with what its ward knows by now. Throws `draft.unknown`. */
async function knownOf(tx: Tx, draft: DraftRecord | undefined, id: string) {
  if (draft === undefined) throw new Problem('draft.unknown', { id });
  const { unitCode } = draft;
  return { draft, remembered: await rememberedIn(tx, unitCode), marker: await markerOf(tx, unitCode) };
}

/** Throws `draft.unknown` for what is not there, not theirs, thrown away or too old. */
export const findDraft = query({
  name: 'evidence.draft.read',
  async run({ unitCode, id }: { unitCode: string; id: string }, { tx, actor, now }) {
    const { rows } = await sql<DraftRecord>`
      select ${columns} from evidence.drafts
      where unit_code = ${unitCode} and id = ${id}::uuid and ${owned(actor)} and ${fresh(now)}
    `.execute(tx);
    return knownOf(tx, rows[0], id);
  },
});

/** For the work on it, whoever's it is. */
export const draftForWork = query({
  name: 'evidence.draft.read',
  async run({ unitCode, id }: { unitCode: string; id: string }, { tx }) {
    const { rows } = await sql<DraftRecord>`
      select ${columns} from evidence.drafts
      where unit_code = ${unitCode} and id = ${id}::uuid and removed_at is null
    `.execute(tx);
    return knownOf(tx, rows[0], id);
  },
});

export const listDrafts = query({
  name: 'evidence.draft.read',
  async run({ unitCode }: { unitCode: string }, { tx, actor, now }) {
    const { rows } = await sql<DraftRecord>`
      select ${columns} from evidence.drafts
      where unit_code = ${unitCode} and ${owned(actor)} and ${fresh(now)} and batch_id is null
      order by changed_at desc
      limit 100
    `.execute(tx);
    const [remembered, marker] = [await rememberedIn(tx, unitCode), await markerOf(tx, unitCode)];
    return rows.map((draft) => ({ draft, remembered, marker }));
  },
});

/** Moves whenever the ward's evidence does: what was found before may not hold any more. */
async function markerOf(tx: Tx, unitCode: string): Promise<string> {
  const { rows } = await sql<{ moment: string | null }>`
    select max(greatest(taken_at, coalesce(undone_at, taken_at))) as moment
    from evidence.batches
    where unit_code = ${unitCode}
  `.execute(tx);
  return rows[0]?.moment ?? '';
}

async function rememberedIn(tx: Tx, unitCode: string): Promise<RememberedByKind> {
  const { rows } = await sql<{ kind: string; heading_key: string; column_key: string }>`
    select kind, heading_key, column_key from evidence.remembered_columns where unit_code = ${unitCode}
  `.execute(tx);
  const byKind = new Map<string, Map<string, string>>();
  for (const { kind, heading_key, column_key } of rows) {
    const own = byKind.get(kind) ?? new Map<string, string>();
    own.set(heading_key, column_key);
    byKind.set(kind, own);
  }
  return byKind;
}

type NewDraft = Pick<
  DraftRecord,
  'unitCode' | 'provinceCode' | 'id' | 'fileName' | 'sha256' | 'bytes' | 'settings'
>;

export const makeDraft = command({
  name: 'evidence.draft.make',
  async run(draft: NewDraft, { tx, actor, now }) {
    const at = now.toISOString();
    await sql`
      insert into evidence.drafts
        (unit_code, province_code, id, owner, office, file_name, file_sha256, file_bytes, settings, made_at, changed_at)
      values (${draft.unitCode}, ${draft.provinceCode}, ${draft.id}, ${actor.id}, ${actor.office}, ${draft.fileName},
              ${draft.sha256}, ${draft.bytes}, ${JSON.stringify(draft.settings)}::json, ${at}, ${at})
    `.execute(tx);
    return { id: draft.id };
  },
  audit: (draft) => [factOf(draft, { sha256: draft.sha256, bytes: draft.bytes })],
});

const factOf = (
  { unitCode, provinceCode, id }: Pick<DraftRecord, 'unitCode' | 'provinceCode' | 'id'>,
  facts: Record<string, unknown>,
) => ({ object: { kind: 'evidence.draft', id }, unitCode, provinceCode, facts });

interface Change {
  readonly draft: DraftRecord;
  readonly settings: Settings;
  /** What was changed: names and counts, for the log. */
  readonly facts: Record<string, unknown>;
}

/** Keeps what a person said of the file, and that the draft was touched. */
export const changeDraft = command({
  name: 'evidence.draft.change',
  async run({ draft, settings }: Change, { tx, now }) {
    await sql`
      update evidence.drafts set settings = ${JSON.stringify(settings)}::json, changed_at = ${now.toISOString()}::timestamptz
      where unit_code = ${draft.unitCode} and id = ${draft.id}::uuid
    `.execute(tx);
  },
  audit: ({ draft, facts }) => [factOf(draft, facts)],
});

export const removeDraft = command({
  name: 'evidence.draft.remove',
  async run({ draft }: { draft: DraftRecord }, { tx, now }) {
    await sql`
      update evidence.drafts set removed_at = ${now.toISOString()}::timestamptz
      where unit_code = ${draft.unitCode} and id = ${draft.id}::uuid and removed_at is null
    `.execute(tx);
  },
  audit: ({ draft }) => [factOf(draft, { removed: true })],
});

/** Of the drafts named, those whose content may go: thrown away, taken in, unknown, or too old. */
export const finishedDrafts = query({
  name: 'evidence.draft.read',
  async run({ ids }: { ids: readonly string[] }, { tx, now }) {
    const { rows } = await sql<{ id: string }>`
      select id from evidence.drafts
      where id = any(${[...ids]}::uuid[]) and removed_at is null and batch_id is null and ${fresh(now)}
    `.execute(tx);
    const standing = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => !standing.has(id));
  },
});

/** After a batch was taken in: its draft is done, and headings matched by hand are known the next time. */
export async function finishDraft(
  { tx, now, actor, scope }: Doing,
  draft: DraftRecord,
  batchId: string,
  matching: Matching,
): Promise<void> {
  const at = now.toISOString();
  await sql`
    update evidence.drafts set batch_id = ${batchId}::uuid, changed_at = ${at}::timestamptz
    where unit_code = ${draft.unitCode} and id = ${draft.id}::uuid
  `.execute(tx);
  const learned = matching.columns
    .filter(({ how, heading }) => (how === 'hand' || how === 'remembered') && heading !== '')
    .map(({ heading, key }) => ({ heading_key: looseKey(heading), column_key: key ?? '' }))
    .filter(
      ({ heading_key }, index, all) => all.findIndex((one) => one.heading_key === heading_key) === index,
    );
  // headings are the ward's: what an operator calls its columns stays its own
  if (learned.length === 0 || matching.kind === null || scope.level === 'operator') return;
  await sql`
    insert into evidence.remembered_columns
      (unit_code, province_code, kind, heading_key, column_key, used_at, used_by)
    select ${draft.unitCode}, ${draft.provinceCode}, ${matching.kind}, heading_key, column_key, ${at}::timestamptz, ${actor.id}
    from json_to_recordset(${JSON.stringify(learned)}::json) as given (heading_key text, column_key text)
    on conflict (unit_code, kind, heading_key) do update
    set column_key = excluded.column_key, used_at = excluded.used_at, used_by = excluded.used_by
  `.execute(tx);
}
