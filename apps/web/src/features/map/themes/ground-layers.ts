import { choice } from '../../../map/choice.ts';
import { type MapLayer, ourTiles } from '../../../map/layer.ts';
import { font, type Ground } from '../../../map/look.ts';
import type { OverlayKey } from '../state.ts';

interface Asked {
  readonly unit: string;
  readonly level: 'ward' | 'province' | 'nation';
  readonly query: string;
  readonly overlays: ReadonlySet<OverlayKey>;
  readonly colours: Ground;
  /** A base map shows the land itself. */
  readonly base: boolean;
  /** Code to outline: a group of the ward, or a ward. */
  readonly selected: string | null;
  readonly marks: Readonly<Record<string, string>>;
  /** Kinds of places that are not drawn. */
  readonly hiddenKinds: ReadonlySet<string>;
}

const layers = (drawn: readonly object[]): MapLayer['drawn'] => drawn as unknown as MapLayer['drawn'];

/** Under the matter at hand: all wards pale, the own one white. */
export function under({ unit, level, query, colours, base }: Asked): MapLayer[] {
  const land = base
    ? []
    : [
        {
          id: 'land',
          type: 'fill',
          source: 'wards',
          'source-layer': 'units',
          paint: { 'fill-color': colours.land, 'fill-antialias': ['step', ['zoom'], false, 6, true] },
        },
      ];
  const edges = {
    id: 'land-edge',
    type: 'line',
    source: 'wards',
    'source-layer': 'units',
    minzoom: 7,
    paint: { 'line-color': colours.edge, 'line-width': 0.7 },
  };
  const country: MapLayer = {
    id: 'wards',
    sources: { wards: ourTiles('/tiles/wards', { minzoom: 3, maxzoom: 12 }, query) },
    drawn: layers([...land, edges]),
  };
  if (level !== 'ward') return [country];
  const own: MapLayer = {
    id: 'own',
    sources: { own: ourTiles(`/wards/${unit}/tiles/boundary`, { minzoom: 3, maxzoom: 14 }, query) },
    drawn: base
      ? []
      : layers([
          {
            id: 'own',
            type: 'fill',
            source: 'own',
            'source-layer': 'units',
            paint: { 'fill-color': colours.own },
          },
        ]),
  };
  return [country, own];
}

const nameOf = (id: string, source: string, layer: string, colours: Ground, more: object): object => ({
  id,
  type: 'symbol',
  source,
  'source-layer': layer,
  layout: {
    'text-field': ['get', 'name'],
    'text-font': font,
    'text-size': ['interpolate', ['linear'], ['zoom'], 9, 11, 14, 13.5],
    'text-max-width': 7,
    'text-padding': 6,
    ...(more as { layout?: object }).layout,
  },
  paint: { 'text-color': colours.name, 'text-halo-color': colours.halo, 'text-halo-width': 1.6 },
  ...Object.fromEntries(Object.entries(more).filter(([key]) => key !== 'layout')),
});

/** Above it: borders of groups, the ward's boundary, names, places with the letters of their kind. */
export function over(asked: Asked): MapLayer[] {
  const { unit, level, query, overlays, colours, selected } = asked;
  if (level !== 'ward') {
    const names = overlays.has('names')
      ? [nameOf('ward-names', 'wards', 'unit-names', colours, { minzoom: level === 'nation' ? 9.5 : 8.5 })]
      : [];
    return [
      {
        id: 'ward-names',
        sources: {},
        drawn: layers([...outline('wards', 'units', colours, selected), ...names]),
      },
    ];
  }
  const groups: MapLayer = {
    id: 'groups',
    sources: { groups: ourTiles(`/wards/${unit}/tiles/groups`, { minzoom: 8, maxzoom: 15 }, query) },
    drawn: layers([
      ...(overlays.has('groups')
        ? [
            {
              id: 'groups-edge',
              type: 'line',
              source: 'groups',
              'source-layer': 'groups',
              paint: {
                'line-color': colours.boundary,
                'line-width': 0.9,
                'line-opacity': 0.55,
                'line-dasharray': [3, 2],
              },
            },
          ]
        : []),
      ...outline('groups', 'groups', colours, selected),
    ]),
  };
  const boundary: MapLayer = {
    id: 'boundary',
    sources: {},
    drawn: layers([
      {
        id: 'boundary',
        type: 'line',
        source: 'own',
        'source-layer': 'units',
        layout: { 'line-join': 'round' },
        paint: { 'line-color': colours.boundary, 'line-width': 1.8 },
      },
    ]),
  };
  const names: MapLayer = {
    id: 'names',
    sources: {},
    drawn: overlays.has('names')
      ? layers([
          nameOf('group-names', 'groups', 'group-names', colours, {
            minzoom: 12.2,
            layout: {
              'text-variable-anchor': ['center', 'bottom', 'top', 'left', 'right'],
              'text-radial-offset': 0.9,
            },
          }),
        ])
      : [],
  };
  return [groups, boundary, names, ...(overlays.has('places') ? [places(asked)] : [])];
}

const outline = (source: string, layer: string, colours: Ground, selected: string | null): object[] =>
  selected === null
    ? []
    : [
        {
          id: 'selected',
          type: 'line',
          source,
          'source-layer': layer,
          filter: ['==', ['get', 'code'], selected],
          paint: { 'line-color': colours.mark, 'line-width': 3.5 },
        },
      ];

function places({ unit, query, colours, marks, hiddenKinds }: Asked): MapLayer {
  const filter =
    hiddenKinds.size === 0 ? {} : { filter: ['!', ['in', ['get', 'kind'], ['literal', [...hiddenKinds]]]] };
  const common = { source: 'places', 'source-layer': 'places', ...filter };
  return {
    id: 'places',
    sources: { places: ourTiles(`/wards/${unit}/tiles/places`, { minzoom: 8, maxzoom: 14 }, query) },
    drawn: layers([
      {
        id: 'places',
        type: 'circle',
        ...common,
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 11, 7, 15, 11],
          'circle-color': colours.mark,
          'circle-stroke-color': colours.halo,
          'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'places-kind',
        type: 'symbol',
        ...common,
        layout: {
          'text-field': choice('kind', Object.entries(marks), '•'),
          'text-font': font,
          'text-size': ['interpolate', ['linear'], ['zoom'], 11, 7.5, 15, 11],
          'text-allow-overlap': true,
        },
        paint: { 'text-color': colours.halo },
      },
      nameOf('place-names', 'places', 'places', colours, {
        minzoom: 13.4,
        ...filter,
        layout: { 'text-anchor': 'top', 'text-offset': [0, 0.95], 'text-optional': true },
      }),
    ]),
  };
}
