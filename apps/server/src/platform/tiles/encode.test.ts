import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readTile } from '../../../../../test/support/tiles.ts';
import { coarser } from './clip.ts';
import { twiceArea } from './commands.ts';
import { encodeTile, featuresIn, type TileRow } from './encode.ts';
import { extent, frameOf, margin } from './frame.ts';
import { type Path, readTwkb, type Shape } from './twkb.ts';

/** Tiny WKB of whole numbers, as the database writes it: what `readTwkb` must undo. */
function twkb({ kind, parts }: Shape): Uint8Array {
  const bytes: number[] = [];
  let [x, y] = [0, 0];
  const varint = (value: number): void => {
    for (let left = value; ; left = Math.floor(left / 128)) {
      if (left < 128) return void bytes.push(left);
      bytes.push((left % 128) + 128);
    }
  };
  const signed = (value: number): void => varint(value < 0 ? -2 * value - 1 : 2 * value);
  const path = (places: Path, counted: boolean): void => {
    if (counted) varint(places.length / 2);
    for (let at = 0; at < places.length; at += 2) {
      signed((places[at] ?? 0) - x);
      signed((places[at + 1] ?? 0) - y);
      [x, y] = [places[at] ?? 0, places[at + 1] ?? 0];
    }
  };
  const type = { point: 1, line: 2, polygon: 3 }[kind];
  bytes.push(parts.length === 1 ? type : type + 3, 0);
  if (parts.length !== 1) varint(parts.length);
  for (const rings of parts) {
    if (kind === 'polygon') varint(rings.length);
    for (const ring of rings) path(ring, kind !== 'point');
  }
  return Uint8Array.from(bytes);
}

const coordinate = fc.oneof(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -100_000, max: 100_000 }));
const place = fc.tuple(coordinate, coordinate);
const paths = (least: number) =>
  fc.array(place, { minLength: least, maxLength: 12 }).map((places) => places.flat());
/** A ring that runs once around its middle, so that it has an area. */
const ring = fc
  .tuple(place, fc.integer({ min: 10, max: 300 }), fc.integer({ min: 3, max: 9 }), fc.boolean())
  .map(([[x, y], radius, corners, turn]) => {
    const places = Array.from({ length: corners }, (_, at) => {
      const angle = ((turn ? 1 : -1) * 2 * Math.PI * at) / corners;
      // + 0: a grid has no negative zero
      return [Math.round(x + radius * Math.cos(angle)) + 0, Math.round(y + radius * Math.sin(angle)) + 0];
    });
    return [...places, places[0] ?? []].flat();
  });
const several = <T>(part: fc.Arbitrary<T>) => fc.array(part, { minLength: 1, maxLength: 4 });
const shape: fc.Arbitrary<Shape> = fc.oneof(
  several(paths(1).map((path) => [path.slice(0, 2)])).map((parts) => ({ kind: 'point' as const, parts })),
  several(paths(2).map((path) => [path])).map((parts) => ({ kind: 'line' as const, parts })),
  several(fc.array(ring, { minLength: 1, maxLength: 3 })).map((parts) => ({
    kind: 'polygon' as const,
    parts,
  })),
);

test('Tiny WKB is read as it was written', () => {
  fc.assert(
    fc.property(shape, (given) => {
      expect(readTwkb(twkb(given))).toEqual(given);
    }),
  );
});

const flat = (path: readonly { x: number; y: number }[]): number[] => path.flatMap(({ x, y }) => [x, y]);
const withoutRepeats = (path: Path): number[] => {
  const clean: number[] = [];
  for (let at = 0; at < path.length; at += 2) {
    if (at > 0 && clean.at(-2) === path[at] && clean.at(-1) === path[at + 1]) continue;
    clean.push(path[at] ?? 0, path[at + 1] ?? 0);
  }
  return clean;
};

const inside = (given: Shape): boolean =>
  given.parts.flat(2).every((one) => one >= -margin && one <= extent + margin);

test('Mapbox’s reader finds the same places, lines and areas; outer rings clockwise, holes the other way', () => {
  fc.assert(
    fc.property(shape, (given) => {
      fc.pre(given.kind !== 'polygon' || inside(given));
      const tile = encodeTile([{ name: 'x', rows: [{ twkb: twkb(given) }] }]);
      const [seen] = tile === null ? [] : (readTile(tile).x ?? []);
      if (given.kind === 'point') {
        expect(seen?.geometry.flatMap(flat)).toEqual(given.parts.flat(2));
      } else if (given.kind === 'line') {
        const lines = given.parts
          .map(([line]) => withoutRepeats(line ?? []))
          .filter((line) => line.length > 2);
        expect(seen?.geometry.map(flat) ?? []).toEqual(lines);
      } else {
        const areas = given.parts.flatMap((rings) =>
          rings.map((one, at) => Math.abs(twiceArea(one)) * (at === 0 ? 1 : -1)),
        );
        expect(seen?.geometry.map((one) => twiceArea(flat(one)))).toEqual(areas);
      }
    }),
  );
});

const value = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((number) => !Object.is(number, -0)),
);
const names = fc
  .string({ minLength: 1, maxLength: 8 })
  .filter((name) => name !== 'twkb' && name !== '__proto__');

test('properties keep their values and types, whatever is shared between features', () => {
  const somewhere = twkb({ kind: 'point', parts: [[[1, 2]]] });
  fc.assert(
    fc.property(fc.array(fc.dictionary(names, value), { minLength: 1, maxLength: 8 }), (given) => {
      const rows = given.map((properties): TileRow => ({ ...properties, twkb: somewhere }));
      const tile = encodeTile([{ name: 'x', rows }]);
      const seen = readTile(tile ?? new Uint8Array()).x ?? [];
      expect(seen.map(({ properties }) => properties)).toEqual(given.map((one) => ({ ...one })));
    }),
  );
});

