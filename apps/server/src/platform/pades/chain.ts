import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SignatureFound } from '@hatangso/contracts/verification';
import { Certificate, CertificateChainValidationEngine } from 'pkijs';

/** The certificates that are trusted. Empty: nothing is said of any chain. */
export type Roots = readonly Certificate[];

/** Every certificate of the PEM files (`.pem`, `.crt`, `.cer`) in a folder; none where there is no folder. */
export function readRoots(folder: string | null): Roots {
  if (folder === null || !existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /\.(pem|crt|cer)$/i.test(name))
    .flatMap((name) => certificatesIn(readFileSync(join(folder, name), 'latin1')));
}

function certificatesIn(pem: string): Certificate[] {
  const blocks = pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g);
  return [...blocks].map(([, base64 = '']) =>
    Certificate.fromBER(new Uint8Array(Buffer.from(base64, 'base64'))),
  );
}

/**
 * Whether a certificate leads up to a trusted one at a moment (RFC 5280; pkijs). Revocation is not asked for: this server
 * calls nobody.
 */
export async function chainOf(
  leaf: Certificate,
  sent: readonly Certificate[],
  roots: Roots,
  at: Date,
): Promise<SignatureFound['chain']> {
  if (roots.length === 0) return 'unchecked';
  if (await leads(leaf, sent, roots, at)) return 'trusted';
  const { notBefore, notAfter } = leaf;
  if (at >= notBefore.value && at <= notAfter.value) return 'untrusted';
  const then = new Date(
    at > notAfter.value ? notAfter.value.getTime() - 1000 : notBefore.value.getTime() + 1000,
  );
  return (await leads(leaf, sent, roots, then)) ? 'expired' : 'untrusted';
}

async function leads(
  leaf: Certificate,
  sent: readonly Certificate[],
  roots: Roots,
  at: Date,
): Promise<boolean> {
  const others = sent.filter((one) => one !== leaf);
  const engine = new CertificateChainValidationEngine({
    trustedCerts: [...roots],
    // the one to check comes last
    certs: [...others, leaf],
    checkDate: at,
  });
  const { result } = await engine.verify().catch(() => ({ result: false }));
  return result;
}
