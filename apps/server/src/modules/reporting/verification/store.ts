import type { IssuedFileCheck } from '@hatangso/contracts/verification';
import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/client.ts';
import type { Doing } from '../../../platform/kernel.ts';
import type { StandingReport } from '../desk/standing.ts';
import type { ReportKey } from '../words/store.ts';
import type { PrintedCode } from './code.ts';

/** The code of an approved draft with the digests of its files as drawn then. */
export interface DrawnDraft {
  readonly printed: PrintedCode;
  readonly docxSha256: string;
  /** Null where this machine cannot draw PDF. */
  readonly pdfSha256: string | null;
}

export async function addVerification(
  tx: Tx,
  key: ReportKey,
  draft: number,
  { printed, docxSha256, pdfSha256 }: DrawnDraft,
  { provinceCode, now }: { readonly provinceCode: string; readonly now: Date },
): Promise<void> {
  await sql`
    insert into reporting.verifications
      (unit_code, province_code, plan_id, year, period, draft, code, address, docx_sha256, pdf_sha256, approved_at)
    values (${key.unitCode}, ${provinceCode}, ${key.plan}, ${key.year}::int, ${key.period}, ${draft}::int, ${printed.code},
            ${printed.address}, ${docxSha256}, ${pdfSha256}, ${now.toISOString()}::timestamptz)
  `.execute(tx);
}

/** The code that a draft carries; null before it is approved, and of drafts approved before codes were given. */
export async function printedCodeOf(tx: Tx, key: ReportKey, draft: number): Promise<PrintedCode | null> {
  const { rows } = await sql<PrintedCode>`
    select code, address from reporting.verifications
    where unit_code = ${key.unitCode} and plan_id = ${key.plan} and year = ${key.year}::int and period = ${key.period}
      and draft = ${draft}::int
  `.execute(tx);
  return rows[0] ?? null;
}

/** What the issued file said of itself when it was released. */
export async function addCheck(
  release: string,
  { signatures }: IssuedFileCheck,
  { key, provinceCode }: Pick<StandingReport, 'key' | 'provinceCode'>,
  { tx, now }: Pick<Doing, 'tx' | 'now'>,
): Promise<void> {
  await sql`
    insert into reporting.signature_checks (unit_code, province_code, release_id, checked_at, found)
    values (${key.unitCode}, ${provinceCode}, ${release}::uuid, ${now.toISOString()}::timestamptz,
            ${JSON.stringify(signatures)}::json)
  `.execute(tx);
}