test('what is too small to be drawn is left out; a tile without anything is none', () => {
  const rows: TileRow[] = [
    { twkb: twkb({ kind: 'polygon', parts: [[[5, 5, 5, 5, 5, 5]]] }), code: 'gone' },
    { twkb: null, code: 'nowhere' },
    { twkb: Uint8Array.from([0x06, 0x10]), code: 'empty' },
  ];
  expect(encodeTile([{ name: 'x', rows }])).toBeNull();
  expect(encodeTile([])).toBeNull();
  const point: TileRow = { twkb: twkb({ kind: 'point', parts: [[[0, 0]]] }), code: 'here', nothing: null };
  const seen = readTile(encodeTile([{ name: 'x', rows: [...rows, point] }]) ?? new Uint8Array());
  expect(seen.x?.map(({ properties }) => properties)).toEqual([{ code: 'here' }]);
});

test('a tile lies where web maps look for it', () => {
  expect(frameOf(0, 0, 0)?.scale).toBeCloseTo(4096 / 40_075_016.6856, 12);
  // z12 over the ward
  const frame = frameOf(12, 3285, 1872);
  expect(frame?.degrees.west).toBeLessThan(108.72);
  expect(frame?.degrees.east).toBeGreaterThan(108.8);
  expect(frameOf(3, 8, 0)).toBeNull();
});

test('an area is cut at the margin: what lies in the tile stays, nothing lies beyond', () => {
  const side = fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: 1, max: 12_000 }));
  fc.assert(
    fc.property(side, side, fc.boolean(), ([west, width], [south, height], turn) => {
      const [east, north] = [west + width, south + height];
      const corners = [west, south, east, south, east, north, west, north, west, south];
      const one = turn ? corners : [west, south, west, north, east, north, east, south, west, south];
      const seen = readTile(
        encodeTile([{ name: 'x', rows: [{ twkb: twkb({ kind: 'polygon', parts: [[one]] }) }] }]) ??
          new Uint8Array(),
      );
      const rings = (seen.x ?? []).flatMap(({ geometry }) => geometry.map(flat));
      const span = (from: number, to: number) =>
        Math.max(0, Math.min(to, extent + margin) - Math.max(from, -margin));
      expect(rings.reduce((sum, path) => sum + twiceArea(path) / 2, 0)).toBe(
        span(west, east) * span(south, north),
      );
      for (const value of rings.flat()) expect(value >= -margin && value <= extent + margin).toBe(true);
    }),
  );
});

test('a ring that touches itself is cut like any other', () => {
  // two squares that meet in a corner, one of them half outside: the second's half must not become the whole tile
  const eight = [0, 0, 100, 0, 100, 100, 8000, 100, 8000, 200, 100, 200, 100, 100, 0, 100, 0, 0];
  const tile = encodeTile([{ name: 'x', rows: [{ twkb: twkb({ kind: 'polygon', parts: [[eight]] }) }] }]);
  const [ring = []] = (readTile(tile ?? new Uint8Array()).x ?? []).flatMap(({ geometry }) =>
    geometry.map(flat),
  );
  expect(Math.abs(twiceArea(ring)) / 2).toBe(100 * 100 + (extent + margin - 100) * 100);
});

test('points laid together become the same tile as points one by one', () => {
  const one = fc.record({ at: place, code: fc.option(value), people: fc.option(value) });
  fc.assert(
    fc.property(fc.array(one, { maxLength: 12 }), (given) => {
      const rows = given.map(({ at, code, people }): TileRow => {
        return { twkb: twkb({ kind: 'point', parts: [[at]] }), code, people };
      });
      const packed = {
        count: given.length,
        twkb: given.length === 0 ? null : twkb({ kind: 'point', parts: given.map(({ at }) => [at]) }),
        columns: { code: given.map(({ code }) => code), people: given.map(({ people }) => people) },
      };
      expect(encodeTile([{ name: 'x', packed }])).toEqual(encodeTile([{ name: 'x', rows }]));
      expect(featuresIn({ name: 'x', packed })).toBe(featuresIn({ name: 'x', rows }));
    }),
  );
  const alone: Shape = { kind: 'point', parts: [[[1, 2]]] };
  const packed = { count: 2, twkb: twkb(alone), columns: { code: ['a', 'b'] } };
  expect(() => encodeTile([{ name: 'x', packed }])).toThrow('1 points of 2 rows');
});

test('areas on a coarser grid share the borders they shared, lose straight corners, and never vanish', () => {
  const given = fc.array(ring, { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(given, fc.constantFrom(2, 4, 16), (rings, cell) => {
      const before: Shape = { kind: 'polygon', parts: rings.map((one) => [one]) };
      const after = coarser(before, cell);
      expect(after.parts.length).toBeGreaterThan(0);
      if (after === before) return;
      for (const value of after.parts.flat(2)) expect(Math.abs(value % cell)).toBe(0);
      for (const [one = []] of after.parts) expect(twiceArea(one)).not.toBe(0);
    }),
  );
  const square = [0, 0, 50, 1, 100, 0, 100, 100, 0, 100, 0, 0];
  const [[left = []] = []] = coarser({ kind: 'polygon', parts: [[square]] }, 4).parts;
  expect(left).toEqual([0, 0, 100, 0, 100, 100, 0, 100, 0, 0]);
  const speck: Shape = { kind: 'polygon', parts: [[[9, 9, 10, 9, 10, 10, 9, 9]]] };
  expect(coarser(speck, 16)).toBe(speck);
});
