-- Who may act (first form: tokens with one role assignment each) and what was done (append-only log).
create schema identity;
grant usage on schema identity to hatangso_app;

create table identity.tokens (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  name text not null,
  secret_sha256 text not null,
  role text not null,
  scope_level text not null,
  scope_value text not null,
  created_at timestamptz not null,
  expires_at timestamptz,
  revoked_at timestamptz,
  last_used_at timestamptz,
  constraint tokens_pkey primary key (unit_code, id),
  constraint token_role_is_known check (role in ('administrator', 'reader')),
  constraint token_scope_is_known check (scope_level in ('ward', 'province', 'nation')),
  constraint token_secret_is_hashed check (length(secret_sha256) = 64)
);
create unique index tokens_secret on identity.tokens (secret_sha256);
select platform.protect('identity.tokens');
grant select, insert on identity.tokens to hatangso_app;
grant update (last_used_at, revoked_at) on identity.tokens to hatangso_app;

create schema audit;
grant usage on schema audit to hatangso_app;

-- An entry holds ids, field names and digests, no personal values: the log is never erased, people's data must be.
-- `canonical` is the entry's bytes, fixed at once; positions in a tree are given later by one sequencer.
create table audit.entries (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  at timestamptz not null,
  actor text not null,
  action text not null,
  object_kind text not null,
  object_id text not null,
  facts json not null,
  canonical text not null,
  canonical_sha256 text not null,
  constraint entries_pkey primary key (unit_code, id)
);
create index entries_by_time on audit.entries (unit_code, at);
select platform.protect('audit.entries');
grant select, insert on audit.entries to hatangso_app;
