-- A second proof of who signs in: codes of an authenticator, passkeys, recovery codes; single sign-on; emergency access.

-- When the person last proved who they are, and by what the second time (null: by nothing). Sensitive acts ask again
-- after a while.
alter table identity.sessions
  add column proven_at timestamptz,
  add column second_factor text,
  -- the provider of single sign-on that it was opened by; null: none
  add column provider text,
  add constraint session_second_factor_is_known check (second_factor in ('totp', 'passkey', 'recovery', 'provider'));
update identity.sessions set proven_at = created_at;
alter table identity.sessions alter column proven_at set not null;

-- Since when the person has a second factor; null: none. Whoever administers them sees it, and never the factor.
alter table identity.people add column second_factor_at timestamptz;
grant update (second_factor_at) on identity.people to hatangso_app;

-- The secret of an authenticator, sealed with a key that the database does not hold; each code counts once.
create table identity.totp (
  id uuid not null,
  person_id uuid not null,
  secret_sealed text not null,
  created_at timestamptz not null,
  -- null: shown, but no code of it was ever given
  confirmed_at timestamptz,
  -- the newest step of thirty seconds whose code was taken
  last_step bigint not null default 0,
  last_used_at timestamptz,
  removed_at timestamptz,
  constraint totp_pkey primary key (id),
  constraint totp_person_fkey foreign key (person_id) references identity.people (id),
  constraint totp_secret_is_sealed check (secret_sealed like 'v1.%' or secret_sealed = ''),
  constraint totp_removed_keeps_no_secret check (removed_at is null or secret_sealed = '')
);
create index totp_by_person on identity.totp (person_id);
create unique index totp_once on identity.totp (person_id) where removed_at is null and confirmed_at is not null;

-- A passkey: only its public half is ever here.
create table identity.passkeys (
  id uuid not null,
  person_id uuid not null,
  credential_id text not null,
  public_key text not null,
  counter bigint not null,
  transports json not null,
  -- the host it was made for; it answers no other
  host text not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  constraint passkeys_pkey primary key (id),
  constraint passkeys_person_fkey foreign key (person_id) references identity.people (id)
);
create index passkeys_by_person on identity.passkeys (person_id);
create unique index passkeys_credential on identity.passkeys (credential_id) where removed_at is null;

create table identity.recovery_codes (
  id uuid not null,
  person_id uuid not null,
  code_sha256 text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  replaced_at timestamptz,
  constraint recovery_codes_pkey primary key (id),
  constraint recovery_codes_person_fkey foreign key (person_id) references identity.people (id),
  constraint recovery_code_is_hashed check (length(code_sha256) = 64)
);
create index recovery_codes_by_person on identity.recovery_codes (person_id, code_sha256);

-- Between the first step of signing in and the second: it is no session, and opens nothing but the second step.
create table identity.steps (
  id uuid not null,
  person_id uuid not null,
  secret_sha256 text not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  taken_at timestamptz,
  constraint steps_pkey primary key (id),
  constraint steps_person_fkey foreign key (person_id) references identity.people (id),
  constraint step_secret_is_hashed check (length(secret_sha256) = 64)
);
create unique index steps_secret on identity.steps (secret_sha256);
create index steps_by_person on identity.steps (person_id);

-- Challenges that were answered: none is taken twice.
create table identity.spent (
  key text not null,
  expires_at timestamptz not null,
  constraint spent_pkey primary key (key)
);

-- Who a person is at a provider of single sign-on.
create table identity.links (
  id uuid not null,
  person_id uuid not null,
  provider text not null,
  subject text not null,
  created_at timestamptz not null,
  last_used_at timestamptz,
  removed_at timestamptz,
  constraint links_pkey primary key (id),
  constraint links_person_fkey foreign key (person_id) references identity.people (id)
);
create index links_by_person on identity.links (person_id);
create unique index links_subject on identity.links (provider, subject) where removed_at is null;

do $$
declare
  secret_table text;
begin
  foreach secret_table in array array['totp', 'passkeys', 'recovery_codes', 'steps', 'spent', 'links'] loop
    execute format('alter table identity.%I enable row level security', secret_table);
    execute format('create policy identity on identity.%I to hatangso_identity using (true) with check (true)', secret_table);
    execute format('grant select, insert, update on identity.%I to hatangso_identity', secret_table);
  end loop;
end $$;

create function identity.sweep_steps(before timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.steps where expires_at < before;
  delete from identity.spent where expires_at < before;
$$;
revoke execute on function identity.sweep_steps(timestamptz) from public;
grant execute on function identity.sweep_steps(timestamptz) to hatangso_identity;

-- ── emergency access ───────────────────────────────────────────────────────────────────────────────────────────────

-- A role that ends by itself; null: it stands until somebody ends it.
alter table identity.assignments add column until timestamptz;

create table identity.emergencies (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  person_id uuid not null,
  assignment_id uuid not null,
  role text not null,
  reason text not null,
  opened_at timestamptz not null,
  opened_by text not null,
  until timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  constraint emergencies_pkey primary key (unit_code, id),
  constraint emergencies_person_fkey foreign key (person_id) references identity.people (id),
  constraint emergencies_assignment_fkey foreign key (unit_code, assignment_id) references identity.assignments (unit_code, id),
  constraint emergency_lasts_hours check (until > opened_at and until <= opened_at + interval '72 hours'),
  constraint emergency_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create index emergencies_by_person on identity.emergencies (person_id);
create index emergencies_by_assignment on identity.emergencies (unit_code, assignment_id);
select platform.protect('identity.emergencies');
create policy identity on identity.emergencies to hatangso_identity using (true) with check (true);
-- everybody who works at the ward sees that somebody was let in
create policy residential_group on identity.emergencies for select to hatangso_group
  using (unit_code = current_setting('app.scope', true));
create policy operator on identity.emergencies for select to hatangso_operator
  using (unit_code = current_setting('app.scope', true));
grant select, insert on identity.emergencies to hatangso_app;
grant update (ended_at, ended_by) on identity.emergencies to hatangso_app;
