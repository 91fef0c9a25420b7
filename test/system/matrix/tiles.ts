import { expect, test } from 'vitest';
import { unitOfPath } from '../../../apps/server/src/platform/http/reach.ts';
import { readTile, type SeenFeature, tileAt } from '../../support/tiles.ts';
import { expected, type MatrixActor, type Target } from './actors.ts';
import { type Endpoint, otherThan, patience, routes, type Stage, targetsOf } from './stage.ts';
import { boxOfWard, wards } from './world.ts';

/** Every column a tile may carry, by layer: a new one is thought about here before anybody is shown it. */
const columns: Readonly<Record<string, readonly string[]>> = {
  units: ['code', 'name'],
  'unit-names': ['code', 'name', 'population'],
  groups: ['code', 'name', 'households', 'people'],
  'group-names': ['code', 'name'],
  places: ['code', 'name', 'kind'],
  households: ['code', 'group', 'people', 'fibre'],
  served: ['code', 'group', 'people', 's4g', 's5g', 'sfibre'],
  claims: [
    ...['operator', 'key', 'service', 'mbps', 'extent', 'share', 'since', 'group'],
    ...['batch', 'row'],
  ],
};

/** How many things of a ward whoever may read the layer is shown; the ward has two groups, a household in each, two operators. */
function shownTo({ role }: MatrixActor, layer: string): number {
  if (['groups', 'group-names', 'households', 'served'].includes(layer)) return role === 'team' ? 1 : 2;
  return layer === 'claims' && role !== 'operator' ? 2 : 1;
}

/** Whose the feature is, where it is somebody's: of another group or operator the actor is shown none. */
function isTheirs({ role, part }: MatrixActor, layer: string, { properties }: SeenFeature): boolean {
  if (layer.startsWith('unit')) return true;
  if (role === 'team') return (properties.group ?? properties.code) === part;
  return role !== 'operator' || layer !== 'claims' || properties.key === part;
}

const tiles = routes.filter(({ path }) => /\/tiles\//.test(path));
const zoom = 11;
type Place = ReturnType<typeof tileAt>;

/** The tiles that hold a ward's corners. */
function tilesOf(ward: string): readonly Place[] {
  const { west, south, east, north } = boxOfWard(ward);
  const corners = [west, east].flatMap((lon) => [south, north].map((lat) => tileAt(lon, lat, zoom)));
  return [...new Map(corners.map((tile) => [tile.path, tile])).values()];
}

/** The middle of a feature's points, in degrees; a tile is 4,096 units wide. */
function middleOf({ geometry }: SeenFeature, { x, y, z }: Place): { lon: number; lat: number } {
  const points = geometry.flat();
  const mean = (of: (point: { x: number; y: number }) => number): number =>
    points.reduce((sum, point) => sum + of(point), 0) / points.length / 4096;
  const across = 2 ** z;
  const turn = Math.PI * (1 - (2 * (y + mean((point) => point.y))) / across);
  return {
    lon: ((x + mean((point) => point.x)) / across) * 360 - 180,
    lat: (Math.atan(Math.sinh(turn)) * 180) / Math.PI,
  };
}

function liesIn(ward: string, feature: SeenFeature, tile: Place): boolean {
  const { west, south, east, north } = boxOfWard(ward);
  const { lon, lat } = middleOf(feature, tile);
  const near = 0.001;
  return lon > west - near && lon < east + near && lat > south - near && lat < north + near;
}

/** Vector tiles decoded by another's reader: every feature and every column, not the marked words alone. */
export function looksIntoTiles(stage: Stage): void {
  const look = async (route: Endpoint, actor: MatrixActor, code: string, tile: Place) => {
    const path = route.path.replace(':code', code).replace(':z/:x/:y', tile.path);
    const { status, bytes } = await stage.call(route, path, actor);
    expect([200, 204], `${actor.name} ${path}`).toContain(status);
    return Object.entries(status === 204 ? {} : readTile(bytes)).flatMap(([layer, features]) =>
      features.map((feature) => ({ layer, feature, tile })),
    );
  };

  test('no tile is open to the public', () => {
    expect(tiles.length).toBeGreaterThan(7);
    expect(tiles.filter(({ permission }) => permission === 'public')).toEqual([]);
  });

  test(
    'a ward’s tiles hold its own alone: of another ward, group or operator no feature, and no column nobody thought of',
    patience,
    async () => {
      const told = new Map<string, number>();
      const wrong: string[] = [];
      const open = (actor: MatrixActor, route: Endpoint, target: Target): boolean =>
        expected(actor, route, target) === 'open';
      for (const route of tiles.filter(({ path }) => unitOfPath(path) === 'ward'))
        for (const target of targetsOf(route))
          for (const actor of stage.actors().filter((one) => open(one, route, target))) {
            const name = `${actor.name} ${route.path} ${target.code}`;
            const seen: Awaited<ReturnType<typeof look>> = [];
            for (const tile of tilesOf(target.code))
              seen.push(...(await look(route, actor, target.code, tile)));
            for (const { layer, feature, tile } of seen) {
              const strange = Object.keys(feature.properties).filter((key) => !columns[layer]?.includes(key));
              if (strange.length > 0) wrong.push(`${name}: ${layer} carries ${strange.join()}`);
              if (!liesIn(target.code, feature, tile)) wrong.push(`${name}: ${layer} lies elsewhere`);
              if (!isTheirs(actor, layer, feature))
                wrong.push(`${name}: ${JSON.stringify(feature.properties)}`);
            }
            for (const layer of new Set(seen.map((one) => one.layer))) {
              const of = seen.filter((one) => one.layer === layer).map(({ feature }) => feature.properties);
              const things = new Set(of.map(({ code, key }) => code ?? key)).size;
              if (things !== shownTo(actor, layer)) wrong.push(`${name}: ${things} of ${layer}`);
              told.set(layer, (told.get(layer) ?? 0) + things);
            }
            if (seen.length === 0) wrong.push(`${name}: nothing at all`);
            const [far] = tilesOf(otherThan({ ...actor, unit: target.code }));
            if (far !== undefined && (await look(route, actor, target.code, far)).length > 0)
              wrong.push(`${name}: something where another ward is`);
          }
      expect(wrong).toEqual([]);
      expect([...told.keys()].sort()).toEqual(Object.keys(columns).sort());
    },
  );

  test('tiles of the country and a province carry what everybody knows of units, and nothing else', async () => {
    const common = tiles.filter(({ path }) => unitOfPath(path) !== 'ward');
    for (const route of common)
      for (const actor of stage.actors().filter((one) => one.role !== null)) {
        const code = unitOfPath(route.path) === 'province' ? '51' : '';
        const target: Target = { kind: code === '' ? 'none' : 'province', code };
        if (expected(actor, route, target) !== 'open') continue;
        for (const tile of tilesOf(wards.a))
          for (const { layer, feature } of await look(route, actor, code, tile))
            expect([actor.name, layer, columns[layer]]).toEqual([
              actor.name,
              layer,
              expect.arrayContaining(Object.keys(feature.properties)),
            ]);
      }
  });
}
