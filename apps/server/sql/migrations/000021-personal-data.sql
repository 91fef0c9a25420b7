-- Personal data: how long each kind is kept, what was erased, and the erasing itself. What is personal, why it
-- is kept and who reads it: apps/server/src/modules/privacy/inventory.yaml (docs/decisions/0019-personal-data.md).
create schema privacy;
grant usage on schema privacy to hatangso_app;

-- How many days a kind is kept, where it differs from the inventory. The newest word counts; earlier ones stay.
create table privacy.periods (
  unit_code text not null,
  province_code text not null,
  category text not null,
  turn integer not null,
  days integer not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint periods_pkey primary key (unit_code, category, turn),
  constraint period_is_some_days check (days between 1 and 36500)
);
select platform.protect('privacy.periods');
grant select, insert on privacy.periods to hatangso_app;

-- What was erased. It names nobody: a person by their id, a household by a digest of unit and code.
create table privacy.erasures (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  at timestamptz not null,
  subject_kind text not null,
  subject_id text not null,
  -- why, in the words of whoever did it; not the subject's name
  reason text not null,
  -- how many, by what they are
  counts json not null,
  entered_by text not null,
  constraint erasures_pkey primary key (unit_code, id),
  constraint erasure_subject_is_known check (subject_kind in ('person', 'household')),
  constraint erasure_says_why check (length(reason) between 1 and 500)
);
create index erasures_by_time on privacy.erasures (unit_code, at);
select platform.protect('privacy.erasures');
create policy identity on privacy.erasures for insert to hatangso_identity with check (true);
grant select, insert on privacy.erasures to hatangso_app;

-- ── people who sign in ─────────────────────────────────────────────────────────────────────────────────────────────
alter table identity.people add column erased_at timestamptz;
create index people_suspended on identity.people (suspended_at) where erased_at is null;

-- Everything that says who a person is, or lets them in, goes. The row stays under its id: rows and the log name it.
-- Answers how much of what. Only sign-in's own scope and the country's work may call it: who may ask was found out before.
create function privacy.erase_person(person uuid, moment timestamptz, doer text) returns json
language plpgsql security definer set search_path = pg_catalog as $$
declare
  who text := 'person:' || person;
  called text := 'Người đã xoá ' || left(person::text, 8);
  old_name text;
  old_email text;
  sessions bigint;
  factors bigint;
  links bigint;
  tokens bigint;
  invitations bigint;
  roles bigint;
  names bigint := 0;
  more bigint;
begin
  select name, email into old_name, old_email from identity.people where id = person and erased_at is null for update;
  if not found then return null; end if;
  delete from identity.passwords where person_id = person;
  delete from identity.sessions where person_id = person;
  get diagnostics sessions = row_count;
  delete from identity.devices where person_id = person;
  delete from identity.steps where person_id = person;
  delete from identity.totp where person_id = person;
  get diagnostics factors = row_count;
  delete from identity.passkeys where person_id = person;
  get diagnostics more = row_count;
  factors := factors + more;
  delete from identity.recovery_codes where person_id = person;
  delete from identity.links where person_id = person;
  get diagnostics links = row_count;
  delete from overview.visits where visitor = who;
  update identity.tokens set revoked_at = coalesce(revoked_at, moment), name = 'token ' || left(id::text, 8) where created_by = who;
  get diagnostics tokens = row_count;
  update plan.calendar_feeds set revoked_at = moment where made_by = who and revoked_at is null;
  -- links to or for the person; those they handed over stop working
  update identity.invitations
  set name = null, email = null, revoked_at = case when used_at is null then coalesce(revoked_at, moment) else revoked_at end
  where person_id = person or email = old_email or (name = old_name and used_at is not null);
  get diagnostics invitations = row_count;
  update identity.invitations set revoked_at = moment where created_by = who and used_at is null and revoked_at is null;
  update identity.assignments set ended_at = moment, ended_by = doer where person_id = person and ended_at is null;
  get diagnostics roles = row_count;
  update identity.emergencies set ended_at = moment, ended_by = doer where person_id = person and ended_at is null and until > moment;
  -- copies of the name beside what the person did; that of a released report stays: it is a document issued
  update indicators.closings set closed_by_name = called where closed_by = who and closed_by_name is not null;
  get diagnostics names = row_count;
  update reporting.parts set entered_by_name = called where entered_by = who and entered_by_name is not null;
  get diagnostics more = row_count;
  names := names + more;
  update reporting.steps set entered_by_name = called where entered_by = who and entered_by_name is not null;
  get diagnostics more = row_count;
  names := names + more;
  update reporting.texts set entered_by_name = called where entered_by = who and entered_by_name is not null;
  get diagnostics more = row_count;
  names := names + more;
  update identity.people
  set name = called, sort_key = '~' || left(person::text, 8), login = 'da-xoa-' || person, email = null, language = null,
      password_set_at = null, second_factor_at = null, last_seen_at = null, suspended_at = coalesce(suspended_at, moment),
      signed_out_at = moment, erased_at = moment
  where id = person;
  return json_build_object('account', 1, 'sessions', sessions, 'factors', factors, 'links', links, 'tokens', tokens,
                           'invitations', invitations, 'roles', roles, 'names', names);
