import { batch, type ImportQuery, importQuery, importReport, listQuery } from '@hatangso/contracts/evidence';
import { batchRows, batchRowsQuery } from '@hatangso/contracts/evidence-desk';
import { unitCode } from '@hatangso/contracts/identity';
import { z } from 'zod';
import type { Query } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import type { SpooledFile } from '../../platform/files/spool.ts';
import { type Endpoint, read, type Writer, write } from '../../platform/http/endpoint.ts';
import type { Kernel } from '../../platform/kernel.ts';
import type { Module } from '../../platform/module.ts';
import { Problem } from '../../platform/problem.ts';
import { readBatchRows } from './batch-rows.ts';
import { takeBatch } from './commands.ts';
import { originalOf } from './documents/original.ts';
import { documentRoutes } from './documents/routes.ts';
import { draftRoutes } from './drafts/routes.ts';
import type { FiguresAt } from './effect.ts';
import type { FigureRules } from './figures-kind.ts';
import { historyRoutes } from './history-routes.ts';
import type { ImportKind, ImportOptions } from './kind.ts';
import { listBatches, readBatch } from './queries.ts';
import { templateRoutes } from './template.ts';
import { undoBatch } from './undo.ts';

/** What this module needs of later ones, handed over where the house is put together. */
export interface EvidenceParts {
  readonly kinds: readonly ImportKind[];
  /** What register figures may name. */
  readonly rules: FigureRules;
  /** All figures of a unit as of a date, as known at a moment. */
  readonly figures: FiguresAt;
  /** The unit's province, refused where the unit is not known. */
  readonly provinceOf: Query<{ code: string }, string>;
  /** Told after commit that a unit's evidence changed. */
  readonly changed: (
    kernel: Kernel,
    unitCode: string,
    provinceCode: string,
    batchId?: string,
  ) => Promise<void>;
}

const wardParams = z.object({ code: unitCode, kind: z.string() });
const batchParams = z.object({ code: unitCode, id: z.uuid() });
const batchList = z.object({ imports: z.array(batch), next: z.string().nullable() });
const undone = z.object({
  id: z.uuid(),
  kind: z.string(),
  unitCode: z.string(),
  provinceCode: z.string(),
  undone: z.literal(true),
});

export function evidenceModule(parts: EvidenceParts): Module {
  const kinds = new Map(parts.kinds.map((kind) => [kind.kind, kind]));
  return {
    name: 'evidence',
    endpoints: [
      ...takeRoutes(parts, kinds),
      ...batchRoutes(parts, kinds),
      ...templateRoutes(kinds),
      ...documentRoutes(parts.provinceOf),
      ...draftRoutes(parts),
      ...historyRoutes(parts),
    ],
  };
}

function takeRoutes(parts: EvidenceParts, kinds: ReadonlyMap<string, ImportKind>): Endpoint[] {
  return [
    write({
      method: 'POST',
      path: '/wards/:code/imports/:kind',
      summary: 'Bring a file of evidence in for a ward',
      permission: 'evidence.batch.take',
      params: wardParams,
      query: importQuery,
      response: importReport,
      upload: true,
      handle: async ({ params, query, file, kernel }, run) => {
        const kind = kindNamed(kinds, params.kind, 'ward');
        const provinceCode = await run.query(parts.provinceOf, { code: params.code });
        return take(parts, kernel, run, { kind, unitCode: params.code, provinceCode, file, query });
      },
    }),
    write({
      method: 'POST',
      path: '/imports/:kind',
      summary: 'Bring a file in that speaks of the whole country (units, succession)',
      permission: 'territory.unit.take',
      params: z.object({ kind: z.string() }),
      query: importQuery,
      response: importReport,
      upload: true,
      handle: async ({ params, query, file, kernel }, run) => {
        const kind = kindNamed(kinds, params.kind, 'nation');
        return take(parts, kernel, run, { kind, unitCode: NATION, provinceCode: NATION, file, query });
      },
    }),
  ];
}

