import { type RawBuilder, sql } from 'kysely';

/** The columns of a release as `ReleaseView` names them; `by` is who released it, as whoever asks may know it. */
const columnsWith = (by: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  id, unit_code as "ward", plan_id as "plan", year, period, title, number, issued_on as "issuedOn",
  signer_name as "signerName", signer_title as "signerTitle", closing_day as "closing", draft,
  draft_known_at as "knownAt",
  json_build_object('signed', signed_document, 'docx', docx_document, 'pdf', pdf_document, 'xlsx', xlsx_document) as documents,
  content_sha256 as "contentSha256", released_at as "releasedAt", ${by} as "releasedBy",
  superseded_at as "supersededAt", withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason"`;

/** For the ward itself. */
export const wardColumns = columnsWith(sql`released_by_name`);
/** For anybody: who released it is nobody's business outside. */
export const publicColumns = columnsWith(sql`null::text`);
