import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';

const codesAtATime = 200;

/** Makes the resolved units of these codes again from what is known now; a few at a time, for the memory of it. */
export async function rebuildUnits(tx: Tx, codes: readonly string[], now: Date): Promise<void> {
  for (let start = 0; start < codes.length; start += codesAtATime) {
    const some = codes.slice(start, start + codesAtATime);
    await sql`select territory.rebuild_units(${some}::text[], ${now.toISOString()}::timestamptz)`.execute(tx);
  }
}
