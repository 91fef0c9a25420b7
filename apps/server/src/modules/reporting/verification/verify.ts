import type { ReleaseView } from '@hatangso/contracts/report-releases';
import type { SignatureReport, VerificationAnswer } from '@hatangso/contracts/verification';
import { sql } from 'kysely';
import { query, runQuery } from '../../../platform/action.ts';
import { jobsScope, publicScope } from '../../../platform/db/scope.ts';
import { type Kernel, machineActor, publicActor } from '../../../platform/kernel.ts';
import { proofOfPublication, publicKeyTexts } from '../../audit/index.ts';

/** A code without hyphens, or a file's digest. */
export type Wanted = { readonly code: string } | { readonly sha256: string };

type Found = Pick<
  ReleaseView,
  'ward' | 'year' | 'period' | 'title' | 'number' | 'issuedOn' | 'releasedAt' | 'withdrawnAt' | 'supersededAt'
> & {
  readonly what: NonNullable<VerificationAnswer['what']>;
  readonly release: string;
  readonly office: string;
  readonly sha256: string;
  readonly demonstration: boolean;
  readonly replacedBy: { readonly number: string; readonly issuedOn: string } | null;
  readonly signatures: SignatureReport | null;
};

/** What was released under a code or a digest, as the public may know it; null where nothing was. */
const releasedAs = query({
  name: 'reporting.release.read',
  async run(wanted: Wanted, { tx }): Promise<Found | null> {
    const code = 'code' in wanted ? wanted.code : null;
    const sha256 = 'sha256' in wanted ? wanted.sha256 : null;
    const { rows } = await sql<{ found: Found | null }>`
      select reporting.released_as(${code}::text, ${sha256}::text) as found
    `.execute(tx);
    return rows[0]?.found ?? null;
  },
});

const unknown: VerificationAnswer = {
  verdict: 'unknown',
  what: null,
  document: null,
  signatures: null,
  proof: null,
};

/**
 * What is known of a code or a file: issued, replaced, withdrawn, the draft of something issued, or unknown. Asks as the
 * public; only the proof is gathered as the machine, of an entry that names nobody.
 */
export async function verifyDocument(kernel: Kernel, wanted: Wanted): Promise<VerificationAnswer> {
  const caller = { actor: publicActor, scope: publicScope, language: 'vi' } as const;
  const found = await runQuery(kernel, releasedAs, wanted, caller);
  if (found === null) return unknown;
  const machine = {
    actor: machineActor('verification', jobsScope),
    scope: jobsScope,
    language: 'vi',
  } as const;
  const asked = { unitCode: found.ward, release: found.release };
  const proof = await runQuery(kernel, proofOfPublication, asked, machine);
  const verdict = verdictOf(found);
  const standing = found.withdrawnAt === null && found.supersededAt === null;
  return {
    verdict,
    what: found.what,
    document: {
      ward: found.ward,
      title: found.title,
      number: found.number,
      issuedOn: found.issuedOn,
      office: found.office,
      releasedAt: instant(found.releasedAt),
      withdrawnAt: found.withdrawnAt === null ? null : instant(found.withdrawnAt),
      replacedBy: found.replacedBy,
      sha256: found.sha256,
      page: standing ? `/cong-khai/${found.ward}/bao-cao/${found.release}` : null,
      demonstration: found.demonstration,
    },
    signatures: found.signatures,
    proof: proof === null ? null : { ...proof, keys: publicKeyTexts(kernel) },
  };
}

/** Times inside JSON come as the database writes them. */
const instant = (text: string): string => new Date(text).toISOString();

function verdictOf({ what, withdrawnAt, supersededAt }: Found): VerificationAnswer['verdict'] {
  if (withdrawnAt !== null) return 'withdrawn';
  if (supersededAt !== null) return 'superseded';
  return what === 'draft_pdf' || what === 'draft_docx' ? 'draft' : 'issued';
}
