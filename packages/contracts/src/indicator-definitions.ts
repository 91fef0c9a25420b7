import { z } from 'zod';
import { indicatorSource, sourceId, usesAdults } from './indicator-sources.ts';
import { targetComparison } from './indicators.ts';

/** A text in both languages of the software. */
export const bilingual = z.strictObject({ vi: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Bilingual = z.infer<typeof bilingual>;

export const indicatorCode = z.string().regex(/^[a-z][a-z0-9_]{2,59}$/);

/**
 * How a value is made of its numerator and denominator: `percent` 100·n/d, `ratio` n/d (a mean, a number a
 * person), `count` n alone (people, kilometres, a rank), the denominator then only being what it is read against.
 */
export const measure = z.enum(['percent', 'ratio', 'count']);
export type Measure = z.infer<typeof measure>;

/** What an indicator is about; the list is read by it. */
export const indicatorTheme = z.enum(['fibre', 'mobile', 'people', 'things', 'security', 'plant', 'own']);

/** From which age a person is an adult; only the ages that a household sheet can tell. */
export const adultAge = z.union([z.literal(15), z.literal(18)]);

/** From which difference two sources are pointed out: percentage points for `percent`, else a share of the larger. */
const differenceThreshold = z.strictObject({
  points: z.number().positive().default(5),
  relative: z.number().positive().default(0.1),
});

/** A public level beside which a figure is read, from a text that carries number and date and can be replaced. */
const threshold = z.strictObject({
  comparison: targetComparison,
  level: z.number(),
  reference: z.strictObject({ number: z.string().min(1), date: z.iso.date(), name: bilingual }),
});

/** A figure shown apart beside the main one; evidence from a register names it `code.part`. */
const part = z.strictObject({
  code: indicatorCode,
  name: bilingual,
  source: indicatorSource,
});

/**
 * What is counted over what, as data: the standard ones and those a ward adds in its plan's file are of this
 * one shape, and the SQL that makes a figure is generated from `sources`. Labels print `{adultAge}`.
 */
export const indicatorDefinition = z
  .strictObject({
    code: indicatorCode,
    /** Raised whenever the meaning of the figure changes; stored beside every figure. */
    version: z.number().int().positive().default(1),
    name: bilingual,
    theme: indicatorTheme.default('own'),
    /** The indicator in words for someone who is no statistician. */
    explanation: bilingual,
    /** `%`, `per_person`, `Mb/s`, `rank`, `score`, `count`, … : printed behind the value. */
    unit: z.string().trim().min(1).max(30),
    measure,
    /** The numerator is part of the denominator, so the value cannot pass 100 % (or 1). Default: for `percent`. */
    share: z.boolean().optional(),
    numerator: bilingual,
    denominator: bilingual,
    adultAge: adultAge.optional(),
    better: z.enum(['higher', 'lower']).default('higher'),
    staleAfterMonths: z.number().int().positive().max(120).default(12),
    /** Code of the office in charge by default; the plan's own list of offices decides. */
    office: z.string().min(1).optional(),
    differenceThreshold: differenceThreshold.prefault({}),
    /** In order of preference: the first that speaks is proposed until the office in charge closes one. */
    sources: z.array(indicatorSource).min(1),
    also: z.array(part).default([]),
    thresholds: z.array(threshold).default([]),
  })
  .superRefine((definition, context) => {
    const refuse = (path: PropertyKey[], vi: string, en: string) =>
      context.addIssue({ code: 'custom', path, message: en, params: { vi, en } });
    if ((definition.measure === 'percent') !== (definition.unit === '%')) {
      refuse(['unit'], 'đơn vị "%" đi với measure "percent"', 'unit "%" goes with measure "percent"');
    }
    const labels = [definition.name, definition.explanation, definition.numerator, definition.denominator];
    const ageInLabels = labels.some((label) => `${label.vi}${label.en}`.includes('{adultAge}'));
    const sources = [...definition.sources, ...definition.also.map((one) => one.source)];
    if (definition.adultAge === undefined && (ageInLabels || sources.some(usesAdults))) {
      refuse(['adultAge'], 'cần tuổi trưởng thành: 15 hoặc 18', 'an adult age is needed: 15 or 18');
    }
    refuseRepeats(definition.sources.map(sourceId), (at, id) =>
      refuse(
        ['sources', at, 'id'],
        `nguồn "${id}" lặp lại, cần id riêng`,
        `source "${id}" repeats, give it an id`,
      ),
    );
    refuseRepeats(
      definition.also.map((one) => one.code),
      (at, code) => refuse(['also', at, 'code'], `mã "${code}" lặp lại`, `code "${code}" repeats`),
    );
    definition.sources.forEach((source, at) => {
      if (source.kind === 'rank' && source.of === definition.code) {
        refuse(['sources', at, 'of'], 'không xếp hạng chính nó được', 'an indicator cannot rank itself');
      }
    });
  });
/** A checked definition, defaults filled in. */
export type IndicatorDefinition = z.output<typeof indicatorDefinition>;

/** A list of definitions, as in the standard file and in a plan's `indicators`. */
export const indicatorDefinitions = z.array(indicatorDefinition).superRefine((definitions, context) =>
  refuseRepeats(
    definitions.map((one) => one.code),
    (at, code) =>
      context.addIssue({
        code: 'custom',
        path: [at, 'code'],
        message: `code "${code}" repeats`,
        params: { vi: `mã "${code}" lặp lại`, en: `code "${code}" repeats` },
      }),
  ),
);

/** What a ward may set of a standard indicator without redefining it. */
export const indicatorSettings = z.strictObject({
  adultAge: adultAge.optional(),
  staleAfterMonths: z.number().int().positive().max(120).optional(),
  office: z.string().min(1).optional(),
  differenceThreshold: differenceThreshold.optional(),
  /** Ids of sources, preferred first; those not named keep their order behind. */
  sourceOrder: z.array(z.string().min(1)).min(1).optional(),
});
export type IndicatorSettings = z.output<typeof indicatorSettings>;

function refuseRepeats(keys: readonly string[], refuse: (at: number, key: string) => void): void {
  const seen = new Set<string>();
  keys.forEach((key, at) => {
    if (seen.has(key)) refuse(at, key);
    seen.add(key);
  });
}
