import type { RegionFigures } from '@hatangso/contracts/region';
import { query } from '../../../platform/action.ts';
import { NATION } from '../../../platform/db/scope.ts';
import { todayIn } from '../../../platform/today.ts';
import { figuresAcross, labelText, standardDefinitions, type UnitRows } from '../../indicators/index.ts';
import { unitsOn } from '../../territory/index.ts';
import { type Asked, chosenOf, mayLookAt } from './region-overview.ts';

/**
 * A region's wards with the stored figure of one indicator: the one asked for, else the one the overview begins with.
 * Targets, reports and peers are not read: a map of the country waits for this.
 */
export const readRegionFigures = query({
  name: 'overview.region.read',
  async run({ code, asOf: day, indicator }: Asked, doing): Promise<RegionFigures> {
    mayLookAt(code, doing);
    const asOf = day ?? todayIn(doing.now);
    const province = code === NATION ? null : code;
    const all = standardDefinitions();
    const chosen = chosenOf(all, indicator) ?? (province === null ? all[0] : undefined);
    const definitions = chosen === undefined ? all : [chosen];
    const units = await unitsOn(doing.tx, { province, level: 'ward', asOf });
    const rows = await figuresAcross(doing.tx, {
      provinceCode: province,
      asOf,
      knownAt: doing.now.toISOString(),
      definitions,
      targetsOf: () => new Map(),
      dues: [],
      lastOnly: true,
    });
    const standing = new Set(units.map((unit) => unit.code));
    const told = rows.filter(({ unitCode }) => standing.has(unitCode));
    const at = chosen === undefined ? mostTold(told, definitions.length) : 0;
    const byUnit = new Map(told.map((one) => [one.unitCode, one.rows[at]]));
    return {
      asOf,
      catalogue: all.map((one) => ({ code: one.code, name: labelText(one, one.name), unit: one.unit })),
      chosen: definitions[at]?.code ?? '',
      wards: units.map((unit) => {
        const figure = byUnit.get(unit.code);
        const known = figure !== undefined && figure.status !== 'no_data';
        return known
          ? [unit.code, unit.name, figure.value, figure.low, figure.high]
          : [unit.code, unit.name, null, null, null];
      }),
    };
  },
});

/** Which of the definitions most wards have a value of; of equals the first. */
function mostTold(rows: readonly UnitRows[], definitions: number): number {
  const counts = Array.from(
    { length: definitions },
    (_, at) => rows.filter(({ rows: told }) => (told[at]?.value ?? null) !== null).length,
  );
  return Math.max(0, counts.indexOf(Math.max(...counts)));
}
