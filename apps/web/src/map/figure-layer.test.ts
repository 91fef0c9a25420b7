import { expect, test } from 'vitest';
import { figureLayer } from './figure-layer.ts';
import { ground, hatchName } from './look.ts';

Object.assign(globalThis, { window: { location: { origin: 'https://desk.example' } } });
const source = { path: '/tiles/wards', query: '', layer: 'units', zooms: { minzoom: 3, maxzoom: 12 } };
const rows = [
  { id: '1', colour: '#0b4f49', on: true },
  { id: '0', colour: '#fbf0d9', on: false },
  { id: 'none', colour: null, on: true },
];
const painted = [
  { code: '00004', class: '1' },
  { code: '00008', class: '0' },
  { code: '00025', class: 'none' },
];
const drawn = (of: typeof painted, on = rows) =>
  Object.fromEntries(
    figureLayer(source, of, on, ground.light, 1).drawn.map((one) => [one.id, one as object]),
  );

test('each class has its colour, one switched off none; no data is striped, never coloured', () => {
  const { figures, 'figures-none': none } = drawn(painted);
  expect(figures).toMatchObject({
    paint: { 'fill-color': ['match', ['get', 'code'], ['00004'], '#0b4f49', 'rgba(0,0,0,0)'] },
  });
  expect(none).toMatchObject({
    filter: ['match', ['get', 'code'], ['00004', '00008'], false, true],
    paint: { 'fill-pattern': hatchName },
  });
});

test('without any figure all is striped, and nothing where that too is off', () => {
  expect(drawn([])).toMatchObject({ figures: { paint: { 'fill-color': 'rgba(0,0,0,0)' } } });
  expect(drawn([])['figures-none']).not.toHaveProperty('filter');
  expect(drawn([], [{ id: 'none', colour: null, on: false }])).not.toHaveProperty('figures-none');
});
