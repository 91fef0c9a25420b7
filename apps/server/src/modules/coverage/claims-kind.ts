import { hash } from 'node:crypto';
import type { RowProblem } from '@hatangso/contracts/problems';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/client.ts';
import type { Scope } from '../../platform/db/scope.ts';
import type { Doing } from '../../platform/kernel.ts';
import { todayIn } from '../../platform/today.ts';
import {
  closeReplaced,
  type EvidenceTable,
  type ImportKind,
  insertRows,
  type OpenBatch,
  type PreparedFile,
  refreshStatistics,
  type Taken,
  takeBack,
} from '../evidence/index.ts';
import { checkAreas, runsOf } from './check-areas.ts';
import { type AreaClaim, operatorKey, type ReadClaims, type TableClaim } from './claim.ts';
import { claimColumns, headingOf } from './columns.ts';
import { matchSubjects, type Subjects } from './match-subjects.ts';
import { looksLikeGeoJson, readAreaClaims } from './read-area-claims.ts';
import { readTableClaims } from './read-table-claims.ts';

export const claimsTable: EvidenceTable = {
  schema: 'coverage',
  table: 'claims',
  key: ['operator_key', 'service', 'subject', 'valid_from'],
  columns: {
    operator: 'text',
    operator_key: 'text',
    service: 'text',
    downlink_mbps: 'numeric',
    valid_from: 'date',
    valid_to: 'date',
    subject: 'text',
    geom: 'text',
    group_code: 'text',
    place_code: 'text',
    extent: 'text',
    household_share: 'numeric',
    document: 'text',
    row_digest: 'bigint',
  },
  through: { geom: 'st_geomfromgeojson' },
};

/** Corners of a piece of an area; measured best between 64 and 128. */
const pieceCorners = 128;

/**
 * Operators' claims: areas as GeoJSON, or a table by group or place. What an operator says again of a service, a
 * subject and a first day replaces what it said before; all areas of one first day are one subject.
 */
export const claimsKind: ImportKind = {
  kind: 'claims',
  level: 'ward',
  spec: claimColumns,
  shown: {
    table: claimsTable,
    permission: 'coverage.claim.read',
    columns: {
      operator: 'operator',
      service: 'service',
      group_code: 'group',
      place_code: 'place',
      extent: 'extent',
      household_share: 'share',
      downlink_mbps: 'downlink',
      valid_from: 'validFrom',
      valid_to: 'validTo',
      document: 'document',
    },
  },
  async prepare(file, options): Promise<PreparedFile> {
    if (await looksLikeGeoJson(file.path)) {
      const read = await readAreaClaims(file, { zone: options.zone, asOf: options.asOf });
      return { ...read, take: (batch, doing) => takeAreas(read, batch, doing) };
    }
    const read = await readTableClaims(file);
    return { ...read, take: (batch, doing) => takeTable(read, batch, doing) };
  },
  undo: ({ id, unitCode }, { tx, now }) => takeBack(tx, claimsTable, { id, unitCode, now }),
};

async function takeAreas(read: ReadClaims<AreaClaim>, batch: OpenBatch, doing: Doing): Promise<Taken> {
  const { tx } = doing;
  const { problems, warnings } = await checkAreas(
    tx,
    { code: batch.unitCode, asOf: batch.asOf },
    read.claims,
  );
  return finish(doing, batch, read, problems, warnings, async (good) => {
    for (const run of runsOf(good)) await insertRows(tx, claimsTable, batch, run.map(areaRow));
    await cutAreas(tx, batch);
  });
}

async function takeTable(read: ReadClaims<TableClaim>, batch: OpenBatch, doing: Doing): Promise<Taken> {
  const { tx } = doing;
  const subjects = await matchSubjects(tx, batch, read.claims);
  return finish(doing, batch, read, subjects.problems, [], async (good) => {
    await insertRows(
      tx,
      claimsTable,
      batch,
      good.map((claim) => tableRow(claim, subjects)),
    );
  });
}

