import type { ReleaseContent } from '@hatangso/contracts/report-releases';
import type { Doing } from '../../platform/kernel.ts';
import { plansInForce } from '../plan/index.ts';
import { chooseSource } from './choose-source.ts';
import { closedSources } from './closings.ts';
import { computeFigures } from './compute/compute-figures.ts';
import { gatherGroups } from './compute/gather-groups.ts';
import { labelText } from './definition.ts';
import { definitionsWith } from './definitions-of-ward.ts';

/** What a release freezes beside the figures themselves: group by group, and what each indicator meant. */
export type FrozenFigures = Required<Pick<ReleaseContent, 'groupFigures' | 'meanings'>>;

/**
 * The figures of every residential group on a date as known at a moment, of the source that holds for the ward, by
 * indicator's code; nothing is left out for being small: whoever shows them to the public does that.
 */
export async function frozenFigures(
  moment: { readonly unitCode: string; readonly asOf: string; readonly knownAt: string },
  { tx }: Pick<Doing, 'tx'>,
): Promise<FrozenFigures> {
  const { unitCode, asOf, knownAt } = moment;
  const definitions = definitionsWith(await plansInForce(tx, unitCode, asOf, knownAt));
  const figures = (await computeFigures(tx, definitions, moment))[0]?.figures ?? [];
  const closedOn = await closedSources(tx, unitCode, knownAt);
  const names = new Map(
    ((await gatherGroups(tx, moment)).get(unitCode) ?? []).map(({ code, name }) => [code, name]),
  );
  const groupFigures = definitions.flatMap((definition) => {
    const own = figures.filter(({ indicator }) => indicator === definition.code);
    const { chosen } = chooseSource(definition, own, closedOn(definition.code, asOf));
    const groups = own.find(({ source }) => source === chosen?.source)?.groups ?? [];
    const rows = groups.map(({ group, value, numerator, denominator, low, high }) => ({
      ...{ group, name: names.get(group) ?? group, value, numerator, denominator, low, high },
    }));
    return rows.length === 0 ? [] : [[definition.code, rows] as const];
  });
  const meanings = definitions.map((definition) => [
    definition.code,
    {
      explanation: labelText(definition, definition.explanation),
      numerator: labelText(definition, definition.numerator),
      denominator: labelText(definition, definition.denominator),
    },
  ]);
  return { groupFigures: Object.fromEntries(groupFigures), meanings: Object.fromEntries(meanings) };
}
