import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import type { RegionFigure, RegionOverview, RegionQuery, RegionUnit } from '@hatangso/contracts/region';
import { query } from '../../../platform/action.ts';
import { NATION } from '../../../platform/db/scope.ts';
import type { Doing } from '../../../platform/kernel.ts';
import { sortKey } from '../../../platform/names.ts';
import { Problem } from '../../../platform/problem.ts';
import { todayIn } from '../../../platform/today.ts';
import {
  figuresAcross,
  isShare,
  labelText,
  standardDefinitions,
  targetsByIndicator,
  type UnitRows,
} from '../../indicators/index.ts';
import { type PlanTargets, targetsAcross } from '../../plan/index.ts';
import { releasedReports, upwardDays } from '../../reporting/index.ts';
import { type ListedUnit, provinceNameOn, unitsOn } from '../../territory/index.ts';
import { countStates } from '../ward/board-rows.ts';
import { addUp } from './add-up.ts';
import { distributionOf } from './distribution.ts';
import { peerRule, peersOf } from './peers.ts';
import { reportState } from './report-state.ts';

export type Asked = RegionQuery & { readonly code: string };

/** A region's wards with what they have stored; a province's with every indicator, the country's with the chosen one. */
export const readRegion = query({
  name: 'overview.region.read',
  async run({ code, asOf: day, indicator }: Asked, doing): Promise<RegionOverview> {
    mayLookAt(code, doing);
    const { tx, now, installation } = doing;
    const asOf = day ?? todayIn(now);
    const province = code === NATION ? null : code;
    const units = await unitsOn(tx, { province, level: null, asOf });
    const all = standardDefinitions();
    const chosen = chosenOf(all, indicator);
    const definitions = province === null ? [chosen ?? all[0]].filter((one) => one !== undefined) : all;
    const read = await readAll(doing, { province, asOf, definitions });
    const wards = units.filter(({ level }) => level === 'ward').map((unit) => wardOf(unit, read, asOf));
    const peers = province === null ? new Map<string, readonly string[]>() : peersOf(wards);
    const told = definitions.map((definition, at) => ({
      code: definition.code,
      name: labelText(definition, definition.name),
      unit: definition.unit,
      better: definition.better,
      distribution: distributionOf(
        wards.map(({ figures }) => figures[at]?.[0] ?? null),
        isShare(definition) ? (definition.measure === 'percent' ? 100 : 1) : null,
      ),
    }));
    const most = told.toSorted((a, b) => b.distribution.counted - a.distribution.counted)[0];
    return {
      unit: { code, name: units.find((one) => one.code === code)?.name ?? provinceNamed(code, asOf) },
      asOf,
      indicators: told,
      catalogue: all.map((one) => ({ code: one.code, name: labelText(one, one.name), unit: one.unit })),
      chosen: chosen?.code ?? most?.code ?? '',
      counts: countStates([...read.rows.values()].flatMap(targetsOf)),
      units: wards.map((ward) => ({ ...ward, peers: [...(peers.get(ward.code) ?? [])] })),
      provinces: province === null ? provincesOf(units, wards, read, definitions, asOf) : [],
      withoutFigures: wards.filter(({ storedAt }) => storedAt === null).length,
      peerRule,
      ...(installation.demonstration ? { demonstration: true as const } : {}),
    };
  },
});

export function chosenOf(
  all: readonly IndicatorDefinition[],
  indicator: string | undefined,
): IndicatorDefinition | undefined {
  const chosen = all.find((one) => one.code === indicator);
  if (indicator !== undefined && chosen === undefined)
    throw new Problem('indicator.unknown', { code: indicator });
  return chosen;
}

/** The country is for those who have all of it; a province's reach is the server's to check. */
export function mayLookAt(code: string, { scope }: Doing): void {
  if (code !== NATION || scope.level === 'nation') return;
  throw new Problem('auth.forbidden', { permission: 'overview.region.read', unit: code });
}

interface Read {
  readonly rows: ReadonlyMap<string, UnitRows>;
  readonly plans: ReadonlyMap<string, readonly PlanTargets[]>;
  readonly report: (unitCode: string) => RegionUnit['report'];
}

