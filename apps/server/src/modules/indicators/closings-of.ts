import type { ClosingRow, ClosingSource } from '@hatangso/contracts/closings';
import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sourceId } from '@hatangso/contracts/indicator-sources';
import type { SourceFigure } from '@hatangso/contracts/indicators';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { Doing } from '../../platform/kernel.ts';
import { chooseSource } from './choose-source.ts';
import type { Computed } from './compute/computed.ts';
import { labelText } from './definition.ts';
import { mayChooseFor, officesInCharge } from './in-charge.ts';
import { readWard } from './read-ward.ts';

export interface ClosingsAsked {
  readonly unitCode: string;
  readonly from: string;
  readonly to: string;
  /** The day the figures are closed, ISO. */
  readonly closing: string;
  /** Id of a source in words, in both languages. */
  readonly sourceName: (source: string) => { vi: string; en: string };
}

/**
 * What there is to choose among for each indicator of a period, and what was chosen: the sources with their figures on
 * the closing day, and how far each lies from the figure that holds. Indicators of which no source speaks are left out.
 */
export async function closingsOf(asked: ClosingsAsked, doing: Doing): Promise<ClosingRow[]> {
  const { unitCode, closing } = asked;
  const { plans, definitions, context } = await readWard({ unitCode, asOf: closing }, doing);
  const words = await closingWords(doing.tx, asked);
  const figures = context.figures.get(closing) ?? [];
  return definitions.flatMap((definition): ClosingRow[] => {
    const own = figures.filter(({ indicator }) => indicator === definition.code);
    if (own.length === 0) return [];
    const word = words.get(definition.code) ?? null;
    const closed = context.closedOn(definition.code, closing);
    const { chosen, sources, closedIsMissing } = chooseSource(definition, own, closed);
    const proposed = chooseSource(definition, own, null).chosen;
    const offices = officesInCharge(plans, definition, closing);
    return [
      {
        indicator: definition.code,
        name: labelText(definition, definition.name),
        unit: definition.unit,
        offices: offices.map(({ id, name }) => ({ id, name })),
        sources: sources.map((source) => sourceView(definition, source, chosen, asked)),
        proposed: proposed?.source ?? null,
        chosen: word?.source == null ? null : { ...word, source: word.source, speaks: !closedIsMissing },
        holds: chosen?.source ?? null,
        mayClose:
          doing.actor.permissions.has('indicators.figure.close') &&
          mayChooseFor(doing.actor, plans, offices, closing),
      },
    ];
  });
}

interface Word {
  readonly source: string | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly at: string;
}

/** The newest word on each indicator for exactly this period; a null source opened it again. */
async function closingWords(
  tx: Tx,
  { unitCode, from, to }: ClosingsAsked,
): Promise<ReadonlyMap<string, Word>> {
  const { rows } = await sql<Word & { indicator: string }>`
    select distinct on (indicator) indicator, source, reason, closed_by_name as by, closed_at as at
    from indicators.closings
    where unit_code = ${unitCode} and period_from = ${from}::date and period_to = ${to}::date
    order by indicator, closed_at desc, id
  `.execute(tx);
  return new Map(rows.map(({ indicator, ...word }) => [indicator, word]));
}

function sourceView(
  definition: IndicatorDefinition,
  figure: SourceFigure | Computed,
  holds: SourceFigure | null,
  { sourceName }: ClosingsAsked,
): ClosingSource {
  const { source, value, numerator, denominator, low, high, method, evidenceDate } = figure;
  const base = holds?.value ?? null;
  const compared = holds !== null && source !== holds.source && value !== null && base !== null;
  const difference = compared ? value - base : null;
  return {
    ...{ source, name: sourceName(source), value, numerator, denominator, low, high, method, evidenceDate },
    comparesOnly: definition.sources.some(
      (one) => one.comparesOnly === true && sourceId(one) === source.split(':', 1)[0],
    ),
    difference,
    relative: difference === null || base === null || base === 0 ? null : (100 * difference) / Math.abs(base),
    withinInterval: compared && holds !== null ? holdsValue(holds, value) || holdsValue(figure, base) : null,
    large: difference !== null && base !== null && isLarge(definition, difference, base, value ?? 0),
  };
}

/** The definition says how far two sources may lie apart without a word. */
function isLarge(
  { measure, differenceThreshold }: IndicatorDefinition,
  difference: number,
  a: number,
  b: number,
): boolean {
  const { points, relative } = differenceThreshold;
  return measure === 'percent'
    ? Math.abs(difference) > points
    : Math.abs(difference) > relative * Math.max(Math.abs(a), Math.abs(b));
}

function holdsValue({ low, high }: Pick<SourceFigure, 'low' | 'high'>, value: number): boolean {
  if (low === null && high === null) return false;
  return (low === null || value >= low) && (high === null || value <= high);
}
