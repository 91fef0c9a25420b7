import { generateKeyPairSync } from 'node:crypto';
import {
  type AuditCheckpoint,
  auditCheckpoint,
  auditKeyRotated,
  auditVerification,
} from '@hatangso/contracts/audit';
import { command } from '../../platform/action.ts';
import { NATION } from '../../platform/db/scope.ts';
import { type Endpoint, write } from '../../platform/http/endpoint.ts';
import { Problem } from '../../platform/problem.ts';
import { type KeptCheckpoint, lastCheckpoint } from './checkpoint-file.ts';
import { tell } from './findings.ts';
import { verifyAndKeep } from './keep-verification.ts';
import { hasSigningKey, originOfLog, publicKeys, replaceSigningKey, signingKey } from './keys.ts';
import { continueAfterRestore, makeCheckpoint, makeCheckpointBy } from './make-checkpoint.ts';
import { noteKey, parseCheckpoint } from './tree/note.ts';

const nation = { unitCode: NATION, provinceCode: NATION };
const log = { kind: 'audit.log', id: NATION };

/** That somebody asked for a checkpoint; the entry is among those it covers. */
const askForCheckpoint = command({
  name: 'audit.checkpoint.make',
  run: async (_input: null) => null,
  audit: () => [{ object: log, ...nation, facts: {} }],
});

/** That somebody went through the log, and what was found. */
const tellOfVerification = command({
  name: 'audit.log.verify',
  run: async (input: { readonly size: number; readonly findingCount: number }) => input,
  audit: (_input, { size, findingCount }) => [
    { object: log, ...nation, facts: { size, findings: findingCount } },
  ],
});

/** That the log goes on from less than was signed, after a restore. */
const tellOfContinuation = command({
  name: 'audit.log.continue',
  run: async (input: { readonly signed: number }) => input,
  audit: (_input, { signed }) => [{ object: log, ...nation, facts: { signed } }],
});

/** That another key signs from now on. */
const tellOfKey = command({
  name: 'audit.key.rotate',
  run: async (input: { readonly before: string | null; readonly after: string }) => input,
  audit: (_input, { before, after }) => [
    { object: log, ...nation, facts: {}, change: { before: { key: before }, after: { key: after } } },
  ],
});

const shown = ({ at, note }: KeptCheckpoint): AuditCheckpoint => ({
  at,
  note,
  size: parseCheckpoint(note)?.size ?? 0,
});

const made = (checkpoint: KeptCheckpoint | null): AuditCheckpoint => {
  if (checkpoint === null) throw new Problem('audit.not_covered');
  return shown(checkpoint);
};

export const treeWrites: readonly Endpoint[] = [
  write({
    method: 'POST',
    path: '/audit/checkpoints',
    summary: 'Sign the log as it is now',
    permission: 'audit.checkpoint.make',
    response: auditCheckpoint,
    handle: async ({ kernel }, run) => {
      await run.command(askForCheckpoint, null);
      return made(await makeCheckpoint(kernel));
    },
  }),
  write({
    method: 'POST',
    path: '/audit/verifications',
    summary: 'Go through the whole log and tell whatever was changed, removed, moved or signed by a stranger',
    permission: 'audit.checkpoint.make',
    response: auditVerification,
    handle: async ({ kernel }, run) => {
      const found = await verifyAndKeep(kernel);
      await run.command(tellOfVerification, { size: found.size, findingCount: found.findingCount });
      return tell(found);
    },
  }),
  write({
    method: 'POST',
    path: '/audit/continuations',
    summary:
      'After a restore: go on signing from what the database holds; the file of checkpoints is put aside',
    permission: 'audit.key.rotate',
    response: auditCheckpoint,
    handle: async ({ kernel }, run) => {
      const last = lastCheckpoint(kernel.checkpointFile);
      await run.command(tellOfContinuation, { signed: last === null ? 0 : shown(last).size });
      return made(await continueAfterRestore(kernel));
    },
  }),
  write({
    method: 'POST',
    path: '/audit/keys',
    summary: 'Sign with a new key from now on; old and new sign one checkpoint together',
    permission: 'audit.key.rotate',
    response: auditKeyRotated,
    handle: async ({ kernel }, run) => {
      const old = hasSigningKey(kernel) ? signingKey(kernel) : null;
      const { privateKey } = generateKeyPairSync('ed25519');
      const name = (key: typeof privateKey): string => noteKey(originOfLog(kernel), key).text;
      await run.command(tellOfKey, { before: old === null ? null : name(old), after: name(privateKey) });
      // known before it signs, in its place only once both have signed
      const checkpoint = await makeCheckpointBy(kernel, old === null ? [privateKey] : [old, privateKey]);
      replaceSigningKey(kernel, privateKey);
      return { keys: publicKeys(kernel).map(({ text }) => text), checkpoint: made(checkpoint) };
    },
  }),
];
