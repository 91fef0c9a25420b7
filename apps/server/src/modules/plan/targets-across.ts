import type { Plan, PlanAdjustment } from '@hatangso/contracts/plan';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { chooseInForce, notInFile, planOn } from './plans-in-force.ts';

/** What many wards are compared by: their plans' targets, without the rest of the plan. */
export type PlanTargets = Pick<Plan, 'id' | 'title' | 'targets'>;

interface Edition {
  readonly unitCode: string;
  readonly planId: string;
  readonly batch: string;
  readonly knownFrom: string;
  readonly validFrom: string | null;
  readonly validBefore: string;
  /** Adjustments entered until the moment. */
  readonly entered: number;
}

interface Content {
  readonly unit_code: string;
  readonly plan_id: string;
  readonly parsed: Plan;
  readonly entered: readonly PlanAdjustment[] | null;
}

/**
 * Targets by edition of a plan and day. An edition never changes, and a plan as JSON is some 60 kB: 3,321 of them read
 * once take seconds, read again for each screen they would always. What may be seen is still asked of the database.
 */
const remembered = new Map<string, PlanTargets>();
const mostRemembered = 20_000;

/** The targets of the plans in force on a day as known at a moment, of a province's wards or all the scope shows; by unit. */
export async function targetsAcross(
  tx: Tx,
  { provinceCode, asOf, knownAt }: { provinceCode: string | null; asOf: string; knownAt: string },
): Promise<ReadonlyMap<string, readonly PlanTargets[]>> {
  const editions = await editionsOf(tx, provinceCode, knownAt);
  const standing = [...Map.groupBy(editions, ({ unitCode }) => unitCode).values()].flatMap((own) =>
    chooseInForce(own, asOf),
  );
  const keyOf = (one: Edition): string =>
    [one.unitCode, one.planId, one.batch, one.knownFrom, one.entered, asOf].join('|');
  const lacking = standing.filter((one) => !remembered.has(keyOf(one)));
  if (lacking.length > 0) {
    if (remembered.size > mostRemembered) remembered.clear();
    const contents = await contentsOf(tx, lacking, knownAt);
    for (const one of lacking) {
      const content = contents.get(`${one.unitCode}|${one.planId}`);
      if (content === undefined) continue;
      const entered = notInFile(content.parsed, content.entered ?? []);
      const { plan } = planOn({ ...one, plan: content.parsed, entered }, asOf);
      remembered.set(keyOf(one), { id: plan.id, title: plan.title, targets: plan.targets });
    }
  }
  const found = standing.flatMap((one) => {
    const plan = remembered.get(keyOf(one));
    return plan === undefined ? [] : [{ unitCode: one.unitCode, plan }];
  });
  return new Map(
    [...Map.groupBy(found, ({ unitCode }) => unitCode)].map(([code, own]) => [
      code,
      own.map(({ plan }) => plan),
    ]),
  );
}

async function editionsOf(tx: Tx, provinceCode: string | null, knownAt: string): Promise<Edition[]> {
  const { rows } = await sql<Edition>`
    with entered as (
      select unit_code, plan_id, count(*) as adjustments from plan.adjustments
      where (${provinceCode}::text is null or province_code = ${provinceCode}::text) and known_from <= ${knownAt}::timestamptz
      group by unit_code, plan_id
    )
    select plans.unit_code as "unitCode", plans.plan_id as "planId", plans.batch_id as batch, plans.known_from as "knownFrom",
           plans.valid_from as "validFrom", plans.valid_before as "validBefore", coalesce(entered.adjustments, 0) as entered
    from plan.plans as plans
    left join entered on entered.unit_code = plans.unit_code and entered.plan_id = plans.plan_id
    where (${provinceCode}::text is null or plans.province_code = ${provinceCode}::text)
      and plans.known_from <= ${knownAt}::timestamptz and plans.known_to > ${knownAt}::timestamptz
    order by plans.unit_code, plans.plan_id
  `.execute(tx);
  return rows;
}

async function contentsOf(
  tx: Tx,
  editions: readonly Edition[],
  knownAt: string,
): Promise<ReadonlyMap<string, Content>> {
  const codes = [...new Set(editions.map(({ unitCode }) => unitCode))];
  const { rows } = await sql<Content>`
    select plans.unit_code, plans.plan_id, plans.parsed,
           (select json_agg(content order by holds_from, known_from, adjustment_id)
            from plan.adjustments as change
            where change.unit_code = plans.unit_code and change.plan_id = plans.plan_id
              and change.known_from <= ${knownAt}::timestamptz) as entered
    from plan.plans as plans
    where plans.unit_code = any(${codes}::text[])
      and plans.known_from <= ${knownAt}::timestamptz and plans.known_to > ${knownAt}::timestamptz
  `.execute(tx);
  return new Map(rows.map((row) => [`${row.unit_code}|${row.plan_id}`, row]));
}
