import type { IndicatorDefinition } from '@hatangso/contracts/indicator-definitions';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import { type Moment, ofUnit, preferHashJoins, preferNothing } from '../../survey/index.ts';
import { computeUnit } from './compute-unit.ts';
import type { Computed } from './computed.ts';
import type { UnitEvidence } from './evidence.ts';
import { gatherCoverage } from './gather-coverage.ts';
import { gatherGroups } from './gather-groups.ts';
import { gatherBatches, gatherRegister } from './gather-register.ts';
import { gatherSurvey } from './gather-survey.ts';

export interface UnitFigures {
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly figures: readonly Computed[];
}

/**
 * The figures of every source, for the unit of the moment or for all that have evidence. A function of unit, date,
 * moment of knowledge and definitions alone: nothing stored is read, nothing is written.
 */
export async function computeFigures(
  tx: Tx,
  definitions: readonly IndicatorDefinition[],
  moment: Moment,
): Promise<UnitFigures[]> {
  await preferHashJoins(tx);
  const evidence = await gatherEvidence(tx, definitions, moment);
  await preferNothing(tx);
  return evidence.map((unit) => ({
    unitCode: unit.unitCode,
    provinceCode: unit.provinceCode,
    figures: computeUnit(definitions, unit),
  }));
}

/** What the definitions' figures rest on, as the database sums it, unit by unit. */
export async function gatherEvidence(
  tx: Tx,
  definitions: readonly IndicatorDefinition[],
  moment: Moment,
): Promise<UnitEvidence[]> {
  const units = await unitsWithEvidence(tx, moment);
  const batches = await gatherBatches(tx, moment);
  const groups = await gatherGroups(tx, moment);
  const survey = await gatherSurvey(tx, definitions, moment);
  const coverage = await gatherCoverage(tx, definitions, moment);
  const register = await gatherRegister(tx, moment);
  return units.map(({ unitCode, provinceCode }) => ({
    unitCode,
    provinceCode,
    groups: groups.get(unitCode) ?? [],
    survey: survey.get(unitCode) ?? [],
    coverage: coverage.cells.get(unitCode) ?? [],
    tables: coverage.tables.get(unitCode) ?? [],
    places: coverage.places.get(unitCode) ?? [],
    claims: coverage.claims.get(unitCode) ?? [],
    register: register.get(unitCode) ?? [],
    batches: batches.get(unitCode) ?? new Map(),
  }));
}

async function unitsWithEvidence(
  tx: Tx,
  moment: Moment,
): Promise<{ unitCode: string; provinceCode: string }[]> {
  const { rows } = await sql<{ unitCode: string; provinceCode: string }>`
    select distinct unit_code as "unitCode", province_code as "provinceCode"
    from evidence.batches
    where ${ofUnit('unit_code', moment)} and kind in ('groups', 'households', 'places', 'claims', 'figures')
    order by unit_code
  `.execute(tx);
  return rows;
}
