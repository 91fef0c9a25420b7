-- Documents that can be verified: the code that an approved draft carries, and what was found in the signatures of the PDF
-- that was issued. Whoever holds a paper or a file learns of what was released and of nothing else.

-- Each approved draft's code, given once and printed before anybody signs. Nothing of it changes.
create table reporting.verifications (
  unit_code text not null,
  province_code text not null,
  plan_id text not null,
  year integer not null,
  period text not null,
  draft integer not null,
  -- 25 letters of base32 (125 random bits), without the hyphens that are printed
  code text not null,
  -- what the QR code leads to; null where the installation's public address was not known
  address text,
  -- the files as drawn when the draft was approved
  docx_sha256 text not null,
  -- null where this machine cannot draw PDF
  pdf_sha256 text,
  approved_at timestamptz not null,
  constraint verifications_pkey primary key (unit_code, plan_id, year, period, draft),
  constraint verification_period_is_known check (period in ('N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4')),
  constraint verification_code_is_base32 check (code ~ '^[0-9A-HJKMNP-TV-Z]{25}$')
);
create unique index verifications_by_code on reporting.verifications (unit_code, code);
create index verifications_of_anybody on reporting.verifications (code);
create index verifications_by_docx on reporting.verifications (docx_sha256);
create index verifications_by_pdf on reporting.verifications (pdf_sha256);
select platform.protect('reporting.verifications');
grant select, insert on reporting.verifications to hatangso_app;

-- What the signatures in an issued PDF said when it was released.
create table reporting.signature_checks (
  unit_code text not null,
  province_code text not null,
  release_id uuid not null,
  checked_at timestamptz not null,
  -- `signatureReport` of the contracts
  found json not null,
  constraint signature_checks_pkey primary key (unit_code, release_id),
  constraint signature_checks_release_fkey foreign key (unit_code, release_id) references reporting.releases (unit_code, id)
);
select platform.protect('reporting.signature_checks');
grant select, insert on reporting.signature_checks to hatangso_app;

create index documents_by_digest on evidence.documents (sha256);

-- What the public may learn of a code or of a file's digest: only of what was released, though it was replaced or withdrawn
-- since. A draft that was not released is as unknown as a code that nobody gave. Hence the definer: neither codes nor
-- documents are readable by the public.
create function reporting.released_as(wanted_code text, wanted_sha256 text) returns json
language sql stable security definer set search_path = pg_catalog as $$
  with
    found (unit_code, release_id, what) as (
      select r.unit_code, r.id, 'code'
      from reporting.verifications as v
      join reporting.releases as r on r.unit_code = v.unit_code and r.plan_id = v.plan_id and r.year = v.year
        and r.period = v.period and r.draft = v.draft
      where v.code = wanted_code
      union all
      select r.unit_code, r.id, case when v.pdf_sha256 = wanted_sha256 then 'draft_pdf' else 'draft_docx' end
      from reporting.verifications as v
      join reporting.releases as r on r.unit_code = v.unit_code and r.plan_id = v.plan_id and r.year = v.year
        and r.period = v.period and r.draft = v.draft
      where v.docx_sha256 = wanted_sha256 or v.pdf_sha256 = wanted_sha256
      union all
      select r.unit_code, r.id,
             case d.id when r.signed_document then 'issued_pdf' when r.pdf_document then 'draft_pdf'
                       when r.docx_document then 'draft_docx' else 'figures_xlsx' end
      from evidence.documents as d
      join reporting.releases as r on r.unit_code = d.unit_code
        and d.id in (r.signed_document, r.pdf_document, r.docx_document, r.xlsx_document)
      where d.sha256 = wanted_sha256
    )
  select json_build_object(
           'what', found.what, 'release', r.id, 'ward', r.unit_code, 'year', r.year, 'period', r.period, 'title', r.title,
           'number', r.number, 'issuedOn', r.issued_on, 'office', r.content #>> '{report,meta,author}',
           'signerTitle', r.signer_title, 'releasedAt', r.released_at, 'withdrawnAt', r.withdrawn_at,
           'supersededAt', r.superseded_at, 'demonstration', r.demonstration, 'sha256', signed.sha256,
           'replacedBy', case when next.id is null then null
                              else json_build_object('number', next.number, 'issuedOn', next.issued_on) end,
           'signatures', checks.found)
  from found
  join reporting.releases as r on r.unit_code = found.unit_code and r.id = found.release_id
  join evidence.documents as signed on signed.unit_code = r.unit_code and signed.id = r.signed_document
  left join reporting.releases as next on next.unit_code = r.unit_code and next.id = r.superseded_by
  left join reporting.signature_checks as checks on checks.unit_code = r.unit_code and checks.release_id = r.id
  order by (r.withdrawn_at is null) desc, (r.superseded_at is null) desc, (found.what = 'issued_pdf') desc, r.released_at desc
  limit 1
$$;
revoke execute on function reporting.released_as(text, text) from public;
grant execute on function reporting.released_as(text, text) to hatangso_app;

-- The log's entries of what was published: their proofs are public.
create index entries_of_publications on audit.entries (unit_code, object_id) where object_kind = 'reporting.publication';
