import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { EvidenceRows, RowsKind, RowsQuery } from '@hatangso/contracts/indicator-routes';
import { type IndicatorSource, sourceId } from '@hatangso/contracts/indicator-sources';
import { expectations } from '@hatangso/contracts/problems/expectations';
import { sql } from 'kysely';
import { z } from 'zod';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { invalidRequest } from '../../../platform/problem.ts';
import { readsPeople } from '../../../platform/reads-people.ts';
import { coveredHouseholds, placesUnderClaims } from '../../coverage/index.ts';
import { knownThen, listHouseholds, type Moment } from '../../survey/index.ts';
import { definitionThen, figureThen } from '../figure-then.ts';
import { householdAdds, underSurvey } from './under-survey.ts';

export type RowsAsked = RowsQuery & { readonly unitCode: string; readonly indicator: string };

/** One source of an indicator at a moment, whose rows are looked for. */
export interface RowsOf {
  readonly definition: IndicatorDefinition;
  readonly wanted: string;
  readonly source: IndicatorSource;
  readonly moment: Moment & { readonly unitCode: string };
}

interface Page {
  readonly rows: Record<string, unknown>[];
  readonly next: string | null;
}

/** The rows under a figure: nothing is linked row by row, they are found again by the definition's own predicate. */
export const evidenceUnder = query({
  name: 'indicators.figure.read',
  async run(input: RowsAsked, doing): Promise<EvidenceRows> {
    const of = await rowsOf(input, doing);
    if (of === null) return { source: '', kind: 'none', rows: [], next: null, withheld: false };
    const base = { source: of.wanted, kind: kindOf(of.source) };
    if (isPersonal(base.kind) && !maySeeRows(doing)) return { ...base, rows: [], next: null, withheld: true };
    return { ...base, ...(await pageOf(of, input, doing)), withheld: false };
  },
  audit: ({ unitCode, indicator }, { kind, rows }, caller) =>
    isPersonal(kind)
      ? readsPeople(caller, {
          ...{ kind: 'survey.household', id: 'under', persons: rows.length, unitCode },
          facts: { indicator },
        })
      : [],
});

/** Who may see households row by row; others get counts. */
export const maySeeRows = ({ actor }: Doing): boolean => actor.permissions.has('survey.household.read');
export const isPersonal = (kind: RowsKind): boolean => kind === 'households' || kind === 'covered';

/** The source asked for, else the chosen one (which takes the figure itself); null where none speaks. */
export async function rowsOf(
  input: Pick<RowsAsked, 'unitCode' | 'indicator' | 'asOf' | 'knownAt' | 'source'>,
  doing: Doing,
): Promise<RowsOf | null> {
  const { definition, asOf, knownAt } = await definitionThen(doing, input);
  const wanted = input.source ?? (await figureThen(doing, input)).source;
  if (wanted === null) return null;
  const found = definition.sources.find((one) => sourceId(one) === wanted.split(':', 1)[0]);
  const moment = { unitCode: input.unitCode, asOf, knownAt };
  return { definition, wanted, source: found ?? { kind: 'register' }, moment };
}

export function kindOf(source: IndicatorSource): RowsKind {
  switch (source.kind) {
    case 'survey':
      return 'households';
    case 'coverage_people':
    case 'coverage_households':
    case 'groups_with_service':
      return 'covered';
    case 'coverage_places':
      return 'places';
    default:
      return 'register';
  }
}

async function pageOf(
  { definition, wanted, source, moment }: RowsOf,
  input: RowsAsked,
  doing: Doing,
): Promise<Page> {
  const { limit, skip, text, group } = input;
  const cursor = checkedCursor(input.cursor);
  switch (source.kind) {
    case 'survey': {
      const where = underSurvey(definition, source, input);
      const page = { moment, where, limit, cursor, skip };
      const { households, next } = await listHouseholds(doing.tx, page);
      return {
        rows: households.map((row) => ({ ...row, adds: householdAdds(definition, source, row) })),
        next,
      };
    }
    case 'coverage_people':
    case 'coverage_households':
    case 'groups_with_service': {
      const served = input.part === 'denominator' ? null : input.part === 'numerator';
      const page = { moment, asked: source, served, group: group ?? null, text, limit, cursor, skip };
      return coveredHouseholds(doing.tx, page);
    }
    case 'coverage_places': {
      const rows = await placesUnderClaims(doing.tx, { moment, asked: source, kinds: source.placeKinds });
      const asked =
        input.part === 'denominator'
          ? rows
          : rows.filter(({ served }) => served === (input.part === 'numerator'));
      return { rows: asked, next: null };
    }
    default:
      return { rows: await registerRows(definition.code, wanted, moment, doing), next: null };
  }
}

const cursorShape = z.array(z.string()).min(2).max(3);

function checkedCursor(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  try {
    cursorShape.parse(JSON.parse(cursor));
    return cursor;
  } catch {
    throw invalidRequest('cursor', expectations.nextOfPage);
  }
}

export async function registerRows(
  code: string,
  wanted: string,
  moment: Moment,
  { tx }: Doing,
): Promise<Record<string, unknown>[]> {
  const supplier = wanted.includes(':') ? wanted.slice(wanted.indexOf(':') + 1) : null;
  const { rows } = await sql<Record<string, unknown>>`
    select figure.indicator, figure.source, figure.numerator, figure.denominator, figure.as_of as "asOf", figure.document,
           figure.batch_id as batch, figure.row_no as "row"
    from evidence.register_figures as figure
    where figure.unit_code = ${moment.unitCode} and ${knownThen('figure', moment)} and figure.as_of <= ${moment.asOf}::date
      and (figure.indicator = ${code} or starts_with(figure.indicator, ${`${code}.`}))
      and (${supplier}::text is null or figure.source = ${supplier}::text)
    order by figure.indicator, figure.as_of desc
    limit 1000
  `.execute(tx);
  return rows;
}
