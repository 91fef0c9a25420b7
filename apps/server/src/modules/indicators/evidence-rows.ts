import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { RowsQuery } from '@hatangso/contracts/indicator-routes';
import { type IndicatorSource, type SurveySource, sourceId } from '@hatangso/contracts/indicator-sources';
import { type RawBuilder, sql } from 'kysely';
import { query } from '../../platform/action.ts';
import type { Doing } from '../../platform/kernel.ts';
import { Problem } from '../../platform/problem.ts';
import { todayIn } from '../../platform/today.ts';
import { coveredHouseholds, placesUnderClaims } from '../coverage/index.ts';
import { knownThen, listHouseholds, type Moment } from '../survey/index.ts';
import { chooseSource } from './choose-source.ts';
import { closedSources } from './closings.ts';
import { contributionColumns } from './compute/survey-columns.ts';
import { definitionsOfWard } from './definitions-of-ward.ts';
import { figuresOfWard } from './figures-of-ward.ts';

type Input = RowsQuery & { readonly unitCode: string; readonly indicator: string };

interface Page {
  readonly rows: Record<string, unknown>[];
  readonly next: string | null;
}

/** The rows under a figure: nothing is linked row by row, they are found again by the definition's own predicate. */
export const evidenceUnder = query({
  name: 'indicators.figure.read',
  async run(input: Input, doing) {
    const knownAt = input.knownAt ?? doing.now.toISOString();
    const asOf = input.asOf ?? todayIn(doing.now);
    const moment: Moment = { unitCode: input.unitCode, asOf, knownAt };
    const definitions = await definitionsOfWard(doing.tx, { unitCode: input.unitCode, asOf, knownAt });
    const definition = definitions.find((one) => one.code === input.indicator);
    if (definition === undefined) throw new Problem('indicator.unknown', { code: input.indicator });
    const wanted = input.source ?? (await chosenSource(definition, input, doing, asOf));
    const source = definition.sources.find((one) => sourceId(one) === wanted?.split(':', 1)[0]);
    if (wanted === null) return { source: '', rows: [], next: null };
    const page = await rowsOf(definition, source ?? { kind: 'register' }, wanted, input, moment, doing);
    return { source: wanted, ...page };
  },
});

async function chosenSource(
  definition: IndicatorDefinition,
  input: Input,
  doing: Doing,
  asOf: string,
): Promise<string | null> {
  const at = { unitCode: input.unitCode, asOf, knownAt: input.knownAt ?? null, now: doing.now };
  const figures =
    (
      await figuresOfWard(doing.tx, [definition], { ...at, knownAt: at.knownAt ?? doing.now.toISOString() })
    ).get(asOf) ?? [];
  const closed = await closedSources(doing.tx, input.unitCode, input.knownAt ?? doing.now.toISOString());
  return chooseSource(definition, figures, closed(definition.code, asOf)).chosen?.source ?? null;
}

async function rowsOf(
  definition: IndicatorDefinition,
  source: IndicatorSource,
  wanted: string,
  input: Input,
  moment: Moment,
  doing: Doing,
): Promise<Page> {
  const { limit, group } = input;
  const cursor = input.cursor ?? null;
  switch (source.kind) {
    case 'survey': {
      const where = sql`${underSurvey(definition, source, input.part)} and ${inGroup(group)}`;
      const { households, next } = await listHouseholds(doing.tx, { moment, where, limit, cursor });
      return { rows: households.map((row) => ({ ...row })), next };
    }
    case 'coverage_people':
    case 'coverage_households':
    case 'groups_with_service':
      return coveredHouseholds(doing.tx, {
        moment,
        asked: source,
        served: input.part === 'numerator' ? true : null,
        group: group ?? null,
        limit,
        cursor,
      });
    case 'coverage_places':
      return {
        rows: await placesUnderClaims(doing.tx, { moment, asked: source, kinds: source.placeKinds }),
        next: null,
      };
    default:
      return { rows: await registerRows(definition.code, wanted, moment, doing), next: null };
  }
}

/** Households that answered; with `numerator` only those that add to it. */
function underSurvey(
  definition: IndicatorDefinition,
  source: SurveySource,
  part: RowsQuery['part'],
): RawBuilder<unknown> {
  const { y, x } = contributionColumns({ definition, source, key: '', y: '', x: '' }, 'household');
  return part === 'numerator' ? sql`(${y}) > 0` : sql`(${x}) is not null`;
}

const inGroup = (group: string | undefined): RawBuilder<unknown> =>
  group === undefined ? sql`true` : sql`household.group_code = ${group}`;

async function registerRows(
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