async function readAll(
  { tx, now }: Doing,
  of: { province: string | null; asOf: string; definitions: readonly IndicatorDefinition[] },
): Promise<Read> {
  const { province: provinceCode, asOf, definitions } = of;
  const knownAt = now.toISOString();
  const plans = await targetsAcross(tx, { provinceCode, asOf, knownAt });
  const dues = new Set([...plans.values()].flat().flatMap(({ targets }) => targets.map(({ due }) => due)));
  const rows = await figuresAcross(tx, {
    provinceCode,
    asOf,
    knownAt,
    definitions,
    targetsOf: (unit) => targetsByIndicator(plans.get(unit) ?? []),
    dues: [...dues].filter((due) => due <= asOf),
  });
  const upward = await upwardDays(tx, provinceCode);
  const year = Number(asOf.slice(0, 4));
  const last = await releasedReports(tx, { unitCode: null, provinceCode, year: year - 1 });
  const current = await releasedReports(tx, { unitCode: null, provinceCode, year });
  return {
    rows: new Map(rows.map((one) => [one.unitCode, one])),
    plans,
    report: (unitCode) =>
      reportState(
        {
          hasPlan: plans.has(unitCode),
          upward: upward.get(unitCode) ?? null,
          issued: (one) => (one === year ? current : last).get(unitCode)?.issuedOn ?? null,
        },
        asOf,
      ),
  };
}

const targetsOf = ({ rows }: UnitRows) => rows.flatMap(({ targets }) => targets);

function wardOf({ level: _, ...unit }: ListedUnit, { rows, plans, report }: Read, asOf: string): RegionUnit {
  const own = rows.get(unit.code);
  const figures = (own?.rows ?? []).map(
    ({ value, low, high, status, evidenceDate, target }): RegionFigure | null =>
      status === 'no_data' ? null : [value, low, high, status, evidenceDate, target?.due ?? null],
  );
  return {
    ...unit,
    storedAt: own === undefined ? null : own.storedAt < asOf ? own.storedAt : asOf,
    hasPlan: plans.has(unit.code),
    counts: countStates(own === undefined ? [] : targetsOf(own)),
    figures,
    report: report(unit.code),
    peers: [],
    wards: null,
  };
}

/** The provinces that the wards lie in; what no file said of one itself is its wards' sum. */
/** As a heading says it, "Tỉnh Quảng Ngãi": most installations were told of wards only. */
function provinceNamed(code: string, asOf: string): string {
  const name = provinceNameOn(code, asOf) ?? code;
  return name.slice(0, 1).toLocaleUpperCase('vi') + name.slice(1);
}

function provincesOf(
  units: readonly ListedUnit[],
  wards: readonly RegionUnit[],
  { rows }: Read,
  definitions: readonly IndicatorDefinition[],
  asOf: string,
): RegionUnit[] {
  const byProvince = Map.groupBy(wards, ({ province }) => province ?? '');
  return [...byProvince].flatMap(([code, own]): RegionUnit[] => {
    const unit = units.find((one) => one.level === 'province' && one.code === code);
    const name = unit?.name ?? provinceNamed(code, asOf);
    if (name === code) return [];
    const told = own.flatMap((ward) => rows.get(ward.code) ?? []);
    const added = definitions.map((definition, at) =>
      addUp(
        definition,
        told.flatMap((ward) => ward.rows[at] ?? []),
      ),
    );
    return [
      {
        code,
        name: name.slice(0, 1).toLocaleUpperCase('vi') + name.slice(1),
        sortKey: unit?.sortKey ?? sortKey(name),
        province: code,
        population: unit?.population ?? sumOf(own.map(({ population }) => population)),
        areaKm2: unit?.areaKm2 ?? sumOf(own.map(({ areaKm2 }) => areaKm2)),
        storedAt: told.map(({ storedAt }) => storedAt).toSorted()[0] ?? null,
        hasPlan: own.some(({ hasPlan }) => hasPlan),
        counts: countStates(told.flatMap(targetsOf)),
        figures: added.map(({ figure }) => figure),
        report: { state: 'unknown', on: null },
        peers: [],
        wards: { counted: added[0]?.counted ?? 0, of: own.length },
      },
    ];
  });
}

/** Null as long as one of them is not known. */
const sumOf = (numbers: readonly (number | null)[]): number | null =>
  numbers.reduce<number | null>((sum, one) => (sum === null || one === null ? null : sum + one), 0);
