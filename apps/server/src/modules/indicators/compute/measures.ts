import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';

/** One source of one indicator, or of one of its parts. */
export interface Measure<Source extends IndicatorSource = IndicatorSource> {
  readonly definition: IndicatorDefinition;
  readonly source: Source;
  /** `households_with_fibre:survey`, or `…:survey:among_wanting` for a part. */
  readonly key: string;
}

export const measureKey = (definition: IndicatorDefinition, source: string, part?: string): string =>
  [definition.code, source, ...(part === undefined ? [] : [part])].join(':');

/** Every source of the definitions, and after those of each definition the sources of its parts. */
export const measuresOf = (definitions: readonly IndicatorDefinition[]): Measure[] =>
  definitions.flatMap((definition) => [
    ...definition.sources.map((source) => ({
      definition,
      source,
      key: measureKey(definition, sourceId(source)),
    })),
    ...definition.also.map(({ code, source }) => ({
      definition,
      source,
      key: measureKey(definition, sourceId(source), code),
    })),
  ]);
