import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothEngines } from '../../../../../../test/support/house.ts';
import { jobsScope } from '../../../platform/db/scope.ts';
import { transaction } from '../../../platform/db/transaction.ts';
import { contribution, type Household } from '../household-answer.ts';
import { parseDefinitions, standardDefinitions } from '../read-definitions.ts';
import { surveyMeasures } from './gather-survey.ts';
import { contributionColumns } from './survey-columns.ts';

/** A ward's own indicators, with what the standard ones do not use: bounds, several conditions, a restricted domain. */
const added = parseDefinitions(
  `
- code: fast_homes
  name: { vi: Hộ có gói nhanh, en: Homes with a fast line }
  explanation: { vi: Hộ có gói từ 300 Mb/s, en: Homes with 300 Mb/s or more }
  unit: "%"
  measure: percent
  numerator: { vi: Hộ, en: Homes }
  denominator: { vi: Hộ, en: Homes }
  sources:
    - kind: survey
      where: [{ field: has_fibre, is: true }, { field: people, above: 1 }]
      numerator: { count: households, where: [{ field: package_mbps, at_least: 300, below: 900 }] }
      denominator: { count: households, where: [{ field: wants_fibre, is: false }] }
- code: devices_of_the_old
  name: { vi: Thiết bị, en: Devices }
  explanation: { vi: Thiết bị, en: Devices }
  unit: per_person
  measure: ratio
  adultAge: 18
  numerator: { vi: Thiết bị, en: Devices }
  denominator: { vi: Người từ {adultAge} tuổi, en: People of {adultAge} }
  sources:
    - kind: survey
      numerator: { sum: iot_connections, where: [{ field: adults, equals: 2 }] }
      denominator: { sum: adults, where: [{ field: has_ipv6, is: true }] }
`
    .replaceAll('Người từ {adultAge} tuổi', '"Người từ {adultAge} tuổi"')
    .replaceAll('People of {adultAge}', '"People of {adultAge}"'),
);

const asked = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 3 });
const small = fc.integer({ min: 0, max: 5 });
const households: fc.Arbitrary<Household[]> = fc.array(
  fc.record({
    people: small,
    people15: asked(small),
    people18: asked(small),
    adults_with_smartphone: asked(small),
    adults_with_signature: asked(small),
    people_with_digital_id: asked(small),
    package_mbps: asked(fc.constantFrom(0, 100, 300, 899, 900, 1000)),
    iot_connections: asked(small),
    has_fibre: asked(fc.boolean()),
    wants_fibre: asked(fc.boolean()),
    has_ipv6: asked(fc.boolean()),
  }),
  { minLength: 1, maxLength: 40 },
);

onBothEngines('what a household adds to a survey indicator', (house) => {
  const measures = surveyMeasures([...standardDefinitions(), ...added]);

  const inDatabase = (given: readonly Household[]): Promise<Record<string, number | null>[]> =>
    transaction(house().kernel.engine, jobsScope, 'read', async (tx) => {
      const columns = measures.flatMap((measure) => {
        const { y, x } = contributionColumns(measure, 'known');
        return [
          sql`(${y})::double precision as ${sql.ref(measure.y)}`,
          sql`(${x})::double precision as ${sql.ref(measure.x)}`,
        ];
      });
      const rows = JSON.stringify(given.map((household, at) => ({ at, ...household })));
      const result = await sql<Record<string, number | null>>`
        select ${sql.join(columns)}
        from json_to_recordset(${rows}::json) as known (at integer, people integer, people15 integer, people18 integer,
          adults_with_smartphone integer, adults_with_signature integer, people_with_digital_id integer, package_mbps integer,
          iot_connections integer, has_fibre boolean, wants_fibre boolean, has_ipv6 boolean)
        order by at
      `.execute(tx);
      return result.rows;
    });

  test('is the same in SQL as in the rule, answer by answer', async () => {
    expect(measures.length).toBeGreaterThan(8);
    await fc.assert(
      fc.asyncProperty(households, async (given) => {
        const found = await inDatabase(given);
        given.forEach((household, at) => {
          for (const { definition, source, y, x, key } of measures) {
            const expected = contribution(definition, source, household);
            const row = found[at] ?? {};
            expect({ key, y: row[y], x: row[x] }).toEqual({
              key,
              y: expected?.numerator ?? null,
              x: expected?.denominator ?? null,
            });
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});
