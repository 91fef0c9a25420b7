import { auditEntry, auditQuery } from '@hatangso/contracts/audit';
import { z } from 'zod';
import { read } from '../../platform/http/endpoint.ts';
import type { Module } from '../../platform/module.ts';
import { listEntries } from './queries.ts';

export const auditModule: Module = {
  name: 'audit',
  endpoints: [
    read({
      path: '/audit',
      summary: 'The log, newest first',
      permission: 'audit.entry.read',
      query: auditQuery,
      response: z.object({ entries: z.array(auditEntry), next: z.string().nullable() }),
      handle: ({ query }, run) => run.query(listEntries, query),
    }),
  ],
};
