import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import { knownThen } from '../survey/index.ts';
import { computeFigures } from './compute/compute-figures.ts';
import type { Computed } from './compute/computed.ts';
import { historyOf, type RowContext, type SourcedFigure } from './indicator-rows.ts';

/** So many dates are drawn at most: the first and the latest ones. */
const mostDates = 60;
/** So many of them are computed for a drawing at most; what the nightly computation stored costs nothing. */
const mostComputed = 24;

interface At {
  readonly unitCode: string;
  readonly asOf: string;
  readonly knownAt: string;
}

/**
 * The figures of one source through time, on every date on which its evidence changed: also where a claim began or ran
 * out, and where a list of groups or places came to hold. `context` brings the dates that every row has.
 */
export async function denseHistory(
  tx: Tx,
  definition: IndicatorDefinition,
  source: string | null,
  context: RowContext,
  unitCode: string,
): Promise<SourcedFigure[]> {
  const { asOf, knownAt } = context;
  const figures = new Map(context.figures);
  const changed = await changeDates(tx, sourceOf(definition, source), definition.code, {
    unitCode,
    asOf,
    knownAt,
  });
  const missing = changed.filter((date) => !figures.has(date)).slice(-mostComputed);
  for (const date of missing) {
    const moment = { unitCode, asOf: date, knownAt };
    figures.set(date, (await computeFigures(tx, [definition], moment))[0]?.figures ?? []);
  }
  const ordered = [...figures].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const shown =
    ordered.length <= mostDates ? ordered : [...ordered.slice(0, 1), ...ordered.slice(1 - mostDates)];
  const inOrder: ReadonlyMap<string, readonly Computed[]> = new Map(shown);
  return historyOf(definition, source, { figures: inOrder, closedOn: context.closedOn });
}

const sourceOf = (definition: IndicatorDefinition, source: string | null): IndicatorSource | undefined =>
  definition.sources.find((one) => sourceId(one) === source?.split(':', 1)[0]);

/** What a change of which would change a source's figure. */
function restsOn(source: IndicatorSource | undefined) {
  const kind = source?.kind ?? 'register';
  const covered =
    kind === 'coverage_people' || kind === 'coverage_households' || kind === 'groups_with_service';
  return {
    households: kind === 'survey' || covered,
    claims: covered || kind === 'coverage_places',
    groups: kind === 'survey' || covered,
    places: kind === 'coverage_places',
    register: kind === 'register' || kind === 'checklist',
    services: source !== undefined && 'services' in source ? [...source.services] : [],
  };
}

/** Days until the as-of date on which a source's figure can have changed, earliest first. */
async function changeDates(
  tx: Tx,
  source: IndicatorSource | undefined,
  code: string,
  at: At,
): Promise<string[]> {
  const on = restsOn(source);
  const { unitCode } = at;
  const { rows } = await sql<{ day: string }>`
    with
      round as (
        select max(evidence_date) as day from survey.households as row
        where ${on.households}::boolean and unit_code = ${unitCode} and ${knownThen('row', at)} group by round
      ),
      claim as (
        select unnest(array[valid_from, valid_to + 1]) as day from coverage.claims as row
        where ${on.claims}::boolean and unit_code = ${unitCode} and ${knownThen('row', at)} and service = any(${on.services}::text[])
      ),
      residential as (
        select unnest(array[spoken_on, valid_from, last_day + 1]) as day from territory.group_statements as row
        where ${on.groups}::boolean and unit_code = ${unitCode} and ${knownThen('row', at)}
      ),
      place as (
        select unnest(array[spoken_on, valid_from, last_day + 1]) as day from territory.place_statements as row
        where ${on.places}::boolean and unit_code = ${unitCode} and ${knownThen('row', at)}
      ),
      told as (
        select as_of as day from evidence.register_figures as row
        where ${on.register}::boolean and unit_code = ${unitCode} and ${knownThen('row', at)}
          and (indicator = ${code} or starts_with(indicator, ${`${code}.`}))
      )
    select day
    from (select day from round union select day from claim union select day from residential
          union select day from place union select day from told) as changed
    where day <= ${at.asOf}::date
    order by day
  `.execute(tx);
  return rows.map(({ day }) => day);
}
