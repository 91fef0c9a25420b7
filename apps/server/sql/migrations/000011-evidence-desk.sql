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

-- Sheets being brought in. How far each is and its content stay in the installation's folder (`drafts/<id>`) and are deleted from there:
-- until it is taken in it is nobody's evidence, and it names people.
create table evidence.drafts (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  -- who brought it, and the office they acted for: both may go on with it
  owner text not null,
  office text,
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  -- sheet, heading, columns and options: headings of columns, never a cell
  settings json not null,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  removed_at timestamptz,
  batch_id uuid,
  constraint drafts_pkey primary key (unit_code, id)
);
create index drafts_by_time on evidence.drafts (unit_code, made_at);
select platform.protect('evidence.drafts');
grant select, insert on evidence.drafts to hatangso_app;
grant update (settings, changed_at, removed_at, batch_id) on evidence.drafts to hatangso_app;

-- How a ward's own headings were matched: so that next year's sheet is understood at once. An empty key: left out.
create table evidence.remembered_columns (
  unit_code text not null,
  province_code text not null,
  kind text not null,
  heading_key text not null,
  column_key text not null,
  used_at timestamptz not null,
  used_by text not null,
  constraint remembered_columns_pkey primary key (unit_code, kind, heading_key)
);
select platform.protect('evidence.remembered_columns');
grant select, insert on evidence.remembered_columns to hatangso_app;
grant update (column_key, used_at, used_by) on evidence.remembered_columns to hatangso_app;

-- What was changed by hand between the file and the batch: how much, and the digest of all of it.
create table evidence.batch_mends (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  original_sha256 text not null,
  mended_cells integer not null,
  skipped_rows integer not null,
  mends_sha256 text,
  constraint batch_mends_pkey primary key (unit_code, batch_id),
  constraint batch_mends_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id)
);
select platform.protect('evidence.batch_mends');
grant select, insert on evidence.batch_mends to hatangso_app;

-- Documents of a batch: the file as it came, and what proves it.
create table evidence.batch_documents (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  document_id uuid not null,
  role text not null,
  constraint batch_documents_pkey primary key (unit_code, batch_id, document_id),
  constraint batch_documents_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint batch_documents_document_fkey
    foreign key (unit_code, document_id) references evidence.documents (unit_code, id),
  constraint batch_document_role_is_known check (role in ('original', 'proof'))
);
create index batch_documents_by_document on evidence.batch_documents (unit_code, document_id);
select platform.protect('evidence.batch_documents');
grant select, insert on evidence.batch_documents to hatangso_app;

-- An operator sees of all these only what was brought in its name; which operator it was fills itself in, as with batches.
do $$
declare
  target text;
begin
  foreach target in array array['documents', 'drafts', 'batch_mends', 'batch_documents'] loop
    execute format('alter table evidence.%I add column part_code text '
                   'default case current_user when ''hatangso_operator'' then nullif(current_setting(''app.part'', true), '''') end',
                   target);
    execute format('create policy operator on evidence.%I to hatangso_operator '
                   'using (unit_code = current_setting(''app.scope'', true) and part_code = current_setting(''app.part'', true)) '
                   'with check (unit_code = current_setting(''app.scope'', true) and part_code = current_setting(''app.part'', true))',
                   target);
  end loop;
end $$;
