import type { RowProblem } from '@hatangso/contracts/problems';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import {
  closeReplaced,
  type EvidenceTable,
  type ImportKind,
  insertRows,
  type OpenBatch,
  type PreparedFile,
  type Taken,
  takeBack,
} from '../evidence/index.ts';
import { householdColumns } from './columns.ts';
import { erasedAmong } from './erased-households.ts';
import { groupKey } from './group-names.ts';
import { digestOf, type Household } from './household.ts';
import { groupsOn, type MatchedGroups, matchGroups } from './match-groups.ts';
import { placeInWard } from './place-in-ward.ts';
import { implausibleDates, type ReadHouseholds, readHouseholds } from './read-households.ts';

export const householdsTable: EvidenceTable = {
  schema: 'survey',
  table: 'households',
  key: ['round', 'code'],
  columns: {
    round: 'text',
    code: 'text',
    group_code: 'text',
    group_given: 'text',
    group_key: 'text',
    geom: 'geometry',
    people: 'integer',
    people15: 'integer',
    people18: 'integer',
    adults_with_smartphone: 'integer',
    adults_with_signature: 'integer',
    people_with_digital_id: 'integer',
    has_fibre: 'boolean',
    wants_fibre: 'boolean',
    package_mbps: 'integer',
    has_ipv6: 'boolean',
    iot_connections: 'integer',
    surveyed_on: 'date',
    evidence_date: 'date',
    taken_at: 'timestamptz',
    row_digest: 'bigint',
  },
};

/** Sheets of surveyed households. Without a name for the round, the batch is the round. */
export const householdsKind: ImportKind = {
  kind: 'households',
  level: 'ward',
  spec: householdColumns,
  shown: {
    table: householdsTable,
    permission: 'survey.household.read',
    columns: {
      code: 'code',
      group_given: 'group',
      people: 'people',
      people15: 'people15',
      people18: 'people18',
      adults_with_smartphone: 'adults_with_smartphone',
      adults_with_signature: 'adults_with_signature',
      people_with_digital_id: 'people_with_digital_id',
      has_fibre: 'has_fibre',
      wants_fibre: 'wants_fibre',
      package_mbps: 'package_mbps',
      has_ipv6: 'has_ipv6',
      iot_connections: 'iot_connections',
      surveyed_on: 'surveyed_on',
    },
  },
  async prepare(file, options): Promise<PreparedFile> {
    const read = await readHouseholds(file, options.zone);
    const { rowsRead, problems, unknownColumns } = read;
    return { rowsRead, problems, unknownColumns, take: (batch, doing) => takeHouseholds(read, batch, doing) };
  },
  undo: ({ id, unitCode }, { tx, now }) => takeBack(tx, householdsTable, { id, unitCode, now }),
};

async function takeHouseholds(read: ReadHouseholds, batch: OpenBatch, doing: Doing): Promise<Taken> {
  const { tx } = doing;
  const late = implausibleDates(read.households, todayIn(batch.now));
  const dated = without(read.households, late);
  const asOf = batch.options.asOf ?? lastSurvey(dated);
  const date = asOf ?? batch.asOf;
  const erased = await erasedAmong(tx, batch.unitCode, dated, date);
  const households = without(dated, erased);
  // A list of groups that was first told for a later day still names them.
  const then = await groupsOn(tx, batch.unitCode, date, batch.now);
  const groups = then.length > 0 ? then : await groupsOn(tx, batch.unitCode, todayIn(batch.now), batch.now);
  const matched = matchGroups(households, groups);
  const placed = await placeInWard(tx, { code: batch.unitCode, asOf: date }, households, batch.options.zone);
  const good = without(households, [...matched.problems, ...placed.problems]);
  const problems = [...late, ...matched.problems, ...placed.problems];
  const warnings = [...erased, ...matched.warnings, ...placed.warnings];
  const answer = { rowsTaken: good.length, problems, warnings, ...(asOf === null ? {} : { asOf }) };
  // A file that is refused as a whole need not be written first.
  if (batch.options.checkOnly || (problems.length + read.problems.length > 0 && !batch.options.skipBadRows))
    return { ...answer, rowsReplaced: 0 };
  const rows = good.map((household) => rowOf(household, matched.groups, date, batch));
  await insertRows(tx, householdsTable, batch, rows);
  const first = rows.reduce(
    (least, { evidence_date }) => (evidence_date < least ? evidence_date : least),
    date,
  );
  return { ...answer, speaksFrom: first, rowsReplaced: await closeReplaced(tx, householdsTable, batch) };
}

function without(households: readonly Household[], problems: readonly RowProblem[]): readonly Household[] {
  if (problems.length === 0) return households;
  const refused = new Set(problems.map(({ row }) => row));
  return households.filter(({ row }) => !refused.has(row));
}

function lastSurvey(households: readonly Household[]): string | null {
  let last: string | null = null;
  for (const { surveyed_on } of households) {
    if (surveyed_on !== null && (last === null || surveyed_on > last)) last = surveyed_on;
  }
  return last;
}

function rowOf(household: Household, groups: MatchedGroups['groups'], date: string, batch: OpenBatch) {
  const { row, group, lon, lat, surveyed_on, ...answers } = household;
  const { code: groupCode, key } = groups.get(group) ?? { code: null, key: groupKey(group) };
  return {
    ...answers,
    row_no: row,
    round: batch.options.round ?? batch.id,
    group_code: groupCode,
    group_given: group,
    group_key: key,
    geom: lon === null || lat === null ? null : pointHex(lon, lat),
    surveyed_on,
    evidence_date: surveyed_on ?? date,
    taken_at: batch.now.toISOString(),
    row_digest: digestOf(household, groupCode ?? key),
  };
}

/** A point as EWKB in hexadecimal, which PostGIS reads faster than GeoJSON: little-endian, type point with SRID 4326. */
export function pointHex(lon: number, lat: number): string {
  const bytes = Buffer.alloc(25);
  bytes.writeUInt8(1, 0);
  bytes.writeUInt32LE(0x20000001, 1);
  bytes.writeUInt32LE(4326, 5);
  bytes.writeDoubleLE(lon, 9);
  bytes.writeDoubleLE(lat, 17);
  return bytes.toString('hex').toUpperCase();
}
