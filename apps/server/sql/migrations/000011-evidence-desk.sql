-- The desk of evidence: documents that prove, sheets being brought in, and what was changed in them by hand.

-- Documents: kept as they came, so that whoever doubts a figure can open what it rests on. The media type is told from
-- the content. Files are compressed already: stored outside the row as they are.
create table evidence.documents (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  file_name text not null,
  media_type text not null,
  sha256 text not null,
  bytes bigint not null,
  content bytea not null,
  added_at timestamptz not null,
  added_by text not null,
  demonstration boolean not null,
  constraint documents_pkey primary key (unit_code, id),
  constraint document_is_at_most_20_mb check (bytes = octet_length(content) and bytes between 1 and 20971520)
);
alter table evidence.documents alter column content set storage external;
create index documents_by_content on evidence.documents (unit_code, sha256);
select platform.protect('evidence.documents');
grant select, insert on evidence.documents to hatangso_app;
create trigger document_has_the_mark before insert on evidence.documents
  for each row execute function evidence.same_mark();
