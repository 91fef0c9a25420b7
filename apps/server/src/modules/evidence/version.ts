import { type RawBuilder, sql } from 'kysely';

/**
 * SQL of a text that changes whenever a batch of the unit comes in or is taken back: what was made from its evidence, for
 * the same scope and date, may be kept until then.
 */
export const evidenceVersion = (unitCode: string): RawBuilder<string> =>
  sql<string>`evidence.version_of(${unitCode}::text)`;
