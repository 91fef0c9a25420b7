import type { Lineage, LineageStep } from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { todayIn } from '../../../platform/today.ts';
import { findUnit } from './unit-as-of.ts';
import { type UnitRow, unitColumns, unitOf } from './unit-columns.ts';

interface Asked {
  readonly code: string;
  readonly asOf?: string | undefined;
}

/** What a unit was made of, as far back as is known; a step is `whole: false` where the old unit was divided. */
export const originsOf = query({
  name: 'territory.unit.read',
  run: ({ code, asOf }: Asked, { tx, now }) => lineageOf(tx, code, asOf ?? todayIn(now), 'back', now),
});

/** What became of a unit, as far on as is known. */
export const successorsOf = query({
  name: 'territory.unit.read',
  run: ({ code, asOf }: Asked, { tx, now }) => lineageOf(tx, code, asOf ?? todayIn(now), 'on', now),
});

type Direction = 'back' | 'on';
export async function lineageOf(
  tx: Tx,
  code: string,
  asOf: string,
  direction: Direction,
  now: Date,
): Promise<Lineage> {
  const unit = await findUnit(tx, code, asOf);
  const reached = sql.ref(direction === 'back' ? 'link.new_id' : 'link.old_id');
  const reaching = sql.ref(direction === 'back' ? 'link.old_id' : 'link.new_id');
  const { rows } = await sql<{ step: LineageRow }>`
    with recursive
      known as (
        select * from territory.successions
        where known_from <= ${now.toISOString()}::timestamptz and known_to > ${now.toISOString()}::timestamptz and old_code <> ''
      ),
      links as (
        select old.unit_id as old_id, new.unit_id as new_id, known.effective_date as date,
               not known.is_divided and count(*) over (partition by known.old_code, known.effective_date) = 1 as whole
        from known
        join territory.units as old on old.code = known.old_code and old.valid_to = known.effective_date
        join territory.units as new on new.code = known.new_code and new.valid_from = known.effective_date
      ),
      steps as (
        select link.*, 1 as generation, ${reaching} as next from links as link where ${reached} = ${unit.unitId}
        union
        select link.*, steps.generation + 1, ${reaching} from steps join links as link on ${reached} = steps.next
        where steps.generation < 50
      ),
      told as (select distinct on (old_id, new_id) * from steps order by old_id, new_id, generation)
    select json_build_object('date', told.date, 'whole', told.whole, 'generation', told.generation,
                             'from', (select row_to_json(o) from (select ${unitColumns('old')}) as o),
                             'into', (select row_to_json(n) from (select ${unitColumns('new')}) as n)) as step
    from told
    join territory.units as old on old.unit_id = told.old_id
    join territory.units as new on new.unit_id = told.new_id
    order by told.generation, told.date, new.sort_key, old.sort_key, old.code
  `.execute(tx);
  return { unit, steps: rows.map(({ step }) => stepOf(step)) };
}

interface LineageRow {
  readonly from: UnitRow;
  readonly into: UnitRow;
  readonly date: string;
  readonly whole: boolean;
  readonly generation: number;
}

const stepOf = ({ from, into, ...step }: LineageRow): LineageStep => ({
  ...step,
  from: unitOf(from),
  into: unitOf(into),
});
