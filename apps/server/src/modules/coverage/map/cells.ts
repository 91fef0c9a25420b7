import { unitCode } from '@hatangso/contracts/identity';
import { type Cell, type Cells, cells, tileQuery } from '@hatangso/contracts/map';
import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import type { Tx } from '../../../platform/db/client.ts';
import { type Endpoint, read } from '../../../platform/http/endpoint.ts';
import { Kept, matches } from '../../../platform/http/kept.ts';
import { tagOf, versionNow } from '../../../platform/tiles/tile-route.ts';
import { todayIn } from '../../../platform/today.ts';
import { evidenceVersion } from '../../evidence/index.ts';
import type { Moment } from '../../survey/index.ts';
import { boundaryFor, drawnVersion } from '../../territory/index.ts';
import { claimsInForce } from '../in-force.ts';
import { type ClaimedCell, claimedCells } from './claimed-cells.ts';
import { type Area, hexagonKm2, hexagonsOver, resolutionFor } from './hexagons.ts';
import { type CellHouseholds, householdsByCell } from './household-cells.ts';
import { toldCount, toldPart } from './small-counts.ts';

export const services = ['4g', '5g', 'fibre'] as const;

type Operator = Cells['operators'][number];

/** Operators that claim anything on the date, in the order of their names' keys. */
async function operatorsOf(tx: Tx, moment: Moment): Promise<Operator[]> {
  const { rows } = await sql<Operator>`
    select operator_key as key, min(operator) as name, array_agg(distinct service order by service) as services
    from (${claimsInForce(moment)}) as claim
    group by operator_key order by operator_key
  `.execute(tx);
  return rows;
}

async function boundaryOf(
  tx: Tx,
  { unitCode: code, asOf }: Moment,
): Promise<{ area: Area; km2: number } | null> {
  const { rows } = await sql<{ area: Area; km2: number }>`
    select st_asgeojson(geom, 6)::json as area, st_area(geom::geography) / 1e6 as km2
    from (${boundaryFor(code ?? '', asOf)}) as boundary
  `.execute(tx);
  return rows[0] ?? null;
}

const bodyOf = (
  operators: readonly Operator[],
  counted: ReadonlyMap<string, CellHouseholds>,
  mayReadRows: boolean,
) =>
  function cellOf(claimed: ClaimedCell): Cell {
    const here = counted.get(claimed.id) ?? { households: 0, served: { '4g': 0, '5g': 0, fibre: 0 } };
    const told = toldCount(here.households, mayReadRows);
    const service = (name: (typeof services)[number]) => {
      const found = claimed.claims.filter((claim) => claim.service === name);
      const speeds = found.map(({ downlinkMbps }) => downlinkMbps).filter((speed) => speed !== null);
      return {
        operators: found.map(({ operator }) => operators.findIndex(({ key }) => key === operator)),
        downlinkMbps: speeds.length === 0 ? null : Math.max(...speeds),
        served: toldPart(here.served[name], told, mayReadRows),
      };
    };
    return {
      id: claimed.id,
      coordinates: claimed.coordinates,
      ...told,
      services: { '4g': service('4g'), '5g': service('5g'), fibre: service('fibre') },
    };
  };

interface Asked {
  readonly code: string;
  readonly asOf?: string | undefined;
  readonly ifNoneMatch: string | undefined;
}

/** A ward in hexagons: who claims what at their middle, how many located households they hold and how many are served. */
const wardCells = query({
  name: 'coverage.claim.read',
  async run(
    { code, asOf: given, ifNoneMatch }: Asked,
    { tx, now, actor, scope, installation },
  ): Promise<Kept> {
    const asOf = given ?? todayIn(now);
    const mayReadRows = actor.permissions.has('survey.household.read');
    const version = await versionNow(tx, sql<string>`${evidenceVersion(code)} || ${drawnVersion()}`);
    const etag = tagOf(['cells', scope, mayReadRows, code, asOf, version]);
    if (matches(etag, ifNoneMatch)) return new Kept(etag, 'application/json', 'unchanged');
    const moment = { unitCode: code, asOf, knownAt: now.toISOString() };
    const boundary = await boundaryOf(tx, moment);
    const resolution = resolutionFor(boundary?.km2 ?? 0);
    const operators = await operatorsOf(tx, moment);
    const hexagons = boundary === null ? [] : hexagonsOver(boundary.area, resolution);
    const counted = await householdsByCell(tx, moment, resolution);
    const found = await claimedCells(tx, moment, hexagons);
    const drawn = found.map(bodyOf(operators, counted.cells, mayReadRows));
    const answer: Cells = {
      asOf,
      resolution,
      areaKm2: hexagonKm2(resolution),
      operators,
      cells: drawn,
      // without the right to rows, what is kept back of a hexagon must not follow from the sum
      households:
        counted.surveyedOn === null
          ? null
          : drawn.reduce((sum, { households }) => sum + (households ?? 0), 0),
      surveyedOn: counted.surveyedOn,
      ...(installation.demonstration ? { demonstration: true as const } : {}),
    };
    return new Kept(etag, 'application/json; charset=utf-8', JSON.stringify(answer));
  },
});

export const cellRoutes: readonly Endpoint[] = [
  read({
    path: '/wards/:code/cells',
    summary: 'A ward in hexagons: claims of each service, located households and how many are served',
    permission: 'coverage.claim.read',
    params: z.object({ code: unitCode }),
    query: tileQuery,
    response: cells,
    handle: ({ params: { code }, query: { asOf }, conditions: { ifNoneMatch } }, run) =>
      run.query(wardCells, { code, asOf, ifNoneMatch }),
  }),
];
