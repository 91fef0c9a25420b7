/** A place in degrees. */
export type LonLat = readonly [lon: number, lat: number];

/** Mean radius of the Earth (IUGG), metres. */
const radius = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Along the great circle, metres (haversine). */
export function distance([lonA, latA]: LonLat, [lonB, latB]: LonLat): number {
  const across = Math.sin(radians(lonB - lonA) / 2) ** 2;
  const up = Math.sin(radians(latB - latA) / 2) ** 2;
  return 2 * radius * Math.asin(Math.sqrt(up + Math.cos(radians(latA)) * Math.cos(radians(latB)) * across));
}

/** Along a line of places, metres. */
export const lengthOf = (line: readonly LonLat[]): number =>
  line.slice(1).reduce((sum, place, at) => sum + distance(line[at] ?? place, place), 0);

/** Of a ring on the sphere, square metres; it need not be closed (Chamberlain and Duquette, 2007). */
export function areaOf(ring: readonly LonLat[]): number {
  if (ring.length < 3) return 0;
  let sum = 0;
  ring.forEach(([lon, lat], at) => {
    const [nextLon, nextLat] = ring[(at + 1) % ring.length] ?? [lon, lat];
    sum += radians(nextLon - lon) * (2 + Math.sin(radians(lat)) + Math.sin(radians(nextLat)));
  });
  return Math.abs((sum * radius * radius) / 2);
}

/** Metres that a pixel spans, on a map whose world is 512 pixels wide at zoom 0. */
export const metresPerPixel = (lat: number, zoom: number): number =>
  (2 * Math.PI * 6_378_137 * Math.cos(radians(lat))) / (512 * 2 ** zoom);

/** The longest round distance (1, 2 or 5 times a power of ten, metres) that is no longer than `most` metres. */
export function roundDistance(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most));
  const times = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  return times * power;
}
