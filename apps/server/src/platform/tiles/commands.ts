import type { Path, Shape, ShapeKind } from './twkb.ts';

/** The type of a feature as the tile's format numbers it. */
export const typeNumber: Readonly<Record<ShapeKind, number>> = { point: 1, line: 2, polygon: 3 };

const moveTo = 1;
const lineTo = 2;
const closePath = 7;

const command = (id: number, count: number): number => (count << 3) | id;
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

/**
 * A shape as the integers of a tile (Mapbox Vector Tile 2.1, 4.3): outer rings clockwise on the screen, holes the other
 * way, repeated places left out. Empty where nothing of it is left at this size.
 */
export function commandsOf(shape: Shape): number[] {
  const [x, y] = shape.parts[0]?.[0] ?? [];
  // by far the most features are single points
  if (shape.kind === 'point' && shape.parts.length === 1 && x !== undefined && y !== undefined)
    return [command(moveTo, 1), zigzag(x), zigzag(y)];
  const pen = new Pen();
  if (shape.kind === 'point') pen.points(shape.parts.flatMap((part) => part[0] ?? []));
  else if (shape.kind === 'line') for (const [line] of shape.parts) pen.line(line ?? []);
  else for (const rings of shape.parts) pen.polygon(rings);
  return pen.numbers;
}

class Pen {
  readonly numbers: number[] = [];
  #x = 0;
  #y = 0;

  points(path: Path): void {
    this.numbers.push(command(moveTo, path.length / 2));
    this.#run(path, 0, path.length / 2, 1);
  }

  line(path: Path): void {
    const clean = withoutRepeats(path);
    if (clean.length < 4) return;
    this.numbers.push(command(moveTo, 1));
    this.#run(clean, 0, 1, 1);
    this.numbers.push(command(lineTo, clean.length / 2 - 1));
    this.#run(clean, 1, clean.length / 2, 1);
  }

  polygon([outer = [], ...holes]: readonly Path[]): void {
    if (!this.#ring(outer, true)) return;
    for (const hole of holes) this.#ring(hole, false);
  }

  /** The last place of a ring is its first and is not written. False where the ring has no area left. */
  #ring(path: Path, outer: boolean): boolean {
    const clean = withoutRepeats(path);
    const places = clean.length / 2 - 1;
    const area = twiceArea(clean);
    if (places < 3 || area === 0) return false;
    // y grows downwards in a tile, so a positive area is clockwise on the screen
    const forward = area > 0 === outer;
    this.numbers.push(command(moveTo, 1));
    this.#run(clean, forward ? 0 : places, forward ? 1 : places - 1, forward ? 1 : -1);
    this.numbers.push(command(lineTo, places - 1));
    this.#run(clean, forward ? 1 : places - 1, forward ? places : 0, forward ? 1 : -1);
    this.numbers.push(command(closePath, 1));
    return true;
  }

  #run(path: Path, from: number, to: number, step: 1 | -1): void {
    for (let at = from; at !== to; at += step) {
      const x = path[2 * at] ?? 0;
      const y = path[2 * at + 1] ?? 0;
      this.numbers.push(zigzag(x - this.#x), zigzag(y - this.#y));
      this.#x = x;
      this.#y = y;
    }
  }
}

function withoutRepeats(path: Path): Path {
  const clean: number[] = [];
  for (let at = 0; at < path.length; at += 2) {
    const x = path[at] ?? 0;
    const y = path[at + 1] ?? 0;
    if (clean.length > 0 && clean.at(-2) === x && clean.at(-1) === y) continue;
    clean.push(x, y);
  }
  return clean;
}

/** The surveyor's formula over a closed ring. */
export function twiceArea(path: Path): number {
  let sum = 0;
  for (let at = 0; at + 3 < path.length; at += 2) {
    sum += (path[at] ?? 0) * (path[at + 3] ?? 0) - (path[at + 2] ?? 0) * (path[at + 1] ?? 0);
  }
  return sum;
}
