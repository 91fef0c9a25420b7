-- People, what they may do over which units, and how they sign in; the levels group, operator and public come to life.

-- Two more levels: `public` sees what was published; `identity` is sign-in itself, and alone reads secrets' digests.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['hatangso_public', 'hatangso_identity'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant hatangso_app to %I', role_name);
    if not pg_has_role(current_user, role_name, 'member') then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
end $$;

-- Lets everybody, signed in or not, read the rows of a table that meet the condition.
create function platform.publish(target regclass, condition text) returns void language plpgsql as $$
begin
  execute format('create policy published on %s for select to hatangso_public using (%s)', target, condition);
end $$;

-- Lets a residential group's own people, or an operator, deal with their rows of a ward's table: one column more is
-- compared, with the second value of their scope. `verbs`: `select`, `insert`, `update` or `all`.
create function platform.protect_part(target regclass, level text, part_column text, verbs text default 'select')
returns void language plpgsql as $$
declare
  condition text := format('unit_code = current_setting(''app.scope'', true) and %I = current_setting(''app.part'', true)', part_column);
begin
  execute format('create policy %I on %s for %s to %I %s', level || '_' || verbs, target, verbs, 'hatangso_' || level,
    case verbs
      when 'select' then format('using (%s)', condition)
      when 'insert' then format('with check (%s)', condition)
      else format('using (%s) with check (%s)', condition, condition)
    end);
end $$;

-- ── people ─────────────────────────────────────────────────────────────────────────────────────────────────────────

-- A person belongs to the smallest unit that holds all their standing roles, so that whoever administers the person
-- reaches every one of them: a ward's administrator cannot reset the password of somebody who also acts for the
-- province. Nobody is erased; whoever left is suspended.
create table identity.people (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  name text not null,
  sort_key text not null,
  -- lower case; a user name has no @, an e-mail address has one, so that one box takes both
  login text not null,
  email text,
  language text,
  created_at timestamptz not null,
  created_by text not null,
  password_set_at timestamptz,
  suspended_at timestamptz,
  -- sessions begun before it count no more
  signed_out_at timestamptz,
  -- to the minute
  last_seen_at timestamptz,
  constraint people_pkey primary key (unit_code, id),
  constraint people_id unique (id),
  constraint people_login unique (login),
  constraint people_email unique (email),
  constraint person_login_has_a_shape check (login = lower(login) and login !~ '[@[:space:]]'),
  constraint person_email_has_a_shape check (email = lower(email) and email ~ '@'),
  constraint person_language_is_known check (language in ('vi', 'en'))
);
select platform.protect('identity.people');
create policy identity on identity.people to hatangso_identity using (true) with check (true);
grant select, insert on identity.people to hatangso_app;
grant update (unit_code, province_code, name, sort_key, email, language, password_set_at, suspended_at, signed_out_at, last_seen_at)
  on identity.people to hatangso_app;

-- A role over a unit and, where the role has one, a part of it. Ended, never deleted.
create table identity.assignments (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  person_id uuid not null,
  role text not null,
  part_code text,
  part_name text,
  created_at timestamptz not null,
  created_by text not null,
  ended_at timestamptz,
  ended_by text,
  constraint assignments_pkey primary key (unit_code, id),
  constraint assignments_person_fkey foreign key (person_id) references identity.people (id),
  constraint assignment_role_is_known check (role in ('administrator', 'chair', 'compiler', 'office', 'police', 'team',
    'operator', 'province_officer', 'province_reader', 'auditor', 'reader')),
  constraint assignment_has_its_part check (part_code is not null or role not in ('office', 'team', 'operator')),
  constraint assignment_ended_by_somebody check ((ended_at is null) = (ended_by is null))
);
create index assignments_by_person on identity.assignments (person_id);
create unique index assignments_once on identity.assignments (person_id, role, unit_code, coalesce(part_code, ''))
  where ended_at is null;
select platform.protect('identity.assignments');
create policy identity on identity.assignments to hatangso_identity using (true) with check (true);
grant select, insert on identity.assignments to hatangso_app;
grant update (ended_at, ended_by) on identity.assignments to hatangso_app;

