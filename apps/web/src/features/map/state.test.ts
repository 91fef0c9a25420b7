import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readView, switched, writeView } from './state.ts';

test('a view survives the address', () => {
  const views = fc.record({
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    lat: fc.double({ min: -85, max: 85, noNaN: true }),
    zoom: fc.double({ min: 0, max: 22, noNaN: true }),
  });
  fc.assert(
    fc.property(views, (view) => {
      const back = readView(writeView(view));
      expect(back?.lon).toBeCloseTo(view.lon, 4);
      expect(back?.lat).toBeCloseTo(view.lat, 4);
      expect(back?.zoom).toBeCloseTo(view.zoom, 1);
    }),
  );
});

test('anything else is no view', () => {
  for (const said of [null, '', '1/2', 'a/b/c', '5/95/10', '99/10/10', '5//', '5/10/200'])
    expect(readView(said), String(said)).toBeNull();
});

test('a kind is switched off and on again alone', () => {
  const off = switched(switched(null, 'school'), 'market');
  expect(off).toBe('school,market');
  expect(switched(off, 'school')).toBe('market');
  expect(switched('market', 'market')).toBe('');
});
