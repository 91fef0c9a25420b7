-- The report as a page being written: what each office handed in, what people wrote around the computed numbers, the
-- drafts, and what was released. Only ever added: the newest word known at a moment counts, so that every draft can be
-- made again as it was. One report is (unit, plan, year, period); a `turn` counts the words spoken of one thing.

-- Each office's part. The office is that of the plan's file which answers on the closing day.
create table reporting.parts (
  unit_code text not null,
  province_code text not null,
  plan_id text not null,
  year integer not null,
  period text not null,
  office text not null,
  turn integer not null,
  state text not null,
  remark text,
  -- digest of the lines the office answers for as they stood then: tells what changed after handing in
  lines_sha256 text,
  known_from timestamptz not null,
  entered_by text not null,
  -- who acted, as named then
  entered_by_name text,
  constraint parts_pkey primary key (unit_code, plan_id, year, period, office, turn),
  constraint part_period_is_known check (period in ('N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4')),
  constraint part_state_is_known check (state in ('draft', 'handed_in', 'returned', 'approved')),
  constraint part_returned_says_why check (state <> 'returned' or remark is not null)
);
select platform.protect('reporting.parts');
grant select, insert on reporting.parts to hatangso_app;

-- Edited words. Numbers stand in them as tokens, so that no edit can change one; `numbers` keeps how each read then.
create table reporting.texts (
  unit_code text not null,
  province_code text not null,
  plan_id text not null,
  year integer not null,
  period text not null,
  -- key of a paragraph, of one added to a section, or of the remark on an indicator's figure
  place text not null,
  version integer not null,
  -- null: the computed words again, or the remark taken away
  content text,
  -- what was computed for the place when the words were written, its numbers as tokens
  computed text,
  -- {token: text} of the numbers in both
  numbers json not null,
  -- {dropped: [token], added: [token], typed: [text]}: what the writer said about numbers
  declared json not null,
  known_from timestamptz not null,
  entered_by text not null,
  entered_by_name text,
  constraint texts_pkey primary key (unit_code, plan_id, year, period, place, version),
  constraint text_period_is_known check (period in ('N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4')),
  constraint text_is_a_paragraph check (length(content) between 1 and 8000)
);
select platform.protect('reporting.texts');
grant select, insert on reporting.texts to hatangso_app;

-- The whole report: compiled to a numbered draft, approved by the chair, opened again, released, withdrawn.
create table reporting.steps (
  unit_code text not null,
  province_code text not null,
  plan_id text not null,
  year integer not null,
  period text not null,
  turn integer not null,
  step text not null,
  -- number of the draft it speaks of, and the moment whose knowledge that draft holds
  draft integer not null,
  draft_known_at timestamptz not null,
  -- digest of what the draft says
  draft_sha256 text not null,
  release_id uuid,
  remark text,
  known_from timestamptz not null,
  entered_by text not null,
  entered_by_name text,
  constraint steps_pkey primary key (unit_code, plan_id, year, period, turn),
  constraint step_period_is_known check (period in ('N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4')),
  constraint step_is_known check (step in ('compiled', 'approved', 'reopened', 'released', 'withdrawn')),
  constraint step_of_a_release check ((step in ('released', 'withdrawn')) = (release_id is not null))
);
select platform.protect('reporting.steps');
grant select, insert on reporting.steps to hatangso_app;

-- What was issued: the signed PDF with its number and date, beside the files of the draft it came from and the facts
-- frozen with it. Nothing of it changes; it can be withdrawn, or another may take its place.
create table reporting.releases (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  plan_id text not null,
  year integer not null,
  period text not null,
  draft integer not null,
  draft_known_at timestamptz not null,
  closing_day date not null,
  -- as on the paper: "123/BC-UBND"
  number text not null,
  issued_on date not null,
  signer_name text not null,
  signer_title text not null,
  title text not null,
  signed_document uuid not null,
  docx_document uuid not null,
  pdf_document uuid not null,
  xlsx_document uuid not null,
  -- {report, figures, groupFigures, groups, boundary, plan}: `releaseContent` of the contracts
  content json not null,
  content_sha256 text not null,
  demonstration boolean not null,
  released_at timestamptz not null,
  released_by text not null,
  released_by_name text,
  superseded_at timestamptz,
  superseded_by uuid,
  withdrawn_at timestamptz,
  withdrawn_by text,
  withdrawal_reason text,
  constraint releases_pkey primary key (unit_code, id),
  constraint releases_signed_fkey foreign key (unit_code, signed_document) references evidence.documents (unit_code, id),
  constraint releases_docx_fkey foreign key (unit_code, docx_document) references evidence.documents (unit_code, id),
  constraint releases_pdf_fkey foreign key (unit_code, pdf_document) references evidence.documents (unit_code, id),
  constraint releases_xlsx_fkey foreign key (unit_code, xlsx_document) references evidence.documents (unit_code, id),
  constraint release_period_is_known check (period in ('N', '6T', '9T', 'Q1', 'Q2', 'Q3', 'Q4')),
  constraint release_withdrawn_by_somebody check (
    (withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawal_reason is null)),
  constraint release_superseded_by_another check (
    (superseded_at is null) = (superseded_by is null) and superseded_by is distinct from id)
);
create index releases_by_report on reporting.releases (unit_code, year, period, released_at);
create index releases_by_signed on reporting.releases (unit_code, signed_document);
create index releases_by_docx on reporting.releases (unit_code, docx_document);
create index releases_by_pdf on reporting.releases (unit_code, pdf_document);
create index releases_by_xlsx on reporting.releases (unit_code, xlsx_document);
-- one standing release a report; what replaces it marks it in the same transaction
create unique index releases_one_standing on reporting.releases (unit_code, plan_id, year, period)
  where withdrawn_at is null and superseded_at is null;
select platform.protect('reporting.releases');
select platform.publish('reporting.releases', 'withdrawn_at is null and superseded_at is null');
grant select, insert on reporting.releases to hatangso_app;
grant update (superseded_at, superseded_by, withdrawn_at, withdrawn_by, withdrawal_reason) on reporting.releases to hatangso_app;
create trigger release_has_the_mark before insert on reporting.releases
  for each row execute function evidence.same_mark();

-- The files of a standing release that anybody may take away: documents themselves are not public, hence the definer.
create function reporting.released_file(of_unit text, of_release uuid, wanted text)
returns table (file_name text, media_type text, content bytea)
language sql stable security definer set search_path = pg_catalog as $$
  select d.file_name, d.media_type, d.content
  from reporting.releases as r
  join evidence.documents as d on d.unit_code = r.unit_code
    and d.id = case wanted when 'signed' then r.signed_document when 'xlsx' then r.xlsx_document end
  where r.unit_code = of_unit and r.id = of_release and r.withdrawn_at is null and r.superseded_at is null
$$;
revoke execute on function reporting.released_file(text, uuid, text) from public;
grant execute on function reporting.released_file(text, uuid, text) to hatangso_app;

-- Who chose a source, as named then.
alter table indicators.closings add column closed_by_name text;
