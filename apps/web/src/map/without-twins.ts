import type { LayerSpecification, StyleSpecification } from 'maplibre-gl';

type Sources = StyleSpecification['sources'];

/** Sources that say the same under two names become one: their tiles are asked for and read once. */
export function withoutTwins(
  sources: Sources,
  layers: readonly LayerSpecification[],
): { sources: Sources; layers: LayerSpecification[] } {
  const first = new Map<string, string>();
  for (const [name, source] of Object.entries(sources)) {
    const said = JSON.stringify(source);
    if (!first.has(said)) first.set(said, name);
  }
  const nameOf = (name: string): string => first.get(JSON.stringify(sources[name])) ?? name;
  return {
    sources: Object.fromEntries(Object.entries(sources).filter(([name]) => nameOf(name) === name)),
    layers: layers.map((one) => ('source' in one ? { ...one, source: nameOf(one.source) } : one)),
  };
}
