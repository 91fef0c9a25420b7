import { auditList, auditQuery, auditSearch } from '@hatangso/contracts/audit';
import type { Query } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import { type Endpoint, type Reader, read } from '../../platform/http/endpoint.ts';
import type { Actor } from '../../platform/kernel.ts';
import type { Module } from '../../platform/module.ts';
import { Problem } from '../../platform/problem.ts';
import { logFile } from './log-file.ts';
import { auditQueries, type NamesOf, type OfReader } from './queries.ts';
import { treeRoutes } from './tree-routes.ts';
import { treeWrites } from './tree-writes.ts';

export interface AuditParts {
  readonly namesOf: NamesOf;
  readonly provinceOf: Query<{ code: string }, string>;
}

/** Where somebody's reading of the log is told. */
export type ReaderOf = (actor: Actor, run: Reader) => Promise<OfReader>;

const readerOf =
  ({ provinceOf }: AuditParts): ReaderOf =>
  async ({ scope }, run) => {
    if (scope.level !== 'ward') return { provinceCode: scope.value };
    // a ward that no import named yet has people already
    const found = run.query(provinceOf, { code: scope.value }).catch((error: unknown) => {
      if (error instanceof Problem && error.code === 'territory.unknown_unit') return NATION;
      throw error;
    });
    return { provinceCode: await found };
  };

export function auditModule(parts: AuditParts): Module {
  const reader = readerOf(parts);
  return {
    name: 'audit',
    endpoints: [...logRoutes(parts, reader), ...treeRoutes(reader), ...treeWrites],
  };
}

function logRoutes({ namesOf }: AuditParts, reader: ReaderOf): Endpoint[] {
  const { list, all } = auditQueries(namesOf);
  return [
    read({
      path: '/audit',
      summary: 'The log, newest first: by person, action, object and day',
      permission: 'audit.entry.read',
      query: auditQuery,
      response: auditList,
      handle: async ({ query, actor }, run) => run.query(list, { ...query, ...(await reader(actor, run)) }),
    }),
    read({
      path: '/audit.csv',
      summary: 'The log that matches, as a file',
      permission: 'audit.entry.read',
      query: auditSearch,
      response: ['text/csv'],
      handle: async ({ query, language, kernel, actor }, run) => {
        const entries = await run.query(all, { ...query, ...(await reader(actor, run)) });
        return {
          fileName: `nhat-ky${kernel.installation.demonstration ? '-trinh-dien' : ''}.csv`,
          mediaType: 'text/csv; charset=utf-8',
          bytes: logFile(entries, language),
        };
      },
    }),
  ];
}
