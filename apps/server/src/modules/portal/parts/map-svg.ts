import { type Html, html } from '../html.ts';

/** A GeoJSON geometry in longitude and latitude, as it comes from a release. */
export interface Shape {
  readonly type: string;
  readonly coordinates?: unknown;
}

export interface MapArea {
  readonly shape: Shape;
  /** Class of CSS that fills it. */
  readonly look: string;
  /** Read by a pointer and a screen reader: "Tổ 5: 93,2 %". */
  readonly title: string;
  /** A few signs drawn inside where there is room. */
  readonly label: string;
}

type Point = readonly [x: number, y: number];
type Ring = readonly Point[];

const isPoint = (value: unknown): value is Point =>
  Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number';
const isRing = (value: unknown): value is Ring => Array.isArray(value) && value.every(isPoint);

/** Rings of a Polygon or MultiPolygon; anything else has none. */
export function ringsOf(shape: Shape): Ring[] {
  const polygons =
    shape.type === 'Polygon' ? [shape.coordinates] : shape.type === 'MultiPolygon' ? shape.coordinates : [];
  return (Array.isArray(polygons) ? polygons : []).flatMap((polygon) =>
    Array.isArray(polygon) ? polygon.filter(isRing) : [],
  );
}

const width = 640;

/** Degrees to a picture of 640 wide, north up, true to shape at the area's latitude. */
function projection(rings: readonly Ring[]): {
  readonly to: (point: Point) => Point;
  readonly height: number;
} {
  const points = rings.flat();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [west, east, south, north] = [
    least(xs),
    -least(xs.map((x) => -x)),
    least(ys),
    -least(ys.map((y) => -y)),
  ];
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const scale = (width - 8) / Math.max(1e-9, (east - west) * squeeze);
  return {
    to: ([x, y]) => [4 + (x - west) * squeeze * scale, 4 + (north - y) * scale],
    height: Math.ceil((north - south) * scale) + 8,
  };
}

/** Not by spreading into Math.min: a boundary may have more points than a call has arguments. */
const least = (values: readonly number[]): number => values.reduce((a, b) => Math.min(a, b), Infinity);

const pathOf = (rings: readonly Ring[], to: (point: Point) => Point): string =>
  rings
    .map(
      (ring) =>
        `M${ring
          .map((point) =>
            to(point)
              .map((n) => n.toFixed(1))
              .join(' '),
          )
          .join('L')}z`,
    )
    .join('');

/** Area and centre of the largest ring, in the picture. */
function middleOf(
  rings: readonly Ring[],
  to: (point: Point) => Point,
): { readonly at: Point; readonly size: number } {
  let best = { at: [0, 0] as Point, size: 0 };
  for (const ring of rings) {
    const points = ring.map(to);
    let [area, x, y] = [0, 0, 0];
    points.forEach(([x1, y1], i) => {
      const [x2, y2] = points[(i + 1) % points.length] ?? [x1, y1];
      const cross = x1 * y2 - x2 * y1;
      area += cross / 2;
      x += ((x1 + x2) * cross) / 6;
      y += ((y1 + y2) * cross) / 6;
    });
    if (Math.abs(area) > best.size) best = { at: [x / area, y / area], size: Math.abs(area) };
  }
  return best;
}

/** The areas in their looks under the unit's outline. Pure: the same shapes give the same picture. Null without shapes. */
export function mapSvg(areas: readonly MapArea[], outline: Shape | null, label: string): Html | null {
  const all = [...areas.map(({ shape }) => shape), ...(outline === null ? [] : [outline])].flatMap(ringsOf);
  if (all.length === 0) return null;
  const { to, height } = projection(all);
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${areas.map((area) => areaSvg(area, to))}${
    outline === null ? null : html`<path class="outline" d="${pathOf(ringsOf(outline), to)}"/>`
  }</svg>`;
}

function areaSvg({ shape, look, title, label }: MapArea, to: (point: Point) => Point): Html {
  const rings = ringsOf(shape);
  const { at, size } = middleOf(rings, to);
  const roomy = size > 500 * label.length && label !== '';
  return html`<g class="area ${look}"><title>${title}</title><path d="${pathOf(rings, to)}"/>${
    roomy ? html`<text x="${at[0].toFixed(1)}" y="${(at[1] + 5).toFixed(1)}">${label}</text>` : null
  }</g>`;
}