-- A link handed over by an administrator: it makes a person (`invite`), or sets a person's password (`password`).
create table identity.invitations (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  secret_sha256 text not null,
  purpose text not null,
  person_id uuid,
  name text,
  email text,
  -- roles to be given: [{role, unitCode, provinceCode, part}]
  assignments json not null,
  created_at timestamptz not null,
  created_by text not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint invitations_pkey primary key (unit_code, id),
  constraint invitations_person_fkey foreign key (person_id) references identity.people (id),
  constraint invitation_purpose_is_known check (purpose in ('invite', 'password')),
  constraint invitation_of_a_password_has_its_person check ((purpose = 'password') = (person_id is not null)),
  constraint invitation_secret_is_hashed check (length(secret_sha256) = 64)
);
create unique index invitations_secret on identity.invitations (secret_sha256);
create index invitations_by_person on identity.invitations (person_id);
select platform.protect('identity.invitations');
create policy identity on identity.invitations to hatangso_identity using (true) with check (true);
grant select, insert on identity.invitations to hatangso_app;
grant update (used_at, revoked_at) on identity.invitations to hatangso_app;

-- ── what only sign-in reads ────────────────────────────────────────────────────────────────────────────────────────

-- scrypt: `scrypt$N$r$p$salt$key`, so that the cost can grow and a sign-in brings an old hash up to it.
create table identity.passwords (
  person_id uuid not null,
  hash text not null,
  set_at timestamptz not null,
  constraint passwords_pkey primary key (person_id),
  constraint passwords_person_fkey foreign key (person_id) references identity.people (id),
  constraint password_is_hashed check (hash like 'scrypt$%')
);

create table identity.sessions (
  id uuid not null,
  person_id uuid not null,
  secret_sha256 text not null,
  -- the role acted under; null where the person has none
  assignment_id uuid,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  -- where from; blank once the session has ended
  agent text not null,
  place text not null,
  constraint sessions_pkey primary key (id),
  constraint sessions_person_fkey foreign key (person_id) references identity.people (id),
  constraint session_secret_is_hashed check (length(secret_sha256) = 64),
  constraint session_ended_keeps_no_place check (ended_at is null or (agent = '' and place = ''))
);
create unique index sessions_secret on identity.sessions (secret_sha256);
create index sessions_by_person on identity.sessions (person_id, ended_at);

-- A browser that a person has signed in from: it has a count of wrong attempts of its own, so that nobody else's
-- attempts keep the person out of it.
create table identity.devices (
  id uuid not null,
  person_id uuid not null,
  secret_sha256 text not null,
  created_at timestamptz not null,
  constraint devices_pkey primary key (id),
  constraint devices_person_fkey foreign key (person_id) references identity.people (id),
  constraint device_secret_is_hashed check (length(secret_sha256) = 64)
);
create unique index devices_secret on identity.devices (secret_sha256);
create index devices_by_person on identity.devices (person_id);

-- Wrong attempts by (login, network), network or device; the key is a digest and names nobody.
create table identity.attempts (
  key text not null,
  failures integer not null,
  last_at timestamptz not null,
  constraint attempts_pkey primary key (key),
  constraint attempt_failures_are_not_negative check (failures >= 0)
);
create index attempts_by_time on identity.attempts (last_at);

do $$
declare
  secret_table text;
begin
  foreach secret_table in array array['passwords', 'sessions', 'devices', 'attempts'] loop
    execute format('alter table identity.%I enable row level security', secret_table);
    execute format('create policy identity on identity.%I to hatangso_identity using (true) with check (true)', secret_table);
    execute format('grant select, insert, update on identity.%I to hatangso_identity', secret_table);
  end loop;
end $$;

-- Sign-in tells of itself in the log, and finds the token of a request.
create policy identity on audit.entries for insert to hatangso_identity with check (true);
create policy identity on identity.tokens to hatangso_identity using (true) with check (true);

-- What has no use any more goes: counts of attempts a day after the last one, sessions and devices long unused.
create function identity.sweep(before_attempts timestamptz, before_sessions timestamptz, before_devices timestamptz) returns void
language sql security definer set search_path = pg_catalog as $$
  delete from identity.attempts where last_at < before_attempts;
  delete from identity.sessions where greatest(last_seen_at, ended_at) < before_sessions;
  delete from identity.devices where created_at < before_devices;
