import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  AuditCheckpoint,
  AuditCheckpointList,
  AuditKeyRotated,
  AuditProof,
  AuditTree,
  AuditVerification,
} from '@hatangso/contracts/audit';
import { type CommonOptions, Refused, type Session, withSession } from './session.ts';

/** `audit verify`: exit 1 where the log is not what was signed. */
export async function verifyAudit(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const found = await session.json<AuditVerification>({ method: 'POST', path: '/audit/verifications' });
    const { size, findingCount: count, findings } = found;
    const more = count - findings.length;
    const lines = [
      count === 0 ? session.say('audit.verified', { size }) : session.say('audit.found', { size, count }),
      ...findings.map(({ messages }) => `  ${messages[session.config.language]}`),
      ...(more > 0 ? [session.say('audit.more', { count: more })] : []),
    ];
    session.print(found, lines.join('\n'));
    if (count > 0) process.exitCode = 1;
  });
}

/** `audit checkpoint`: signs now and prints the checkpoint. */
export async function checkpointAudit(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const made = await session.json<AuditCheckpoint>({ method: 'POST', path: '/audit/checkpoints' });
    session.print(made, made.note.trimEnd());
  });
}

/** `audit continue`: goes on after a restore. */
export async function continueAudit(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const made = await session.json<AuditCheckpoint>({ method: 'POST', path: '/audit/continuations' });
    session.print(made, made.note.trimEnd());
  });
}

/** `audit proof`: prints or writes the proof of one entry. */
export async function proveAudit(
  id: string,
  options: CommonOptions & { readonly out?: string },
): Promise<void> {
  await withSession(options, async (session) => {
    const path = `/audit/entries/${encodeURIComponent(id)}/proof`;
    const proof = await session.json<AuditProof>({ method: 'GET', path });
    const text = JSON.stringify(proof, null, 2);
    if (options.out === undefined) return session.print(proof, text);
    writeFileSync(options.out, `${text}\n`);
    session.print(proof, session.say('written', { file: options.out }));
  });
}

/** Leaves asked for at once. */
const page = 20_000;

/** `audit export`: the files that docs/audit-format.md describes, in a folder. */
export async function exportAudit(options: CommonOptions & { readonly out: string }): Promise<void> {
  await withSession(options, async (session) => {
    const checkpoint = await checkpointToExport(session);
    const { keys } = await session.json<AuditTree>({ method: 'GET', path: '/audit/tree' });
    const { checkpoints } = await session.json<AuditCheckpointList>({
      method: 'GET',
      path: '/audit/checkpoints',
    });
    mkdirSync(options.out, { recursive: true });
    const at = (name: string): string => join(options.out, name);
    rmSync(at('entries.jsonl'), { force: true });
    for (let from = 0; from < checkpoint.size; from += page) {
      const query = { from: String(from), to: String(Math.min(from + page, checkpoint.size)) };
      const lines = await session.bytes({ method: 'GET', path: '/audit/leaves', query });
      writeFileSync(at('entries.jsonl'), lines, { flag: 'a' });
    }
    writeFileSync(at('checkpoint.txt'), checkpoint.note);
    const kept = checkpoints
      .toReversed()
      .map(({ at: made, note }) => `${JSON.stringify({ at: made, note })}\n`);
    writeFileSync(at('checkpoints.jsonl'), kept.join(''));
    writeFileSync(at('keys.txt'), keys.map((key) => `${key}\n`).join(''));
    const { size } = checkpoint;
    session.print(
      { folder: options.out, size },
      session.say('audit.exported', { size, folder: options.out }),
    );
  });
}

/** A fresh one where whoever asks may make it, else the newest there is. */
async function checkpointToExport(session: Session): Promise<AuditCheckpoint> {
  try {
    return await session.json<AuditCheckpoint>({ method: 'POST', path: '/audit/checkpoints' });
  } catch (error) {
    const { checkpoint } = await session.json<AuditTree>({ method: 'GET', path: '/audit/tree' });
    if (checkpoint === null || !(error instanceof Refused)) throw error;
    return checkpoint;
  }
}

/** `audit rotate-key`: another key signs from now on. */
export async function rotateAuditKey(options: CommonOptions): Promise<void> {
  await withSession(options, async (session) => {
    const made = await session.json<AuditKeyRotated>({ method: 'POST', path: '/audit/keys' });
    session.print(made, session.say('audit.rotated', { key: made.keys.at(-1) ?? '' }));
  });
}
