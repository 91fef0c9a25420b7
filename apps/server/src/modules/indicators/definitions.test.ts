import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { expect, test } from 'vitest';
import { Problem } from '../../platform/problem.ts';
import {
  awaitedEvidence,
  definitionsOf,
  indicatorValue,
  isShare,
  labelText,
  withSettings,
} from './definition.ts';
import { parseDefinitions, standardDefinitions } from './read-definitions.ts';

const byCode = (code: string): IndicatorDefinition => {
  const found = standardDefinitions().find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};
const refusal = (act: () => unknown): Problem => {
  try {
    act();
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};
const own = (more: string) => `
- code: own_indicator
  name: { vi: Tên, en: Name }
  explanation: { vi: Lời, en: Words }
  numerator: { vi: Tử, en: Upper }
  denominator: { vi: Mẫu, en: Lower }
${more}`;

test('every indicator of the domain is defined, and no other', () => {
  expect(
    standardDefinitions()
      .map((one) => one.code)
      .toSorted(),
  ).toEqual(
    [
      ['households_with_fibre', 'households_offered_fibre', 'groups_with_fibre', 'places_with_5g'],
      ['priority_places_with_5g', 'population_with_5g', 'groups_with_mobile_broadband', 'readiness_6g'],
      [
        'adults_with_smartphone',
        'iot_per_person',
        'iot_rank',
        'people_with_digital_id',
        'people_with_id_number',
      ],
      ['adults_with_signature', 'people_offered_gigabit', 'platforms_adopted', 'connections_with_ipv6'],
      [
        'machines_with_antimalware',
        'monitored_systems',
        'security_layers',
        'soc_connected',
        'mobile_speed_4g',
      ],
      ['mobile_speed_5g', 'sample_adequacy', 'shared_sites', 'underground_share', 'businesses_on_cloud'],
      ['people_trained', 'satisfaction', 'vulnerabilities_fixed'],
    ]
      .flat()
      .toSorted(),
  );
});

test('the adult age is printed in the labels and can be set', () => {
  const signature = byCode('adults_with_signature');
  expect(labelText(signature, signature.denominator).vi).toBe('Người từ 18 tuổi');
  const set = withSettings(signature, { adultAge: 15 });
  expect(labelText(set, set.name).en).toBe('People aged 15 or older with a digital or electronic signature');
  expect(byCode('adults_with_smartphone').adultAge).toBe(15);
  expect(refusal(() => withSettings(byCode('places_with_5g'), { adultAge: 15 })).code).toBe(
    'indicator.setting_no_adults',
  );
});

test('a register may fill every indicator, and the police come before the survey', () => {
  for (const definition of standardDefinitions()) {
    const kinds = definition.sources.map((source) => source.kind);
    expect(kinds.includes('register') || kinds.includes('checklist'), definition.code).toBe(true);
  }
  expect(byCode('people_with_id_number').sources.map((one) => [one.kind, one.comparesOnly])).toEqual([
    ['register', undefined],
    ['survey', true],
  ]);
  expect(awaitedEvidence(byCode('people_with_id_number'))).toEqual(['figures']);
  expect(awaitedEvidence(byCode('mobile_speed_4g'))).toEqual(['drive-test', 'speed-tests', 'figures']);
});

test('a value is made as the definition measures it', () => {
  expect(indicatorValue(byCode('households_with_fibre'), 523, 1000)).toBe(52.3);
  expect(indicatorValue(byCode('iot_per_person'), 3, 2)).toBe(1.5);
  expect(indicatorValue(byCode('security_layers'), 3, 4)).toBe(3);
  expect(indicatorValue(byCode('households_with_fibre'), 0, 0)).toBeNull();
  expect(isShare(byCode('sample_adequacy'))).toBe(false);
  expect(isShare(byCode('people_with_id_number'))).toBe(true);
});

test('settings put the named sources first and leave the others in their order', () => {
  const set = withSettings(byCode('iot_per_person'), { sourceOrder: ['register'] });
  expect(set.sources.map((one) => one.kind)).toEqual(['register', 'survey']);
  const wrong = refusal(() => withSettings(byCode('iot_per_person'), { sourceOrder: ['police'] }));
  expect([wrong.code, wrong.params.known]).toEqual(['indicator.setting_unknown_source', 'survey, register']);
});

test('a ward adds an indicator by data alone', () => {
  const text = `  unit: count
  measure: count
  sources: [{ kind: survey, numerator: { sum: people, where: [{ field: package_mbps, at_least: 300 }] }, denominator: { sum: people } }]`;
  const added = parseDefinitions(own(text));
  expect(added[0]).toMatchObject({ version: 1, staleAfterMonths: 12, better: 'higher' });
  expect(definitionsOf(standardDefinitions(), added)).toHaveLength(standardDefinitions().length + 1);
  const again = refusal(() => definitionsOf(standardDefinitions(), [byCode('iot_rank')]));
  expect(again.code).toBe('indicator.code_taken');
  expect(refusal(() => definitionsOf([], added, { nothing: {} })).code).toBe('indicator.unknown');
});

test('each mistake of a definition is told with its line, its place and what was expected', () => {
  const problem = refusal(() =>
    parseDefinitions(
      own(`  unit: '%'
  measure: percent
  colour: red
  sources:
    - kind: survey
      numerator: { sum: adults, where: [{ field: package_mbps }] }
      denominator: { count: household }
    - kind: registr`),
    ),
  );
  const told = problem.rows.map((row) => [row.row, row.column, row.params?.expectedEn]);
  expect(told).toContainEqual([
    12,
    '[0].sources[0].numerator.where[0]',
    expect.stringContaining('one of at_least'),
  ]);
  expect(told).toContainEqual([
    13,
    '[0].sources[0].denominator.count',
    'one of these is expected: households',
  ]);
  expect(told).toContainEqual([14, '[0].sources[1].kind', expect.stringContaining('register')]);
  expect(told).toContainEqual([2, '[0]', expect.stringContaining('colour')]);
  expect(problem.rows.every((row) => row.params?.expectedVi !== row.params?.expectedEn)).toBe(true);
});

test('what the parts of a definition need of each other is checked', () => {
  const complaint = (more: string) =>
    refusal(() => parseDefinitions(own(more))).rows.map((row) => row.column);
  const adults = `numerator: { sum: adults }, denominator: { sum: people }`;
  expect(complaint(`  unit: '%'\n  measure: percent\n  sources: [{ kind: survey, ${adults} }]`)).toEqual([
    '[0].adultAge',
  ]);
  expect(complaint(`  unit: '%'\n  measure: ratio\n  sources: [{ kind: register }]`)).toEqual(['[0].unit']);
  expect(
    complaint(`  unit: km\n  measure: count\n  sources: [{ kind: register }, { kind: register }]`),
  ).toEqual(['[0].sources[1].id']);
  expect(refusal(() => parseDefinitions('- code: [')).rows[0]?.row).toBe(1);
  expect(refusal(() => parseDefinitions('nothing')).rows[0]?.column).toBe('-');
});
