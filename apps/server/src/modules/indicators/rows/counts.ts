import type { CountsQuery, EvidenceCounts } from '@hatangso/contracts/indicator-routes';
import { sql } from 'kysely';
import { query } from '../../../platform/action.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { countCovered, placesUnderClaims } from '../../coverage/index.ts';
import { countHouseholds } from '../../survey/index.ts';
import { gatherGroups } from '../compute/gather-groups.ts';
import { leastShown, smallOnes } from '../hide-small.ts';
import { isPersonal, kindOf, maySeeRows, type RowsOf, registerRows, rowsOf } from './evidence-rows.ts';
import { partOf, withText } from './under-survey.ts';

type Input = CountsQuery & { readonly unitCode: string; readonly indicator: string };

interface GroupCount {
  readonly group: string;
  readonly rows: number;
  readonly numerator: number;
  readonly lacking: number;
}

/** How many rows stand under a figure, group by group; small counts only for who may see the rows themselves. */
export const countsUnder = query({
  name: 'indicators.figure.read',
  async run(input: Input, doing): Promise<EvidenceCounts> {
    const of = await rowsOf(input, doing);
    const nothing = { rows: 0, numerator: 0, lacking: 0, groups: [] };
    if (of === null) return { source: '', kind: 'none', withheld: false, ...nothing };
    const kind = kindOf(of.source);
    const names = new Map(
      ((await gatherGroups(doing.tx, of.moment)).get(input.unitCode) ?? []).map(({ code, name }) => [
        code,
        name,
      ]),
    );
    const all = await groupCounts(of, input, doing);
    const counts = input.group === undefined ? all : all.filter(({ group }) => group === input.group);
    const withheld = isPersonal(kind) && !maySeeRows(doing);
    const told = { source: of.wanted, kind, withheld };
    // A search in codes tells a household apart, also by its count alone.
    if (withheld && input.text !== undefined)
      return { ...told, ...nothing, rows: null, numerator: null, lacking: null };
    return { ...told, ...shown(counts, names, withheld) };
  },
});

async function groupCounts(
  { definition, source, moment, wanted }: RowsOf,
  input: Input,
  doing: Doing,
): Promise<GroupCount[]> {
  const { tx } = doing;
  switch (source.kind) {
    case 'survey': {
      const parts = (['denominator', 'numerator', 'lacking'] as const).map(
        (part) => sql`${partOf(definition, source, part)} and ${withText(input.text)}`,
      );
      const found = await countHouseholds(tx, moment, parts);
      return found.flatMap(({ group, counts: [rows = 0, numerator = 0, lacking = 0] }) =>
        rows === 0 ? [] : [{ group, rows, numerator, lacking }],
      );
    }
    case 'coverage_people':
    case 'coverage_households':
    case 'groups_with_service': {
      const found = await countCovered(tx, { moment, asked: source, text: input.text });
      return found.map(({ group, rows, served }) => ({
        group,
        rows,
        numerator: served,
        lacking: rows - served,
      }));
    }
    case 'coverage_places': {
      const places = await placesUnderClaims(tx, { moment, asked: source, kinds: source.placeKinds });
      const served = places.filter((place) => place.served === true).length;
      return [{ group: '', rows: places.length, numerator: served, lacking: places.length - served }];
    }
    default: {
      const { length: rows } = await registerRows(definition.code, wanted, moment, doing);
      return [{ group: '', rows, numerator: rows, lacking: 0 }];
    }
  }
}

function shown(
  counts: readonly GroupCount[],
  names: ReadonlyMap<string, string>,
  withheld: boolean,
): Pick<EvidenceCounts, 'rows' | 'numerator' | 'lacking' | 'groups'> {
  const hidden = withheld
    ? smallOnes(counts.map(({ rows, numerator }) => ({ whole: rows, part: numerator })))
    : [];
  const sum = (part: (one: GroupCount) => number): number | null => {
    const total = counts.reduce((all, one) => all + part(one), 0);
    return withheld && total > 0 && total < leastShown ? null : total;
  };
  return {
    rows: sum(({ rows }) => rows),
    numerator: sum(({ numerator }) => numerator),
    lacking: sum(({ lacking }) => lacking),
    groups: counts
      .filter(({ group }) => group !== '')
      .map(({ group, ...own }, at) => {
        const name = names.get(group) ?? group;
        return hidden[at] === true
          ? { group, name, rows: null, numerator: null, lacking: null }
          : { group, name, ...own };
      }),
  };
}
