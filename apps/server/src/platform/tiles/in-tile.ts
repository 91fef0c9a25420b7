import { type RawBuilder, sql } from 'kysely';
import type { Frame } from './frame.ts';

export type Drawn = 'points' | 'areas';

/** The box of a tile and its margin, in degrees (4326) or in metres (3857): `where geom && …` finds it by index. */
export const boxOf = (frame: Frame, srid: 4326 | 3857 = 4326): RawBuilder<unknown> => {
  const { west, south, east, north } = srid === 4326 ? frame.degrees : frame.metres;
  return sql`st_makeenvelope(${west}::float8, ${south}::float8, ${east}::float8, ${north}::float8, ${sql.lit(srid)})`;
};

/**
 * The column `twkb` of a tile's rows: a geometry in whole tile units as Tiny WKB. Works on both engines, where `ST_AsMVT`
 * is missing on one. Areas in degrees are sound and cut here, and projected when little is left; areas drawn small in
 * metres may cross themselves, and are cut when the tile is written (`clip.ts`).
 */
export function inTile(
  frame: Frame,
  geometry: RawBuilder<unknown>,
  drawn: Drawn,
  srid: 4326 | 3857 = 4326,
): RawBuilder<unknown> {
  const cut =
    drawn === 'points' || srid === 3857
      ? geometry
      : sql`st_collectionextract(st_clipbybox2d(${geometry}, ${boxOf(frame, srid)}), 3)`;
  const flat = srid === 3857 ? cut : sql`st_transform(${cut}, 3857)`;
  const { scale, left, top } = frame;
  return sql`st_astwkb(st_affine(${flat}, ${scale}::float8, 0, 0, ${-scale}::float8, ${left}::float8, ${top}::float8), 0)`;
}
