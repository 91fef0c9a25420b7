import { auditList, auditQuery, auditSearch } from '@hatangso/contracts/audit';
import { read } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { logFile } from './log-file.ts';
import { auditQueries, type NamesOf } from './queries.ts';

export function auditModule({ namesOf }: { readonly namesOf: NamesOf }): Module {
  const { list, all } = auditQueries(namesOf);
  return {
    name: 'audit',
    endpoints: [
      read({
        path: '/audit',
        summary: 'The log, newest first: by person, action, object and day',
        permission: 'audit.entry.read',
        query: auditQuery,
        response: auditList,
        handle: ({ query }, run) => run.query(list, query),
      }),
      read({
        path: '/audit.csv',
        summary: 'The log that matches, as a file',
        permission: 'audit.entry.read',
        query: auditSearch,
        response: ['text/csv'],
        handle: async ({ query, language, kernel }, run) => ({
          fileName: `nhat-ky${kernel.installation.demonstration ? '-trinh-dien' : ''}.csv`,
          mediaType: 'text/csv; charset=utf-8',
          bytes: logFile(await run.query(all, query), language),
        }),
      }),
    ],
  };
}
