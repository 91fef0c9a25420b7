/**
 * The generated ward: a shape of about 34.65 km² around the ward's public centre, drawn by a formula (no real
 * boundary is copied), cut into rings and sectors that are its residential groups.
 */
export const centre = { lon: 108.809, lat: 15.1574 } as const;
const kmPerDegreeLat = 110.6;
const kmPerDegreeLon = 107.5;
/** Mean radius so that the area is the ward's published 34.65 km². */
const meanRadiusKm = 3.27;

export type Position = readonly [lon: number, lat: number];

/** Distance of the border from the centre in a direction (radians), km. */
const borderKm = (angle: number): number =>
  meanRadiusKm *
  (1 + 0.16 * Math.sin(2 * angle + 0.7) + 0.07 * Math.cos(5 * angle - 0.4) + 0.04 * Math.sin(9 * angle));

/** A point by direction and share of the way to the border. */
export function pointAt(angle: number, share: number): Position {
  const km = borderKm(angle) * share;
  const lon = centre.lon + (km * Math.cos(angle)) / kmPerDegreeLon;
  const lat = centre.lat + (km * Math.sin(angle)) / kmPerDegreeLat;
  return [Number(lon.toFixed(6)), Number(lat.toFixed(6))];
}

export interface GroupCell {
  readonly code: string;
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly inner: number;
  readonly outer: number;
}

/** Rings from the centre outwards: sectors and the shares of the way to the border between which they lie. */
const rings = [
  { sectors: 6, inner: 0, outer: 0.42 },
  { sectors: 10, inner: 0.42, outer: 0.72 },
  { sectors: 14, inner: 0.72, outer: 1 },
] as const;

/** The 30 residential groups. */
export const groupCells: readonly GroupCell[] = rings
  .flatMap(({ sectors, inner, outer }) =>
    Array.from({ length: sectors }, (_, at) => ({
      from: (2 * Math.PI * at) / sectors,
      to: (2 * Math.PI * (at + 1)) / sectors,
      inner,
      outer,
    })),
  )
  .map((cell, at) => ({
    ...cell,
    code: `TDP${String(at + 1).padStart(2, '0')}`,
    name: `Tổ dân phố số ${at + 1}`,
  }));

const arcSteps = 24;

function arc(from: number, to: number, share: number): Position[] {
  return Array.from({ length: arcSteps + 1 }, (_, at) =>
    pointAt(from + ((to - from) * at) / arcSteps, share),
  );
}

const closed = (ring: readonly Position[]): Position[] => {
  const [first] = ring;
  return first === undefined ? [] : [...ring, first];
};

/** Through the same points as the groups along it: no strip of land is left between them. */
export const boundaryRing = (): Position[] =>
  closed(
    groupCells.filter(({ outer }) => outer === 1).flatMap(({ from, to }) => arc(from, to, 1).slice(0, -1)),
  );

/** A group's outline; all borders are drawn with the same points, so neighbours touch without gaps. */
export function cellRing(cell: GroupCell): Position[] {
  const outer = arc(cell.from, cell.to, cell.outer);
  const inner = cell.inner === 0 ? [pointAt(0, 0)] : arc(cell.from, cell.to, cell.inner).reverse();
  return closed([...outer, ...inner]);
}

/** A point inside a cell, spread evenly over its area. */
export function pointIn(cell: GroupCell, random: () => number): Position {
  const angle = cell.from + (cell.to - cell.from) * (0.02 + 0.96 * random());
  const inner = cell.inner + 0.02;
  const outer = cell.outer - 0.02;
  return pointAt(angle, Math.sqrt(inner ** 2 + (outer ** 2 - inner ** 2) * random()));
}

/** A disc around a point, for coverage areas. */
export function disc([lon, lat]: Position, radiusKm: number): Position[] {
  const ring = Array.from({ length: 48 }, (_, at) => {
    const angle = (2 * Math.PI * at) / 48;
    const x = lon + (radiusKm * Math.cos(angle)) / kmPerDegreeLon;
    const y = lat + (radiusKm * Math.sin(angle)) / kmPerDegreeLat;
    return [Number(x.toFixed(6)), Number(y.toFixed(6))] as const;
  });
  return closed(ring);
}

/** A wedge from the centre beyond the border, for an operator that serves one side of the ward. */
export function wedge(from: number, to: number, reach: number): Position[] {
  return closed([pointAt(0, 0), ...arc(from, to, reach)]);
}
