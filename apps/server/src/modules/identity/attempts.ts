import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { Problem } from '../../platform/problem.ts';
import { type Bucket, type Count, failuresNow, waitOf } from './throttle.ts';

interface Row {
  readonly key: string;
  readonly failures: number;
  readonly last_at: string;
}

/**
 * Counts an attempt as wrong before it is known to be, so that many at once are not free, or refuses it as
 * `identity.wait`; an attempt that is refused does not count. `forgive` takes it back when it was right.
 */
export async function countAttempt(tx: Tx, buckets: readonly Bucket[], now: Date): Promise<void> {
  const keys = buckets.map(({ key }) => key).sort();
  await sql`
    insert into identity.attempts (key, failures, last_at)
    select key, 0, '-infinity'::timestamptz from unnest(${keys}::text[]) as key
    on conflict (key) do nothing
  `.execute(tx);
  const { rows } = await sql<Row>`
    select key, failures, last_at from identity.attempts where key = any(${keys}::text[]) order by key for update
  `.execute(tx);
  const counts = new Map(rows.map((row) => [row.key, countOf(row)]));
  const countIn = (bucket: Bucket): Count => counts.get(bucket.key) ?? { failures: 0, lastAt: null };
  const seconds = Math.max(...buckets.map((bucket) => waitOf(bucket.kind, countIn(bucket), now.getTime())));
  if (seconds > 0) throw new Problem('identity.wait', { seconds });
  for (const bucket of buckets) {
    const failures = failuresNow(bucket.kind, countIn(bucket), now.getTime()) + 1;
    await sql`
      update identity.attempts set failures = ${failures}::integer, last_at = ${now.toISOString()}::timestamptz
      where key = ${bucket.key}
    `.execute(tx);
  }
}

const countOf = ({ failures, last_at }: Row): Count => ({
  failures,
  lastAt: last_at === '-infinity' ? null : new Date(last_at).getTime(),
});

/** The attempt was right: the person's own counts are gone, the network's is as before. */
export async function forgive(tx: Tx, buckets: readonly Bucket[]): Promise<void> {
  for (const { kind, key } of buckets) {
    await sql`
      update identity.attempts
      set failures = case when ${kind === 'network'}::boolean then greatest(failures - 1, 0) else 0 end
      where key = ${key}
    `.execute(tx);
  }
}
