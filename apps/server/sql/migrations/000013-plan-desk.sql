-- Working on a plan at the desk: conversations with an answer due, documents that prove progress, the calendar feed.
-- What people write is only ever added to, and the newest word counts; a feed is revoked, never deleted.

-- What is said about a difficulty beside its formal answers (plan.difficulty_answers), by either side.
create table plan.difficulty_messages (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  difficulty_id uuid not null,
  kind text not null,
  words text not null,
  -- the office they wrote for; who wrote is found by entered_by, so that a name can be mended or erased
  office text,
  written_on date not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint difficulty_messages_pkey primary key (unit_code, id),
  constraint difficulty_message_kind_is_known check (kind in ('message', 'ask_again', 'settled'))
);
create index difficulty_messages_by_difficulty on plan.difficulty_messages (unit_code, difficulty_id);
select platform.protect('plan.difficulty_messages');
grant select, insert on plan.difficulty_messages to hatangso_app;

-- Who must answer a difficulty and until when, where somebody said so; else the setting of the ward holds.
create table plan.difficulty_terms (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  difficulty_id uuid not null,
  due_on date,
  -- an office of the plan by id, or whoever else must answer, by name
  addressee text,
  known_from timestamptz not null,
  entered_by text not null,
  constraint difficulty_terms_pkey primary key (unit_code, id),
  constraint difficulty_term_says_something check (due_on is not null or addressee is not null)
);
create index difficulty_terms_by_difficulty on plan.difficulty_terms (unit_code, difficulty_id);
select platform.protect('plan.difficulty_terms');
grant select, insert on plan.difficulty_terms to hatangso_app;

-- How the desk works in a ward: days until an answer is due, the office that books money.
create table plan.settings (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  name text not null,
  content json not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint settings_pkey primary key (unit_code, id),
  constraint setting_is_known check (name in ('answer_days', 'finance_office'))
);
create index settings_by_name on plan.settings (unit_code, name, known_from);
select platform.protect('plan.settings');
grant select, insert on plan.settings to hatangso_app;

-- Reports told one by one, for which office, and the documents that prove them. They stand and fall with their batch.
create table plan.progress_words (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  office text,
  constraint progress_words_pkey primary key (unit_code, batch_id),
  constraint progress_words_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id)
);
select platform.protect('plan.progress_words');
grant select, insert on plan.progress_words to hatangso_app;

create table plan.progress_documents (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  document_id uuid not null,
  constraint progress_documents_pkey primary key (unit_code, batch_id, document_id),
  constraint progress_documents_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint progress_documents_document_fkey foreign key (unit_code, document_id) references evidence.documents (unit_code, id)
);
create index progress_documents_by_document on plan.progress_documents (unit_code, document_id);
select platform.protect('plan.progress_documents');
grant select, insert on plan.progress_documents to hatangso_app;

-- Secret addresses at which calendar programs read the plan's days; only the digest of a secret is kept.
create table plan.calendar_feeds (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  -- only this office's days; null: the whole plan's
  office text,
  secret_sha256 text not null,
  made_at timestamptz not null,
  made_by text not null,
  revoked_at timestamptz,
  constraint calendar_feeds_pkey primary key (unit_code, id),
  constraint calendar_feed_secret_is_one unique (unit_code, secret_sha256)
);
select platform.protect('plan.calendar_feeds');
grant select, insert on plan.calendar_feeds to hatangso_app;
grant update (revoked_at) on plan.calendar_feeds to hatangso_app;
