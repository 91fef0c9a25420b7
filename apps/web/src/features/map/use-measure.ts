import { computed, ref } from 'vue';
import { useWords } from '../../app/words.ts';
import { number } from '../../kit/format.ts';
import type { MapLayer } from '../../map/layer.ts';
import type { Ground } from '../../map/look.ts';
import { areaOf, type LonLat, lengthOf } from '../../map/measure.ts';
import { words } from './words.ts';

/** Metres below a kilometre, then kilometres; square metres below a hectare, then hectares and square kilometres. */
const lengthText = (metres: number): string =>
  metres < 1000 ? `${number(metres)} m` : `${number(metres / 1000, 2)} km`;
const areaText = (square: number): string =>
  square < 10_000
    ? `${number(square)} m²`
    : square < 1e6
      ? `${number(square / 10_000, 2)} ha`
      : `${number(square / 1e6, 2)} km²`;

/** Points clicked one after another: a length, and from three on an area. */
export function useMeasure(colours: () => Ground) {
  const t = useWords(words);
  const on = ref(false);
  const points = ref<LonLat[]>([]);
  const length = computed(() => t('measure.length', { length: lengthText(lengthOf(points.value)) }));
  const area = computed(() =>
    points.value.length < 3 ? '' : t('measure.area', { area: areaText(areaOf(points.value)) }),
  );
  const layer = computed<MapLayer[]>(() => {
    if (!on.value) return [];
    const line = points.value.map((point) => [...point]);
    const feature = (type: string, coordinates: unknown) => ({
      type: 'Feature',
      properties: {},
      geometry: { type, coordinates },
    });
    const features = [
      ...(line.length >= 3 ? [feature('Polygon', [[...line, line[0]]])] : []),
      ...(line.length >= 2 ? [feature('LineString', line)] : []),
      ...line.map((point) => feature('Point', point)),
    ];
    const drawn = [
      {
        id: 'measure-area',
        type: 'fill',
        source: 'measure',
        filter: ['==', ['geometry-type'], 'Polygon'],
        paint: { 'fill-color': colours().mark, 'fill-opacity': 0.12 },
      },
      {
        id: 'measure-line',
        type: 'line',
        source: 'measure',
        filter: ['==', ['geometry-type'], 'LineString'],
        paint: { 'line-color': colours().mark, 'line-width': 2.5 },
      },
      {
        id: 'measure-points',
        type: 'circle',
        source: 'measure',
        filter: ['==', ['geometry-type'], 'Point'],
        paint: {
          'circle-radius': 4.5,
          'circle-color': colours().halo,
          'circle-stroke-color': colours().mark,
          'circle-stroke-width': 2,
        },
      },
    ] as unknown as MapLayer['drawn'];
    const data = { type: 'FeatureCollection', features } as unknown as string;
    return [{ id: 'measure', sources: { measure: { type: 'geojson', data } }, drawn }];
  });
  return {
    on,
    points,
    length,
    area,
    layer,
    add: (lon: number, lat: number) => {
      points.value = [...points.value, [lon, lat]];
    },
    undo: () => {
      points.value = points.value.slice(0, -1);
    },
    toggle: () => {
      on.value = !on.value;
      points.value = [];
    },
  };
}