function kindNamed(
  kinds: ReadonlyMap<string, ImportKind>,
  name: string,
  level: ImportKind['level'],
): ImportKind {
  const kind = kinds.get(name);
  if (kind === undefined)
    throw new Problem('import.unknown_kind', { kind: name, known: [...kinds.keys()].join(', ') });
  if (kind.level === 'ward' && level === 'nation') throw new Problem('import.needs_ward', { kind: name });
  return kind;
}

interface Arrived {
  readonly kind: ImportKind;
  readonly unitCode: string;
  readonly provinceCode: string;
  readonly file: SpooledFile;
  readonly query: ImportQuery;
}

async function take(parts: EvidenceParts, kernel: Kernel, run: Writer, arrived: Arrived) {
  if (kernel.installation.demonstration) throw new Problem('install.demonstration', { place: './data' });
  const { query, kind, file } = arrived;
  const options: ImportOptions = {
    asOf: query.asOf ?? null,
    round: query.round ?? null,
    skipBadRows: query.skipBadRows,
    zone: query.zone ?? null,
    province: query.province ?? null,
  };
  const prepared = await kind.prepare(file, options);
  try {
    const report = await run.command(takeBatch, { ...arrived, options, prepared, dryRun: query.dryRun });
    if (!report.already && !report.dryRun)
      await parts.changed(kernel, arrived.unitCode, arrived.provinceCode, report.id ?? undefined);
    return report;
  } finally {
    await prepared.dispose?.();
  }
}

function batchRoutes(parts: EvidenceParts, kinds: ReadonlyMap<string, ImportKind>): Endpoint[] {
  const undo = async (kernel: Kernel, run: Writer, id: string) => {
    const answer = await run.command(undoBatch, { id, kinds });
    await parts.changed(kernel, answer.unitCode, answer.provinceCode, id);
    return answer;
  };
  return [
    read({
      path: '/wards/:code/imports',
      summary: "A ward's imports, newest first",
      permission: 'evidence.batch.read',
      params: z.object({ code: unitCode }),
      query: listQuery,
      response: batchList,
      handle: ({ params, query }, run) => run.query(listBatches, { ...query, unitCode: params.code }),
    }),
    read({
      path: '/imports',
      summary: 'All imports that one may see, newest first',
      permission: 'evidence.batch.read',
      query: listQuery,
      response: batchList,
      handle: ({ query }, run) => run.query(listBatches, { ...query, unitCode: null }),
    }),
    read({
      path: '/wards/:code/imports/:id',
      summary: "One of a ward's imports",
      permission: 'evidence.batch.read',
      params: batchParams,
      response: batch,
      handle: ({ params }, run) => run.query(readBatch, { unitCode: params.code, id: params.id }),
    }),
    read({
      path: '/wards/:code/imports/:id/original',
      summary: 'The file that an import was made of, whole and as it came',
      permission: 'evidence.document.read',
      params: batchParams,
      response: ['application/octet-stream'],
      handle: ({ params }, run) => run.query(originalOf, { unitCode: params.code, id: params.id }),
    }),
    read({
      path: '/wards/:code/imports/:id/rows',
      summary: 'Rows of an import as they were taken in, from a line of its file on',
      permission: 'evidence.batch.read',
      params: batchParams,
      query: batchRowsQuery,
      response: batchRows,
      handle: async ({ params, query }, run) => {
        const asked = { ...query, unitCode: params.code, id: params.id, kinds };
        const { personal: _told, ...rows } = await run.query(readBatchRows, asked);
        return rows;
      },
    }),
    write({
      method: 'DELETE',
      path: '/wards/:code/imports/:id',
      summary: "Take a ward's import back",
      permission: 'evidence.batch.undo',
      params: batchParams,
      response: undone,
      handle: ({ params, kernel }, run) => undo(kernel, run, params.id),
    }),
    write({
      method: 'DELETE',
      path: '/imports/:id',
      summary: 'Take an import back',
      permission: 'evidence.batch.undo',
      params: z.object({ id: z.uuid() }),
      response: undone,
      handle: ({ params, kernel }, run) => undo(kernel, run, params.id),
    }),
  ];
}
