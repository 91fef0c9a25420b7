import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { RowsQuery } from '@hatangso/contracts/indicator-routes';
import type { SurveySource } from '@hatangso/contracts/indicator-sources';
import type { HouseholdRow } from '@hatangso/contracts/survey';
import { type RawBuilder, sql } from 'kysely';
import { contributionColumns } from '../compute/survey-columns.ts';
import { type Contribution, contribution } from '../household-answer.ts';

type Part = RowsQuery['part'];

/** Which households count, add to the numerator, or add less to it than to the denominator; named `household.…`. */
export function partOf(
  definition: IndicatorDefinition,
  source: SurveySource,
  part: Part,
): RawBuilder<unknown> {
  const { y, x } = contributionColumns({ definition, source, key: '', y: '', x: '' }, 'household');
  switch (part) {
    case 'numerator':
      return sql`(${y}) > 0`;
    case 'lacking':
      return sql`(${x}) > (${y})`;
    case 'denominator':
      return sql`(${x}) is not null`;
  }
}

/** The households of a part, a group, and with a text in their code. */
export function underSurvey(
  definition: IndicatorDefinition,
  source: SurveySource,
  { part, group, text }: { part: Part; group?: string | undefined; text?: string | undefined },
): RawBuilder<unknown> {
  const inGroup = group === undefined ? sql`true` : sql`household.group_code = ${group}`;
  return sql`${partOf(definition, source, part)} and ${inGroup} and ${withText(text)}`;
}

export const withText = (text: string | undefined): RawBuilder<unknown> =>
  text === undefined || text === ''
    ? sql`true`
    : sql`strpos(lower(household.code), lower(${text}::text)) > 0`;

/** What a household adds to numerator and denominator, by the rule that the sums follow. */
export const householdAdds = (
  definition: IndicatorDefinition,
  source: SurveySource,
  row: HouseholdRow,
): Contribution | null =>
  contribution(definition, source, {
    people: row.people,
    people15: row.people15,
    people18: row.people18,
    adults_with_smartphone: row.adultsWithSmartphone,
    adults_with_signature: row.adultsWithSignature,
    people_with_digital_id: row.peopleWithDigitalId,
    package_mbps: row.packageMbps,
    iot_connections: row.iotConnections,
    has_fibre: row.hasFibre,
    wants_fibre: row.wantsFibre,
    has_ipv6: row.hasIpv6,
  });
