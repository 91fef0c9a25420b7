import type {
  Apportioned,
  ApportionMethod,
  ApportionQuery,
  Lineage,
  Unit,
} from '@hatangso/contracts/territory';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { todayIn } from '../../../platform/today.ts';
import { apportion, type Overlap } from '../apportion.ts';
import { lineageOf } from './lineage.ts';
import { findUnit } from './unit-as-of.ts';

/** Expresses figures of the units of the date `at` for the unit of another date; see `apportion`. */
export const apportionFigure = query({
  name: 'territory.unit.read',
  async run(
    { code, asOf, at, figures, method }: ApportionQuery & { code: string },
    doing,
  ): Promise<Apportioned> {
    const unit = await findUnit(doing.tx, code, asOf ?? todayIn(doing.now));
    const related = await relatedUnits(unit, asOf ?? todayIn(doing.now), at, doing);
    const overlaps: Overlap[] = [];
    for (const { unit: source, whole, holds } of related) {
      const share = whole
        ? nothing
        : await shareOf({ source, target: unit, holds, method, at, asOf: asOf ?? todayIn(doing.now) }, doing);
      overlaps.push({ unit: source, whole, ...share });
    }
    return apportion({ unit, at, method, figures }, overlaps);
  },
});

interface Related {
  readonly unit: Unit;
  /** All of it lies in the unit asked for. */
  readonly whole: boolean;
  /** All of the unit asked for lies in it. */
  readonly holds: boolean;
}

const stands = (unit: Unit, date: string): boolean =>
  (unit.validFrom ?? '') <= date && (unit.validTo === null || unit.validTo > date);

/** The units of a date that overlap a unit of another, by what the successions say. */
async function relatedUnits(unit: Unit, asOf: string, at: string, { tx, now }: Doing): Promise<Related[]> {
  if (stands(unit, at)) return [{ unit, whole: true, holds: true }];
  const back = at < (unit.validFrom ?? '');
  const reached = wholeness(await lineageOf(tx, unit.code, asOf, back ? 'back' : 'on', now), back);
  const there = [...reached.values()].filter((related) => stands(related.unit, at));
  if (there.length === 0) await findUnit(tx, unit.code, at);
  if (back) return there.map(({ unit: source, whole }) => ({ unit: source, whole, holds: false }));
  return Promise.all(
    there.map(async ({ unit: source, whole: holds }) => {
      const made = wholeness(await lineageOf(tx, source.code, at, 'back', now), true);
      const parts = [...made.values()].filter((part) => stands(part.unit, asOf));
      return { unit: source, holds, whole: holds && parts.length === 1 };
    }),
  );
}

/** Units reached over the steps, each with whether all steps to it went whole. */
function wholeness({ unit, steps }: Lineage, back: boolean): Map<string, { unit: Unit; whole: boolean }> {
  const reached = new Map([[unit.unitId, { unit, whole: true }]]);
  for (const step of steps) {
    const [near, far] = back ? [step.into, step.from] : [step.from, step.into];
    const whole = step.whole && (reached.get(near.unitId)?.whole ?? false);
    reached.set(far.unitId, { unit: far, whole });
  }
  reached.delete(unit.unitId);
  return reached;
}

interface Share {
  readonly numerator: number | null;
  readonly denominator: number | null;
}
interface Pair {
  readonly source: Unit;
  readonly target: Unit;
  readonly holds: boolean;
  readonly method: ApportionMethod;
  readonly at: string;
  readonly asOf: string;
}

const nothing: Share = { numerator: null, denominator: null };

function shareOf(pair: Pair, doing: Doing): Promise<Share> | Share {
  const { source, target, holds, method } = pair;
  if (method === 'whole_units') return nothing;
  if (method === 'by_area') {
    if (source.hasBoundary && target.hasBoundary) return areaShare(pair, doing);
    return holds ? { numerator: target.areaKm2, denominator: source.areaKm2 } : nothing;
  }
  if (holds && target.households !== null && source.households !== null)
    return { numerator: target.households, denominator: source.households };
  return householdShare(pair, doing);
}

async function areaShare({ source, target }: Pair, { tx }: Doing): Promise<Share> {
  const { rows } = await sql<Share>`
    select st_area(st_intersection(source.geom, target.geom)::geography) / 1e6 as numerator,
           st_area(source.geom::geography) / 1e6 as denominator
    from territory.units as source, territory.units as target
    where source.unit_id = ${source.unitId} and target.unit_id = ${target.unitId}
  `.execute(tx);
  return rows[0] ?? nothing;
}

/**
 * Households of the groups that lie in both, over those in the source, groups of the later of the two dates. Only
 * where all groups are visible: a ward's own assignment sees a part of them, and a part would be a wrong number.
 */
async function householdShare({ source, target, at, asOf }: Pair, { tx, now, scope }: Doing): Promise<Share> {
  if (scope.level !== 'nation' && scope.level !== 'jobs') return nothing;
  const date = at > asOf ? at : asOf;
  const { rows } = await sql<Share & { unknown: boolean | null }>`
    with points as (
      select households, st_pointonsurface(geom) as geom
      from territory.groups_as_of(${date}::date, ${now.toISOString()}::timestamptz)
      where geom is not null
    )
    select sum(points.households) filter (where st_covers(target.geom, points.geom)) as numerator,
           sum(points.households) as denominator, bool_or(points.households is null) as unknown
    from territory.units as source, territory.units as target, points
    where source.unit_id = ${source.unitId} and target.unit_id = ${target.unitId} and st_covers(source.geom, points.geom)
  `.execute(tx);
  const found = rows[0];
  if (found === undefined || found.unknown !== false) return nothing;
  return { numerator: found.numerator ?? 0, denominator: found.denominator };
}
