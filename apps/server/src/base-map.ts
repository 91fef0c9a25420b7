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
  /** Further hosts that the style's tiles, glyphs and pictures come from, where it is not the style's own. */
  readonly hosts: readonly string[];
  /** Whose map it is, as their licence wants it told. */
  readonly attribution: string | null;
}

export const noBaseMap: BaseMap = { pmtiles: null, style: null, hosts: [], attribution: null };

/**
 * The hosts that pages must be allowed to load from: the style's own and those named beside it; empty where everything
 * comes from here. `*.tiles.example.vn` names every host below. Anything that is no host is refused as
 * `map.bad_host`: it would become a rule of its own in the page's policy.
 */
export function baseMapHosts({ style, hosts }: BaseMap): readonly string[] {
  return style === null ? [] : [...new Set([style, ...hosts].map(originOf))];
}

const hostAlone = /^(https?:\/\/)?(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:\d{1,5})?$/i;

function originOf(named: string, at: number): string {
  const given = at === 0 ? originWithin(named) : named.replace(/\/$/, '');
  if (given === null || !hostAlone.test(given))
    throw new Problem('map.bad_host', {
      setting: at === 0 ? 'HATANGSO_MAP_STYLE' : 'HATANGSO_MAP_HOSTS',
      value: named,
    });
  return (given.includes('://') ? given : `https://${given}`).toLowerCase();
}

const originWithin = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).origin : null;

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
