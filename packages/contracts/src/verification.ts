import { z } from 'zod';
import { isoDate } from './indicators.ts';

/** What one signature in a PDF says, and what of it holds. */
export const signatureFound = z.object({
  /** Whole names as the certificate has them: "CN=…, O=…, C=VN"; null where the signature cannot be read. */
  signer: z.string().nullable(),
  /** The signer's common name. */
  name: z.string().nullable(),
  issuer: z.string().nullable(),
  serial: z.string().nullable(),
  certificateFrom: z.iso.datetime().nullable(),
  certificateTo: z.iso.datetime().nullable(),
  /** What the signer's own clock said; proves nothing. */
  claimedAt: z.iso.datetime().nullable(),
  /** What a timestamp in the signature says: who vouches for it, and whether it holds. */
  timestamp: z.object({ at: z.iso.datetime(), by: z.string(), holds: z.boolean() }).nullable(),
  /** `intact`: what it covers was not changed; `unreadable`: of a form that is not understood. */
  integrity: z.enum(['intact', 'changed', 'unreadable']),
  /** Whether it covers the whole file, or something came behind it. */
  coversWholeFile: z.boolean(),
  /** `unchecked`: no roots are configured, so nothing is said; never read it as trusted. */
  chain: z.enum(['trusted', 'untrusted', 'expired', 'unchecked']),
  /** The form of the signature ("ETSI.CAdES.detached") and its algorithms ("RSA 2048, SHA-256"). */
  form: z.string(),
  algorithm: z.string(),
  weak: z.boolean(),
});
export type SignatureFound = z.infer<typeof signatureFound>;

/** All signatures of a PDF with one verdict over them. */
export const signatureReport = z.object({
  verdict: z.enum(['none', 'trusted', 'intact', 'added', 'doubtful', 'changed']),
  signatures: z.array(signatureFound),
});
export type SignatureReport = z.infer<typeof signatureReport>;

/** An entry of the log with its way up to a signed root; see docs/audit-format.md. */
export const publicProof = z.object({
  entry: z.string(),
  proof: z.string(),
  keys: z.array(z.string()),
  checkpointAt: z.iso.datetime(),
});
export type PublicProof = z.infer<typeof publicProof>;

/** What is known of a code or of a file's digest. */
export const verificationAnswer = z.object({
  /** `issued`: it stands; `draft`: the draft from which it was issued; `unknown`: or not released yet. */
  verdict: z.enum(['issued', 'draft', 'superseded', 'withdrawn', 'unknown']),
  /** What was asked about; null where it is unknown. */
  what: z.enum(['code', 'issued_pdf', 'draft_pdf', 'draft_docx', 'figures_xlsx']).nullable(),
  document: z
    .object({
      ward: z.string(),
      title: z.string(),
      number: z.string(),
      issuedOn: isoDate,
      /** The office, never a person. */
      office: z.string(),
      releasedAt: z.iso.datetime(),
      withdrawnAt: z.iso.datetime().nullable(),
      replacedBy: z.object({ number: z.string(), issuedOn: isoDate }).nullable(),
      /** Digest of the signed PDF. */
      sha256: z.string(),
      /** Where it can be read; null where it no longer stands. */
      page: z.string().nullable(),
      demonstration: z.boolean(),
    })
    .nullable(),
  /** What the signatures said when it was released; null where they were not looked at. */
  signatures: signatureReport.nullable(),
  /** Null where the log has not been signed since. */
  proof: publicProof.nullable(),
});
export type VerificationAnswer = z.infer<typeof verificationAnswer>;

export const verificationBody = z.strictObject({
  /** SHA-256 of the file, in hexadecimal. */
  sha256: z
    .string()
    .regex(/^[0-9a-fA-F]{64}$/, '64 hexadecimal digits')
    .transform((text) => text.toLowerCase()),
});

/** What a PDF that is to be issued, or was, says of itself. */
export const issuedFileCheck = z.object({
  signatures: signatureReport,
  /** Whether it carries the approved draft's code; `none`: the draft has none; `unread`: it has no words (a scan). */
  code: z.enum(['carried', 'missing', 'unread', 'none']),
});
export type IssuedFileCheck = z.infer<typeof issuedFileCheck>;
