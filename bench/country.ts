import { sql } from 'kysely';
import { readConfig } from '../apps/server/src/config.ts';
import { kernelOn } from '../apps/server/src/context.ts';
import { initialise } from '../apps/server/src/init.ts';
import { computeFigures } from '../apps/server/src/modules/indicators/compute/compute-figures.ts';
import { gatherCoverage } from '../apps/server/src/modules/indicators/compute/gather-coverage.ts';
import {
  contributions,
  gatherSurvey,
  sumsOf,
  surveyMeasures,
} from '../apps/server/src/modules/indicators/compute/gather-survey.ts';
import { standardDefinitions } from '../apps/server/src/modules/indicators/index.ts';
import { storeFigures } from '../apps/server/src/modules/indicators/stored-figures.ts';
import { preferHashJoins } from '../apps/server/src/modules/survey/index.ts';
import type { Tx } from '../apps/server/src/platform/db/client.ts';
import { nationScope } from '../apps/server/src/platform/db/scope.ts';
import { ownerTransaction, transaction } from '../apps/server/src/platform/db/transaction.ts';
import { findPostgres, startCluster } from '../test/support/postgres.ts';
import { fillCountry } from './fill-country.ts';
import { median, newFolder, type Row, report } from './report.ts';

/**
 * The figures of all indicators for the whole country in one set-based pass on PostgreSQL: 3,321 wards, ten groups and
 * 301 households each, three claims a ward. Aggregation under row-level security is held against a bare query of the
 * owner that makes the same sums by (ward, group) over the same rows, in the same run; the spatial joins and the
 * storing of figures are measured apart. Bound: 2 times the bare query (docs of the features).
 */
export async function benchCountry(wards: number): Promise<Row[]> {
  const found = findPostgres();
  if ('missing' in found) throw new Error(`needs ${found.missing}`);
  const cluster = await startCluster(found.bin);
  try {
    cluster.sql('postgres', 'create database bench');
    const config = {
      ...readConfig({ data: newFolder() }, {}),
      databaseUrl: cluster.url('bench'),
      logLevel: 'error',
    };
    const { engine, installation } = await initialise(config, false);
    const kernel = kernelOn(engine, installation, config);
    const filled = await ownerTransaction(engine, (tx) => fillCountry(tx, wards));
    cluster.sql('bench', 'vacuum analyze');
    const rows = await measure(kernel.engine, filled);
    await engine.close();
    return rows;
  } finally {
    cluster.stop();
  }
}

const rounds = 3;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < rounds; at += 1) times.push(await once(work));
  return median(times);
}

async function inTurns(
  first: () => Promise<unknown>,
  second: () => Promise<unknown>,
): Promise<[number, number]> {
  const [a, b]: [number[], number[]] = [[], []];
  for (let at = 0; at < rounds; at += 1) {
    a.push(await once(first));
    b.push(await once(second));
  }
  return [median(a), median(b)];
}

const once = async (work: () => Promise<unknown>): Promise<number> => {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
};

async function measure(engine: Parameters<typeof transaction>[0], households: number): Promise<Row[]> {
  const definitions = standardDefinitions();
  const moment = { unitCode: null, asOf: '2026-11-22', knownAt: new Date().toISOString() };
  // As `computeFigures` sets the planner up before it gathers.
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
    transaction(engine, nationScope, 'read', async (tx) => {
      await preferHashJoins(tx);
      return work(tx);
    });
  const idle = process.memoryUsage().rss;
  const measures = surveyMeasures(definitions);
  const bareQuery = sql`
    with answers as (select known.unit_code, known.group_code, ${contributions(measures)} from survey.households as known offset 0)
    select unit_code, group_code, count(*), ${sumsOf(measures)} from answers group by unit_code, group_code`;
  // In turns, so that the machine's other work weighs on both alike; the bare query with the planner's better settings.
  const [bare, sums] = await inTurns(
    () =>
      ownerTransaction(engine, async (tx) => {
        await preferHashJoins(tx);
        return bareQuery.execute(tx);
      }),
    () => read((tx) => gatherSurvey(tx, definitions, moment)),
  );
  const spatial = await timed(() => read((tx) => gatherCoverage(tx, definitions, moment)));
  const whole = await timed(() => read((tx) => computeFigures(tx, definitions, moment)));
  const units = await read((tx) => computeFigures(tx, definitions, moment));
  const figures = units.reduce((sum, unit) => sum + unit.figures.length, 0);
  const peak = process.memoryUsage().rss;
  const started = performance.now();
  await transaction(engine, nationScope, 'write', (tx) => storeFigures(tx, units, moment, 'bench'));
  const storing = (performance.now() - started) / 1000;
  const size = { wards: units.length, households, figures };
  return [
    { name: 'country: bare sums by (ward, group)', value: bare, unit: 's', ...size },
    {
      name: 'country: our aggregation under row-level security',
      value: sums,
      unit: 's',
      ratio: sums / bare,
      bound: '≤ 2 × bare',
      ...size,
    },
    { name: 'country: spatial joins', value: spatial, unit: 's', ...size },
    { name: 'country: all figures, not stored', value: whole, unit: 's', ...size },
    { name: 'country: storing the figures', value: storing, unit: 's', ...size },
    { name: 'country: memory above idle', value: (peak - idle) / 2 ** 20, unit: 'MB', ...size },
  ];
}

if (import.meta.main) report('country', await benchCountry(Number(process.argv[2] ?? 3321)));