end $$;
revoke execute on function privacy.erase_person(uuid, timestamptz, text) from public;
grant execute on function privacy.erase_person(uuid, timestamptz, text) to hatangso_identity, hatangso_nation, hatangso_jobs;

-- What the log tells of somebody, for themself: what they did, when and from where.
create function privacy.entries_of(who text, most integer)
returns table (at timestamptz, action text, object_kind text, unit_code text, address text)
language sql stable security definer set search_path = pg_catalog as $$
  select entry.at, entry.action, entry.object_kind, entry.unit_code, origin.address
  from audit.entries as entry
  left join audit.origins as origin on origin.unit_code = entry.unit_code and origin.entry_id = entry.id
  where entry.actor = who
  order by entry.at desc
  limit most
$$;
revoke execute on function privacy.entries_of(text, integer) from public;
grant execute on function privacy.entries_of(text, integer) to hatangso_identity;
create index entries_by_actor on audit.entries (actor, at);
-- copies of somebody's data that were given out
create index entries_of_copies on audit.entries (unit_code, at) where action in ('privacy.person.export', 'privacy.household.export');

-- ── households ─────────────────────────────────────────────────────────────────────────────────────────────────────

-- A place near the point, the roughest under which every claimed area still does, or does not, hold it: figures of
-- coverage stay what they are, also those of any earlier moment. Where nothing rougher fits, some thirty metres aside.
create function privacy.rough_place(unit text, point public.geometry) returns public.geometry
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  candidate geometry;
  size double precision;
  turn integer;
begin
  if point is null then return null; end if;
  foreach size in array array[0.01, 0.005, 0.002, 0.001, 0.0003] loop
    for turn in 0..8 loop
      candidate := case turn
        -- the middle of the cell; where that does not do, a point of its own in some direction
        when 0 then st_setsrid(st_makepoint((floor(st_x(point) / size) + 0.5) * size, (floor(st_y(point) / size) + 0.5) * size), 4326)
        else st_setsrid(st_makepoint(st_x(point) + size * 0.5 * cos(2 * pi() * (turn + random()) / 8),
                                     st_y(point) + size * 0.5 * sin(2 * pi() * (turn + random()) / 8)), 4326)
      end;
      if not exists (
        select from coverage.claim_pieces as piece
        where piece.unit_code = unit and (piece.geom && point or piece.geom && candidate)
          and st_intersects(piece.geom, point) <> st_intersects(piece.geom, candidate)
      ) then return candidate; end if;
    end loop;
  end loop;
  return candidate;
end $$;
revoke execute on function privacy.rough_place(text, public.geometry) from public;

-- Code and place of a household go from every row that ever spoke of it; its answers stay, as nobody's. Rows of sheets whose
-- evidence is older than a day, where one is given. A household keeps one new code, so that history holds together.
create function privacy.erase_household(unit text, household text, before date) returns bigint
language plpgsql security definer set search_path = pg_catalog, public as $$
declare
  fresh text := 'da-xoa-' || gen_random_uuid();
  changed bigint;