$$;
revoke execute on function identity.sweep(timestamptz, timestamptz, timestamptz) from public;
grant execute on function identity.sweep(timestamptz, timestamptz, timestamptz) to hatangso_identity;

-- Names behind the actors that a log or a row names, for whoever works at a unit: ids cannot be guessed, so only those
-- one was shown are found. The public, operators and groups' own people get none.
create function identity.names_of(actors text[]) returns table (actor text, name text)
language sql stable security definer set search_path = pg_catalog as $$
  select 'person:' || people.id, people.name
  from identity.people
  where current_setting('role') in ('hatangso_ward', 'hatangso_province', 'hatangso_nation', 'hatangso_jobs')
    and people.id in (select substr(given, 8)::uuid from unnest(actors) as given where given ~ '^person:[0-9a-f-]{36}$')
  union all
  select 'token:' || tokens.id, tokens.name
  from identity.tokens
  where current_setting('role') in ('hatangso_ward', 'hatangso_province', 'hatangso_nation', 'hatangso_jobs')
    and tokens.id in (select substr(given, 7)::uuid from unnest(actors) as given where given ~ '^token:[0-9a-f-]{36}$')
$$;
revoke execute on function identity.names_of(text[]) from public;
grant execute on function identity.names_of(text[]) to hatangso_app;

-- ── tokens: any role, and the part of the unit where the role has one ──────────────────────────────────────────────
alter table identity.tokens drop constraint token_role_is_known;
alter table identity.tokens
  add column part_code text,
  add column part_name text,
  add column created_by text,
  add constraint token_role_is_known check (role in ('administrator', 'chair', 'compiler', 'office', 'police', 'team',
    'operator', 'province_officer', 'province_reader', 'auditor', 'reader')),
  add constraint token_has_its_part check (part_code is not null or role not in ('office', 'team', 'operator'));

-- ── the levels group and operator on the tables of evidence ────────────────────────────────────────────────────────

-- Whose a batch is, where a group's own people or an operator made it; their scope fills it in.
alter table evidence.batches
  add column part_kind text default case current_user when 'hatangso_group' then 'group' when 'hatangso_operator' then 'operator' end,
  add column part_code text default nullif(current_setting('app.part', true), ''),
  add constraint batch_part_is_known check (part_kind in ('group', 'operator')),
  add constraint batch_part_is_whole check ((part_kind is null) = (part_code is null));
create policy operator on evidence.batches to hatangso_operator
  using (unit_code = current_setting('app.scope', true) and part_kind = 'operator' and part_code = current_setting('app.part', true))
  with check (unit_code = current_setting('app.scope', true) and part_kind = 'operator' and part_code = current_setting('app.part', true));
create policy residential_group on evidence.batches to hatangso_group
  using (unit_code = current_setting('app.scope', true) and part_kind = 'group' and part_code = current_setting('app.part', true))
  with check (unit_code = current_setting('app.scope', true) and part_kind = 'group' and part_code = current_setting('app.part', true));

-- An operator: its own claims, and where the ward's groups and places are.
select platform.protect_part('coverage.claims', 'operator', 'operator_key', 'all');
-- pieces are written with their claim and read for figures, which are the ward's
create policy operator on coverage.claim_pieces for insert to hatangso_operator
  with check (unit_code = current_setting('app.scope', true));
create policy operator on territory.group_statements for select to hatangso_operator
  using (unit_code = current_setting('app.scope', true));
create policy operator on territory.place_statements for select to hatangso_operator
  using (unit_code = current_setting('app.scope', true));

-- A residential group's own people: their group and its households, nothing else of people.
select platform.protect_part('territory.group_statements', 'group', 'code');
select platform.protect_part('survey.households', 'group', 'group_code');

-- Both leave their entries in the log, and read none.
create policy operator on audit.entries for insert to hatangso_operator
  with check (unit_code = current_setting('app.scope', true));
create policy residential_group on audit.entries for insert to hatangso_group
  with check (unit_code = current_setting('app.scope', true));
