import { open } from 'node:fs/promises';
import { mapSettings } from '@hatangso/contracts/map';
import { read } from './platform/http/endpoint.ts';
import { Kept } from './platform/http/kept.ts';
import type { Module } from './platform/module.ts';
import { Problem } from './platform/problem.ts';
import { tagOf } from './platform/tiles/tile-route.ts';

/** The map under our own layers: a PMTiles archive on this server, or a style of another host. Neither: none. */
export interface BaseMap {
  /** Path of a file (docs.protomaps.com/pmtiles), read in parts; its tiles in the Protomaps basemap schema. */
  readonly pmtiles: string | null;
  /** Address of a MapLibre style of another host; the only thing the desk ever loads from elsewhere. */
  readonly style: string | null;
  /** Whose map it is, as their licence wants it told. */
  readonly attribution: string | null;
}

export const noBaseMap: BaseMap = { pmtiles: null, style: null, attribution: null };

/** The host that pages must be allowed to load from; empty where everything comes from here. */
export function baseMapHosts({ style }: BaseMap): readonly string[] {
  return style === null ? [] : [new URL(style).origin];
}

const mostBytes = 4 * 2 ** 20;
const archivePath = '/map/base.pmtiles';

/** Settings of the base map, and the archive by ranges of bytes. Map data of everybody: no ward's evidence is in it. */
export const baseMapModule = (base: BaseMap): Module => ({
  name: 'base-map',
  endpoints: [
    read({
      path: '/map/settings',
      summary: 'The base map under the layers, where one is set',
      permission: 'territory.unit.read',
      response: mapSettings,
      handle: async () => ({
        pmtiles: base.pmtiles === null ? null : `/api/v1${archivePath}`,
        style: base.style,
        attribution: base.attribution,
      }),
    }),
    read({
      path: archivePath,
      summary: 'The base map, by ranges of bytes',
      permission: 'territory.unit.read',
      response: ['application/vnd.pmtiles'],
      handle: ({ conditions }) => partOf(base.pmtiles, conditions.range),
    }),
  ],
});

/** One range of the archive (RFC 9110, 14.1); the whole of it is never sent at once. */
async function partOf(path: string | null, range: string | undefined): Promise<Kept> {
  if (path === null) throw new Problem('map.no_base');
  const asked = /^bytes=(\d+)-(\d+)$/.exec(range ?? '');
  const first = Number(asked?.[1]);
  const last = Number(asked?.[2]);
  if (asked === null || last < first || last - first >= mostBytes)
    throw new Problem('map.base_range', { limit: mostBytes });
  const file = await open(path).catch((error: unknown) => {
    throw new Problem('map.no_base', {}, { cause: error });
  });
  try {
    const { size, mtimeMs } = await file.stat();
    if (first >= size) throw new Problem('map.base_range', { limit: mostBytes });
    const length = Math.min(last, size - 1) - first + 1;
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, first);
    const range = `bytes ${first}-${first + length - 1}/${size}`;
    return new Kept(tagOf([size, mtimeMs]), 'application/vnd.pmtiles', buffer, range);
  } finally {
    await file.close();
  }
}