async function finish<Claim extends AreaClaim | TableClaim>(
  { tx, scope }: Doing,
  batch: OpenBatch,
  read: ReadClaims<Claim>,
  found: readonly RowProblem[],
  warnings: readonly RowProblem[],
  write: (good: readonly Claim[]) => Promise<void>,
): Promise<Taken> {
  const problems = [...found, ...othersClaims(read.claims, scope)];
  const refused = new Set(problems.map(({ row }) => row));
  const good = read.claims.filter(({ row }) => !refused.has(row));
  const today = todayIn(batch.now);
  const told = [...warnings, ...good.flatMap((claim) => notYet(claim, today))];
  const answer = { rowsTaken: good.length, problems, warnings: told };
  if (batch.options.checkOnly || (problems.length + read.problems.length > 0 && !batch.options.skipBadRows))
    return { ...answer, rowsReplaced: 0 };
  await write(good);
  return { ...answer, rowsReplaced: await closeReplaced(tx, claimsTable, batch) };
}

/** An operator speaks for itself only; the database would refuse the row, this says which one. */
function othersClaims(
  claims: readonly (AreaClaim | TableClaim)[],
  { level, part = '' }: Scope,
): RowProblem[] {
  if (level !== 'operator') return [];
  return claims
    .filter(({ operator }) => operatorKey(operator) !== part)
    .map(({ row, operator }) => ({
      code: 'coverage.not_your_claim',
      row,
      column: headingOf('operator'),
      value: operator,
      params: { own: part },
    }));
}

function notYet({ row, validFrom }: AreaClaim | TableClaim, today: string): RowProblem[] {
  return validFrom > today
    ? [{ code: 'coverage.future', row, column: headingOf('validFrom'), value: validFrom }]
    : [];
}

function commonRow(claim: AreaClaim | TableClaim, subject: string, own: Readonly<Record<string, unknown>>) {
  const { row, operator, service, downlink, validFrom, validTo, document } = claim;
  const content = JSON.stringify([
    operatorKey(operator),
    service,
    downlink,
    validFrom,
    validTo,
    document,
    subject,
    own,
  ]);
  return {
    row_no: row,
    operator,
    operator_key: operatorKey(operator),
    service,
    downlink_mbps: downlink,
    valid_from: validFrom,
    valid_to: validTo,
    document,
    subject,
    ...own,
    row_digest: hash('sha256', content, 'buffer').readBigInt64BE(0).toString(),
  };
}

const areaRow = (claim: AreaClaim) => commonRow(claim, 'area', { geom: claim.geometry });

function tableRow(claim: TableClaim, subjects: Subjects) {
  const { group_code, place_code } = subjects.of(claim);
  const subject = group_code === null ? `place:${place_code}` : `group:${group_code}`;
  return commonRow(claim, subject, {
    group_code,
    place_code,
    extent: claim.extent,
    household_share: claim.share,
  });
}

/** Cuts the batch's areas into pieces; see the table. */
async function cutAreas(tx: Tx, batch: OpenBatch): Promise<void> {
  const { numAffectedRows } = await sql`
    with pieces as (
      select claim.batch_id, claim.row_no, (st_dump(st_subdivide(claim.geom, ${pieceCorners}))).geom
      from coverage.claims as claim
      where claim.unit_code = ${batch.unitCode} and claim.batch_id = ${batch.id}::uuid and claim.geom is not null
    )
    insert into coverage.claim_pieces (unit_code, province_code, batch_id, row_no, piece, geom)
    select ${batch.unitCode}, ${batch.provinceCode}, batch_id, row_no, row_number() over (partition by row_no), geom
    from pieces
    where st_dimension(geom) = 2
  `.execute(tx);
  await refreshStatistics(tx, 'coverage.claim_pieces', Number(numAffectedRows ?? 0n));
}
