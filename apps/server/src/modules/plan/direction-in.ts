import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';

/** A document issued to steer the work; what was not given is null and is printed […]. */
export interface DirectionDocument {
  readonly kind: string;
  readonly number: string | null;
  readonly date: string | null;
  readonly issuer: string | null;
  readonly subject: string | null;
}

export interface Direction {
  /** Who leads, in a sentence: the newest that speaks of the last day or an earlier one. */
  readonly steering: string | null;
  readonly documents: readonly (DirectionDocument & {
    readonly id: string;
    readonly office: string | null;
  })[];
  readonly meetings: readonly { readonly id: string; readonly date: string; readonly text: string }[];
}

interface Row {
  readonly id: string;
  readonly kind: 'document' | 'meeting' | 'steering';
  readonly on_date: string;
  readonly words: string | null;
  readonly document: DirectionDocument | null;
  readonly office: string | null;
}

/**
 * How a unit steered the work from one day to another, both included, as known at a moment; by date. An entry that
 * another one known by then replaces or withdraws is left out.
 */
export async function directionIn(
  tx: Tx,
  unitCode: string,
  from: string,
  to: string,
  knownAt: string,
): Promise<Direction> {
  const { rows } = await sql<Row>`
    with known as (
      select * from plan.direction where unit_code = ${unitCode} and known_from <= ${knownAt}::timestamptz
    )
    select id, kind, on_date, words, document, office
    from known
    where kind <> 'withdrawn' and on_date <= ${to}::date and (kind = 'steering' or on_date >= ${from}::date)
      and not exists (select from known as later where later.replaces = known.id)
    order by on_date, known_from, id
  `.execute(tx);
  return {
    steering: rows.findLast(({ kind }) => kind === 'steering')?.words ?? null,
    documents: rows.flatMap(({ id, document, office }) =>
      document === null ? [] : [{ ...document, id, office }],
    ),
    meetings: rows.flatMap(({ id, kind, on_date: date, words }) =>
      kind === 'meeting' && words !== null ? [{ id, date, text: words }] : [],
    ),
  };
}
