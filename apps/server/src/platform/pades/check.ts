import { createHash } from 'node:crypto';
import type { SignatureFound, SignatureReport } from '@hatangso/contracts/verification';
import { TSTInfo } from 'pkijs';
import { chainOf, type Roots } from './chain.ts';
import { type CheckedCms, checkCms, hashNamed } from './cms.ts';
import { findSignatures, type SignedPart } from './find.ts';

export { type Roots, readRoots } from './chain.ts';

/**
 * Every signature of a PDF (ISO 32000-2, 12.8; PAdES) with one verdict. A chain is judged at the time a trusted timestamp
 * tells, else now: the signer's own clock proves nothing.
 */
export async function checkSignatures(pdf: Uint8Array, roots: Roots, now: Date): Promise<SignatureReport> {
  const signatures: SignatureFound[] = [];
  for (const part of findSignatures(pdf)) signatures.push(await checkPart(part, roots, now));
  return { verdict: verdictOver(signatures), signatures };
}

/** The worst that was found: what was changed, then what was added behind every signature, then who signed. */
export function verdictOver(signatures: readonly SignatureFound[]): SignatureReport['verdict'] {
  if (signatures.length === 0) return 'none';
  if (signatures.some(({ integrity }) => integrity !== 'intact')) return 'changed';
  if (!signatures.some(({ coversWholeFile }) => coversWholeFile)) return 'added';
  if (signatures.some(({ chain, weak }) => weak || chain === 'untrusted' || chain === 'expired'))
    return 'doubtful';
  return signatures.every(({ chain }) => chain === 'trusted') ? 'trusted' : 'intact';
}

async function checkPart(part: SignedPart, roots: Roots, now: Date): Promise<SignatureFound> {
  const { form, coversWholeFile, wellFormed, covered } = part;
  const stamped = form === 'ETSI.RFC3161';
  const cms =
    wellFormed && form !== 'adbe.x509.rsa_sha1' ? checkCms(part.contents, stamped ? null : covered) : null;
  if (cms === null)
    return { ...unread, form, coversWholeFile, integrity: wellFormed ? 'unreadable' : 'changed' };
  const timestamp = await timestampOf(cms, roots, now);
  const stamp = stamped ? stampedOver(cms, covered) : null;
  const intact = cms.intact && (!stamped || stamp !== null);
  const at = timestamp?.holds === true ? new Date(timestamp.at) : now;
  const { signer } = cms;
  return {
    signer: oneLine(signer.subject),
    name: /^CN=(.*)$/m.exec(signer.subject)?.[1] ?? null,
    issuer: oneLine(signer.issuer),
    serial: signer.serialNumber,
    certificateFrom: signer.validFromDate.toISOString(),
    certificateTo: signer.validToDate.toISOString(),
    claimedAt: (cms.claimedAt ?? stamp ?? part.claimedAt)?.toISOString() ?? null,
    timestamp,
    integrity: intact ? 'intact' : 'changed',
    coversWholeFile,
    chain: await chainOf(cms.leaf, cms.certificates, roots, at),
    form,
    algorithm: cms.algorithm,
    weak: cms.weak,
  };
}

const unread: Omit<SignatureFound, 'form' | 'coversWholeFile' | 'integrity'> = {
  ...{ signer: null, name: null, issuer: null, serial: null, certificateFrom: null, certificateTo: null },
  ...{ claimedAt: null, timestamp: null, chain: 'unchecked', algorithm: '', weak: false },
};

const oneLine = (name: string): string => name.split('\n').join(', ');

/** A timestamp over the signature; it holds only where its own chain leads to a trusted root. */
async function timestampOf(
  { timestamp, signature }: CheckedCms,
  roots: Roots,
  now: Date,
): Promise<SignatureFound['timestamp']> {
  const token = timestamp === null ? null : checkCms(timestamp, null);
  if (token === null) return null;
  const at = stampedOver(token, [signature]);
  const by = oneLine(token.signer.subject);
  if (at === null) return { at: now.toISOString(), by, holds: false };
  const chain = token.intact ? await chainOf(token.leaf, token.certificates, roots, at) : 'untrusted';
  return { at: at.toISOString(), by, holds: chain === 'trusted' };
}

/** When a timestamp (RFC 3161) says that these bytes were there; null where it speaks of others. */
function stampedOver({ content }: CheckedCms, bytes: readonly Uint8Array[]): Date | null {
  if (content === null) return null;
  const { messageImprint, genTime } = TSTInfo.fromBER(new Uint8Array(content));
  const hash = hashNamed(messageImprint.hashAlgorithm.algorithmId);
  if (hash === null) return null;
  const digest = createHash(hash);
  for (const piece of bytes) digest.update(piece);
  return digest.digest().equals(messageImprint.hashedMessage.valueBlock.valueHexView) ? genTime : null;
}
