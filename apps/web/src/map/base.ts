import type { MapSettings } from '@hatangso/contracts/map';
import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';
import { addProtocol } from 'maplibre-gl';
import { font, ground, type Theme } from './look.ts';
import type { Base } from './style.ts';

let pmtilesKnown = false;

/** The base map that the server has been set, or none; it is told, not thrown, where it cannot be read. */
export async function readBase(settings: MapSettings, theme: Theme): Promise<Base | null> {
  if (settings.pmtiles !== null) {
    if (!pmtilesKnown) {
      const { Protocol } = await import('pmtiles');
      addProtocol('pmtiles', new Protocol().tile);
      pmtilesKnown = true;
    }
    return archive(`${window.location.origin}${settings.pmtiles}`, theme);
  }
  if (settings.style === null) return null;
  const style = (await (await fetch(settings.style)).json()) as StyleSpecification;
  const { glyphs, sprite, sources } = style;
  return {
    sources,
    layers: style.layers.filter(({ type }) => type !== 'background'),
    ...(glyphs === undefined ? {} : { glyphs }),
    ...(sprite === undefined ? {} : { sprite }),
  };
}

/** A quiet drawing of the Protomaps basemap schema (docs.protomaps.com/basemaps/layers): water, roads, names of places. */
function archive(url: string, theme: Theme): Base {
  const colours = ground[theme];
  const layer = (id: string, rest: object): LayerSpecification =>
    ({ id: `base-${id}`, source: 'base', ...rest }) as LayerSpecification;
  const roadWidth = ['interpolate', ['exponential', 1.6], ['zoom'], 8, 0.4, 14, 1.6, 18, 9];
  return {
    sources: { base: { type: 'vector', url: `pmtiles://${url}` } },
    layers: [
      layer('earth', { type: 'fill', 'source-layer': 'earth', paint: { 'fill-color': colours.land } }),
      layer('water', { type: 'fill', 'source-layer': 'water', paint: { 'fill-color': colours.water } }),
      layer('roads', {
        type: 'line',
        'source-layer': 'roads',
        paint: { 'line-color': colours.edge, 'line-width': roadWidth },
      }),
      layer('buildings', {
        type: 'fill',
        'source-layer': 'buildings',
        minzoom: 15,
        paint: { 'fill-color': colours.edge, 'fill-opacity': 0.5 },
      }),
      layer('road-names', {
        type: 'symbol',
        'source-layer': 'roads',
        minzoom: 14,
        layout: {
          'symbol-placement': 'line',
          'text-field': ['get', 'name'],
          'text-font': font,
          'text-size': 11,
        },
        paint: { 'text-color': colours.faintName, 'text-halo-color': colours.halo, 'text-halo-width': 1.2 },
      }),
    ],
  };
}
