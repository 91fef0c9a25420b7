/** What makes wards alike. */
export interface Peer {
  readonly code: string;
  readonly population: number | null;
  readonly areaKm2: number | null;
}

export const peersAtMost = 6;

/** The rule in words, for whoever reads the comparison. */
export const peerRule = {
  vi: `${peersAtMost} xã, phường gần nhất về dân số và mật độ dân số (so theo tỷ lệ, hai yếu tố ngang nhau)`,
  en: `the ${peersAtMost} wards nearest in population and population density (compared as ratios, both weighing the same)`,
};

interface Placed {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

/**
 * For each ward the codes of those most like it, nearest first: by the straight distance of (ln population, ln density)
 * after both were brought to the same spread over all wards compared. A ward whose population or area is not known has
 * no peers and is nobody's peer; of equally near ones the lower code goes first.
 */
export function peersOf(wards: readonly Peer[]): ReadonlyMap<string, readonly string[]> {
  const placed = standardised(
    wards.flatMap(({ code, population, areaKm2 }): Placed[] =>
      population === null || areaKm2 === null || population <= 0 || areaKm2 <= 0
        ? []
        : [{ code, x: Math.log(population), y: Math.log(population / areaKm2) }],
    ),
  );
  return new Map(
    placed.map((own) => [
      own.code,
      placed
        .filter(({ code }) => code !== own.code)
        .map((other) => ({ code: other.code, far: (own.x - other.x) ** 2 + (own.y - other.y) ** 2 }))
        .toSorted((a, b) => a.far - b.far || (a.code < b.code ? -1 : 1))
        .slice(0, peersAtMost)
        .map(({ code }) => code),
    ]),
  );
}

function standardised(wards: readonly Placed[]): Placed[] {
  const spread = (of: (one: Placed) => number): number => {
    const mean = wards.reduce((sum, one) => sum + of(one), 0) / wards.length;
    return Math.sqrt(wards.reduce((sum, one) => sum + (of(one) - mean) ** 2, 0) / wards.length) || 1;
  };
  const [sx, sy] = [spread(({ x }) => x), spread(({ y }) => y)];
  return wards.map(({ code, x, y }) => ({ code, x: x / sx, y: y / sy }));
}
