import {
  auditCheckpointList,
  auditConsistency,
  auditLeafRange,
  auditProof,
  auditRange,
  auditTree,
} from '@hatangso/contracts/audit';
import { z } from 'zod';
import { type Endpoint, read } from '../../platform/http/endpoint.ts';
import { exportLeaves, exportLog } from './export-log.ts';
import { tell } from './findings.ts';
import { originOfLog, publicKeys } from './keys.ts';
import type { ReaderOf } from './routes.ts';
import { checkpoints, proveConsistency, proveEntry, treeState } from './tree-queries.ts';

const permission = 'audit.entry.read';

/** The tree: its state, its checkpoints, proofs, and the whole of it for whoever checks it without us. */
export const treeRoutes = (reader: ReaderOf): Endpoint[] => [...proofRoutes, ...exportRoutes(reader)];

const proofRoutes: readonly Endpoint[] = [
  read({
    path: '/audit/tree',
    summary: 'The state of the log’s tree: size, last signed checkpoint, last verification, public keys',
    permission,
    response: auditTree,
    handle: async ({ kernel }, run) => {
      const { verification, ...state } = await run.query(treeState, null);
      return {
        origin: originOfLog(kernel),
        ...state,
        verification: verification === null ? null : tell(verification),
        keys: publicKeys(kernel).map(({ text }) => text),
      };
    },
  }),
  read({
    path: '/audit/checkpoints',
    summary: 'The signed checkpoints, newest first, at most ten thousand',
    permission,
    response: auditCheckpointList,
    handle: async (_asked, run) => ({ checkpoints: await run.query(checkpoints, null) }),
  }),
  read({
    path: '/audit/entries/:id/proof',
    summary: 'That an entry is in the log: its bytes, the hashes up to a signed root (C2SP tlog-proof)',
    permission,
    params: z.object({ id: z.uuid() }),
    response: auditProof,
    handle: async ({ params, kernel }, run) => {
      const { unitCode: _unit, provinceCode: _province, ...proof } = await run.query(proveEntry, params);
      return { ...proof, keys: publicKeys(kernel).map(({ text }) => text) };
    },
  }),
  read({
    path: '/audit/consistency',
    summary: 'That the log of one size is the beginning of the log of another',
    permission,
    query: auditRange,
    response: auditConsistency,
    handle: ({ query }, run) => run.query(proveConsistency, query),
  }),
];

const exportRoutes = (reader: ReaderOf): Endpoint[] => [
  read({
    path: '/audit/leaves',
    summary:
      'Leaves in their order, a line each: the entry, or its hash where it is out of reach; at most 20,000',
    permission,
    query: auditLeafRange,
    response: ['application/x-ndjson'],
    handle: async ({ query, actor }, run) => ({
      fileName: 'entries.jsonl',
      mediaType: 'application/x-ndjson',
      bytes: Buffer.from(await run.query(exportLeaves, { ...query, ...(await reader(actor, run)) })),
    }),
  }),
  read({
    path: '/audit/export.zip',
    summary:
      'The whole log with its newest checkpoint and the public keys, to be checked without this software',
    permission,
    response: ['application/zip'],
    handle: async ({ kernel, actor }, run) => {
      const keys = publicKeys(kernel).map(({ text }) => text);
      const { bytes } = await run.query(exportLog, { keys, ...(await reader(actor, run)) });
      const mark = kernel.installation.demonstration ? '-trinh-dien' : '';
      return { fileName: `nhat-ky-day-du${mark}.zip`, mediaType: 'application/zip', bytes };
    },
  }),
];