begin
  if not (current_setting('role') in ('hatangso_nation', 'hatangso_jobs')
          or (current_setting('role') = 'hatangso_ward' and current_setting('app.scope', true) = unit)
          or (current_setting('role') = 'hatangso_province' and exists (
                select from survey.households where unit_code = unit and province_code = current_setting('app.scope', true)))) then
    return 0;
  end if;
  update survey.households
  set code = fresh, geom = privacy.rough_place(unit, geom)
  where unit_code = unit and code = household and (before is null or evidence_date < before);
  get diagnostics changed = row_count;
  return changed;
end $$;
revoke execute on function privacy.erase_household(text, text, date) from public;
grant execute on function privacy.erase_household(text, text, date) to hatangso_ward, hatangso_province, hatangso_nation, hatangso_jobs;

-- The sheet that households came in names them too. Its content may go before the document does; digest, name and size stay.
alter table evidence.documents
  add column erased_at timestamptz,
  drop constraint document_is_at_most_20_mb,
  add constraint document_is_at_most_20_mb check (bytes between 1 and 20971520),
  add constraint document_is_whole_or_erased check (octet_length(content) = case when erased_at is null then bytes else 0 end);

-- ── keeping no longer than needed ──────────────────────────────────────────────────────────────────────────────────

-- How much of a kind is past its period.
create function privacy.overdue(category text, before timestamptz) returns bigint
language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  found_rows bigint;
begin
  case category
    when 'account' then
      select count(*) into found_rows from identity.people where erased_at is null and suspended_at < before;
    when 'sign_in_trace' then
      select count(*) into found_rows from identity.sessions where greatest(last_seen_at, ended_at) < before;
    when 'log_address' then
      select count(*) into found_rows from audit.origins where at < before;
    when 'invitation' then
      select count(*) into found_rows from identity.invitations
      where coalesce(used_at, revoked_at, expires_at) < before and (name is not null or email is not null);
    when 'household' then
      select count(*) into found_rows from (
        select distinct unit_code, code from survey.households
        where evidence_date < before::date and not starts_with(code, 'da-xoa-')) as named;
    when 'household_file' then
      select count(*) into found_rows from evidence.documents as document
      where document.erased_at is null and exists (
        select from evidence.batch_documents as link
        join evidence.batches as batch on batch.unit_code = link.unit_code and batch.id = link.batch_id
        where link.unit_code = document.unit_code and link.document_id = document.id
          and link.role = 'original' and batch.kind = 'households' and batch.taken_at < before);
    else
      found_rows := 0;
  end case;
  return found_rows;
end $$;
revoke execute on function privacy.overdue(text, timestamptz) from public;
grant execute on function privacy.overdue(text, timestamptz) to hatangso_nation, hatangso_jobs;

-- Lets go of it; answers how much.
create function privacy.sweep(category text, before timestamptz, moment timestamptz, doer text) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone bigint := 0;
  one record;
begin
  case category
    when 'account' then
      for one in select id from identity.people where erased_at is null and suspended_at < before loop
        perform privacy.erase_person(one.id, moment, doer);
        gone := gone + 1;
      end loop;
    when 'sign_in_trace' then
      delete from identity.sessions where greatest(last_seen_at, ended_at) < before;
      get diagnostics gone = row_count;
    when 'log_address' then
      delete from audit.origins where at < before;
      get diagnostics gone = row_count;
    when 'invitation' then
      update identity.invitations set name = null, email = null
      where coalesce(used_at, revoked_at, expires_at) < before and (name is not null or email is not null);
      get diagnostics gone = row_count;
    when 'household' then
      for one in select distinct unit_code, code from survey.households
                 where evidence_date < before::date and not starts_with(code, 'da-xoa-') loop
        if privacy.erase_household(one.unit_code, one.code, before::date) > 0 then gone := gone + 1; end if;
      end loop;
    when 'household_file' then
      update evidence.documents as document set content = '', erased_at = moment
      where document.erased_at is null and exists (
        select from evidence.batch_documents as link
        join evidence.batches as batch on batch.unit_code = link.unit_code and batch.id = link.batch_id
        where link.unit_code = document.unit_code and link.document_id = document.id
          and link.role = 'original' and batch.kind = 'households' and batch.taken_at < before);
      get diagnostics gone = row_count;
    else
      null;
  end case;
  return gone;
end $$;
revoke execute on function privacy.sweep(text, timestamptz, timestamptz, text) from public;
grant execute on function privacy.sweep(text, timestamptz, timestamptz, text) to hatangso_nation, hatangso_jobs;
