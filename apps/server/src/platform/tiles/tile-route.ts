import { createHash } from 'node:crypto';
import { tileType } from '@hatangso/contracts/map';
import type { Permission } from '@hatangso/contracts/permissions';
import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import { query } from '../action.ts';
import type { Tx } from '../db/client.ts';
import { type Endpoint, read } from '../http/endpoint.ts';
import { Kept, matches } from '../http/kept.ts';
import type { Doing } from '../kernel.ts';
import { Problem } from '../problem.ts';
import { readsPeople } from '../reads-people.ts';
import { todayIn } from '../today.ts';
import { encodeTile, featuresIn, type TileLayer } from './encode.ts';
import { type Frame, frameOf } from './frame.ts';
import { wasTold } from './was-told.ts';
import { writtenTiles } from './written.ts';

/** Of which unit (null: the country), on which date, from which state of the evidence. */
export interface TileInput {
  readonly code: string | null;
  readonly asOf: string;
  readonly version: string;
}

/** A tile's layers as a module declares them: its own route, permission and queries; the rest is the same for all. */
export interface TileSource {
  /** Without `/:z/:x/:y`: `/wards/:code/tiles/groups`. */
  readonly path: string;
  readonly summary: string;
  readonly permission: Permission;
  readonly params: z.ZodType<{ z: number; x: number; y: number; code?: string }>;
  readonly query: z.ZodType<{ asOf?: string | undefined }>;
  /** Zooms with tiles; the map draws the last one larger beyond. */
  readonly zooms: readonly [least: number, most: number];
  /** SQL of a text that changes whenever the evidence under the tile does; cheap. */
  readonly version: (input: Pick<TileInput, 'code'>) => RawBuilder<string>;
  readonly layers: (doing: Doing, frame: Frame, input: TileInput) => Promise<readonly TileLayer[]>;
  /** What it shows is people's data, told in the log by this kind of thing: once in a while, not tile by tile. */
  readonly personal?: string;
  /** Common knowledge that many look at: a tile is written once and kept until what it shows changes. */
  readonly kept?: true;
}

/** More than this in a tile is refused with the way out, never silently thinned. */
export const mostFeatures = 30_000;
const mostSeconds = 5;

/** `GET <path>/:z/:x/:y` under the caller's rights; 204 where nothing is, 304 while the evidence is the same. */
export function tileRoute(source: TileSource): Endpoint {
  return read({
    path: `${source.path}/:z/:x/:y`,
    summary: source.summary,
    permission: source.permission,
    params: source.params,
    query: source.query,
    response: [tileType],
    async handle({ params: { z, x, y, code }, query: { asOf }, conditions, kernel }, run) {
      const frame = frameOf(z, x, y);
      const [least, most] = source.zooms;
      if (frame === null || z < least || z > most) throw new Problem('map.no_such_tile', { z, x, y });
      const { etag, layers, written } = await run.query(drawing(source), {
        frame,
        code: code ?? null,
        asOf: asOf ?? null,
        ifNoneMatch: conditions.ifNoneMatch,
      });
      if (layers === null) return new Kept(etag, tileType, 'unchanged');
      const tile = written === undefined ? encodeTile(layers) : written;
      if (source.kept === true) writtenTiles(kernel.installation).put(etag, tile);
      return new Kept(etag, tileType, tile);
    },
  });
}

interface Asked {
  readonly frame: Frame;
  readonly code: string | null;
  readonly asOf: string | null;
  readonly ifNoneMatch: string | undefined;
}

interface Drawn {
  readonly etag: string;
  /** Null: the browser's copy still holds. */
  readonly layers: readonly TileLayer[] | null;
  /** The tile as it was written before; undefined: it is to be written from the layers. */
  readonly written?: Uint8Array | null;
}

/** Rows are read inside the transaction, the tile is written after it. */
const drawing = (source: TileSource) =>
  query({
    name: source.permission,
    async run({ frame, code, asOf, ifNoneMatch }: Asked, doing): Promise<Drawn> {
      const version = await versionNow(doing.tx, source.version({ code }));
      const input = { code, asOf: asOf ?? todayIn(doing.now), version };
      const { z, x, y } = frame;
      const { level, value, part } = doing.scope;
      const etag = tagOf([source.path, z, x, y, level, value, part, input.code, input.asOf, version]);
      if (matches(etag, ifNoneMatch)) return { etag, layers: null };
      const written = source.kept === true ? writtenTiles(doing.installation).get(etag) : undefined;
      if (written !== undefined) return { etag, layers: [], written };
      return { etag, layers: await inTime(() => source.layers(doing, frame, input)) };
    },
    audit: ({ code }, { layers }, caller) => {
      const persons = (layers ?? []).reduce((all, layer) => all + featuresIn(layer), 0);
      if (source.personal === undefined || persons === 0 || wasTold(source.path, code, caller)) return [];
      return readsPeople(caller, { kind: source.personal, id: 'map', persons, unitCode: code });
    },
  });

/** The state of the evidence now; and from here on a statement that takes too long is stopped. */
export async function versionNow(tx: Tx, version: RawBuilder<string>): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select ${version} as version, set_config('statement_timeout', ${`${mostSeconds}s`}, true)
  `.execute(tx);
  return rows[0]?.version ?? '';
}

/** A strong tag of whatever an answer depends on. */
export const tagOf = (parts: readonly unknown[]): string =>
  `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22)}"`;

async function inTime(work: () => Promise<readonly TileLayer[]>): Promise<readonly TileLayer[]> {
  try {
    const layers = await work();
    for (const layer of layers) {
      if (featuresIn(layer) > mostFeatures) throw new Problem('map.tile_full', { limit: mostFeatures });
    }
    return layers;
  } catch (error) {
    const stopped = (error as { code?: unknown }).code === '57014';
    throw stopped ? new Problem('map.tile_slow', { seconds: mostSeconds }) : error;
  }
}
