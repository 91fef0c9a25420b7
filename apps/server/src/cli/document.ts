import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { SignatureReport, VerificationAnswer } from '@hatangso/contracts/verification';
import { checkSignatures, readRoots } from '../platform/pades/check.ts';
import { type CommonOptions, needFile, type Session, withSession } from './session.ts';

export interface VerifyOptions extends CommonOptions {
  readonly roots?: string;
  readonly offline?: boolean;
}

/** `document verify FILE`: exit 1 where it was not issued, does not stand, or its signatures do not hold. */
export async function verifyDocumentFile(path: string, options: VerifyOptions): Promise<void> {
  await withSession(options, async (session) => {
    const bytes = readFileSync(needFile(session, path));
    const roots = readRoots(options.roots ?? session.config.signatureRoots);
    const pdf = bytes.subarray(0, 1024).includes('%PDF-');
    const signatures = pdf ? await checkSignatures(bytes, roots, new Date()) : null;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const asked = { method: 'POST', path: '/public/verifications', body: { sha256 } } as const;
    const known = options.offline === true ? null : await session.json<VerificationAnswer>(asked);
    const lines = [
      session.say('document.file', { file: path }),
      `SHA-256: ${sha256}`,
      ...(known === null ? [] : [knownLine(session, known)]),
      ...(signatures === null ? [] : signatureLines(session, signatures)),
    ];
    session.print({ sha256, known, signatures }, lines.join('\n'));
    if (!stands(known) || broken(signatures)) process.exitCode = 1;
  });
}

const stands = (known: VerificationAnswer | null): boolean =>
  known === null || known.verdict === 'issued' || known.verdict === 'draft';

const broken = (report: SignatureReport | null): boolean =>
  report !== null && ['changed', 'added', 'doubtful'].includes(report.verdict);

function knownLine(session: Session, { verdict, document }: VerificationAnswer): string {
  const { number = '', issuedOn: date = '', office = '' } = document ?? {};
  return session.say(`document.verdict.${verdict}`, { number, date, office });
}

const signatureLines = (session: Session, { verdict, signatures }: SignatureReport): string[] => [
  session.say(`document.signatures.${verdict}`),
  ...signatures.map((one) =>
    session.say('document.signature', {
      name: one.name ?? one.signer ?? '?',
      issuer: one.issuer ?? '?',
      serial: one.serial ?? '?',
      at: one.claimedAt ?? '?',
      algorithm: one.algorithm,
    }),
  ),
];
