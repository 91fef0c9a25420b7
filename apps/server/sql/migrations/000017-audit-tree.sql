-- The log as one Merkle tree (RFC 9162) for the whole installation: every entry gets a leaf, complete subtrees are kept
-- so that a proof is a few rows, signed checkpoints say what the tree was. The keys are not here (docs/audit-format.md).

-- From where and what changed, of entries written from now on; both also stand in `canonical`, which alone is hashed.
alter table audit.entries
  add column origin json,
  add column change json;

-- Only ever added to, also by the owner of the tables; who may switch triggers off is found by the checkpoints.
create function audit.keep() returns trigger language plpgsql set search_path = pg_catalog as $$
begin
  raise exception 'the log is only added to' using errcode = '23514', constraint = 'log_is_kept';
end $$;

-- ── from where, in full: an address is a person's, so it stands beside the log and goes after a year ───────────────
create table audit.origins (
  unit_code text not null,
  province_code text not null,
  entry_id uuid not null,
  at timestamptz not null,
  address text not null,
  constraint origins_pkey primary key (unit_code, entry_id)
);
create index origins_by_time on audit.origins (at);
select platform.protect('audit.origins');
create policy identity on audit.origins for insert to hatangso_identity with check (true);
create policy operator on audit.origins for insert to hatangso_operator
  with check (unit_code = current_setting('app.scope', true));
create policy residential_group on audit.origins for insert to hatangso_group
  with check (unit_code = current_setting('app.scope', true));
grant select, insert on audit.origins to hatangso_app;

-- Addresses older than the moment go; nothing younger than a year may.
create function audit.sweep_origins(now_is timestamptz) returns bigint
language sql security definer set search_path = pg_catalog as $$
  with gone as (delete from audit.origins where at < now_is - interval '365 days' returning 1)
  select count(*) from gone
$$;
revoke execute on function audit.sweep_origins(timestamptz) from public;
grant execute on function audit.sweep_origins(timestamptz) to hatangso_jobs;

-- ── the tree ───────────────────────────────────────────────────────────────────────────────────────────────────────

-- Entries that have no leaf yet. Written by the entry's own transaction and emptied by the sequencer, so writers never
-- wait for each other: what is visible here is committed.
create table audit.waiting (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  at timestamptz not null,
  constraint waiting_pkey primary key (unit_code, id)
);
create index waiting_by_time on audit.waiting (at, unit_code, id);
alter table audit.waiting enable row level security;
create policy jobs on audit.waiting for select to hatangso_jobs using (true);
grant select on audit.waiting to hatangso_jobs;

create function audit.await_leaf() returns trigger
language plpgsql security definer set search_path = pg_catalog as $$
begin
  insert into audit.waiting (unit_code, province_code, id, at) values (new.unit_code, new.province_code, new.id, new.at);
  return null;
end $$;
create trigger entry_awaits_its_leaf after insert on audit.entries
  for each row execute function audit.await_leaf();

-- Which leaf an entry is. Positions run from 0 without a gap.
create table audit.leaves (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  position bigint not null,
  constraint leaves_pkey primary key (unit_code, id),
  constraint leaves_entry_fkey foreign key (unit_code, id) references audit.entries (unit_code, id),
  constraint leaf_position_is_not_negative check (position >= 0)
);
create unique index leaves_by_position on audit.leaves (position);
create index leaves_by_id on audit.leaves (id);
select platform.protect('audit.leaves');
grant select on audit.leaves to hatangso_app;

-- Complete subtrees: level 0 are the leaves' hashes, a node of level l covers 2^l of them. Hashes tell nothing of the
-- entries (each holds a random id), so whoever may read of the log may read them all: a proof needs its neighbours.
create table audit.nodes (
  level smallint not null,
  position bigint not null,
  hash bytea not null,
  constraint nodes_pkey primary key (level, position),
  constraint node_hash_is_sha256 check (length(hash) = 32)
);
alter table audit.nodes enable row level security;
create policy reading on audit.nodes for select to hatangso_ward, hatangso_province, hatangso_nation, hatangso_jobs using (true);
grant select on audit.nodes to hatangso_ward, hatangso_province, hatangso_nation, hatangso_jobs;

-- Gives up to `most` committed entries their leaves and stores the subtrees they complete; answers how many. One at a
-- time, and nobody who writes an entry waits for it.
create function audit.sequence(most integer) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  old_size bigint;
  given bigint;
  low bigint;
  high bigint;
  depth smallint := 0;
begin
  perform pg_advisory_xact_lock(727002);
  select coalesce(max(position) + 1, 0) into old_size from audit.leaves;
  with next as (
    select unit_code, id from audit.waiting order by at, unit_code, id limit most
  ), taken as (
    delete from audit.waiting using next
    where waiting.unit_code = next.unit_code and waiting.id = next.id
    returning waiting.unit_code, waiting.id
  ), placed as (
    select entry.unit_code, entry.province_code, entry.id,
           old_size - 1 + row_number() over (order by entry.at, entry.unit_code, entry.id) as position,
           sha256('\x00'::bytea || convert_to(entry.canonical, 'UTF8')) as hash
    from taken join audit.entries as entry on entry.unit_code = taken.unit_code and entry.id = taken.id
  ), leaf as (
    insert into audit.leaves (unit_code, province_code, id, position)
    select unit_code, province_code, id, position from placed
  )
  insert into audit.nodes (level, position, hash) select 0, position, hash from placed;
  get diagnostics given = row_count;
  low := old_size;
  high := old_size + given;
  loop
    low := low / 2;
    high := high / 2;
    exit when low = high;
    insert into audit.nodes (level, position, hash)
    select depth + 1, near.position / 2, sha256('\x01'::bytea || near.hash || far.hash)
    from audit.nodes as near
    join audit.nodes as far on far.level = depth and far.position = near.position + 1
    where near.level = depth and near.position >= low * 2 and near.position < high * 2 and near.position % 2 = 0;
    depth := depth + 1;
  end loop;
  return given;
end $$;
revoke execute on function audit.sequence(integer) from public;
grant execute on function audit.sequence(integer) to hatangso_jobs;

-- ── what was signed, and what was found ────────────────────────────────────────────────────────────────────────────

-- A signed note a row, as it also stands in the file of the installation's folder.
create table audit.checkpoints (
  number bigint not null,
  at timestamptz not null,
  size bigint not null,
  note text not null,
  constraint checkpoints_pkey primary key (number),
  constraint checkpoint_size_is_positive check (size > 0)
);
create index checkpoints_by_size on audit.checkpoints (size);

-- Each time the whole log was gone through.
create table audit.verifications (
  id uuid not null,
  at timestamptz not null,
  size bigint not null,
  findings json not null,
  finding_count integer not null,
  constraint verifications_pkey primary key (id),
  constraint verification_count_is_not_negative check (finding_count >= 0)
);
create index verifications_by_time on audit.verifications (at);

do $$
declare
  kept text;
begin
  foreach kept in array array['checkpoints', 'verifications'] loop
    execute format('alter table audit.%I enable row level security', kept);
    execute format('create policy reading on audit.%I for select to hatangso_ward, hatangso_province, hatangso_nation, hatangso_jobs using (true)', kept);
    execute format('create policy jobs on audit.%I for insert to hatangso_jobs with check (true)', kept);
    execute format('grant select on audit.%I to hatangso_ward, hatangso_province, hatangso_nation, hatangso_jobs', kept);
    execute format('grant insert on audit.%I to hatangso_jobs', kept);
  end loop;
  foreach kept in array array['entries', 'leaves', 'nodes', 'checkpoints', 'verifications'] loop
    execute format('create trigger log_is_kept before update or delete on audit.%I for each row execute function audit.keep()', kept);
    execute format('create trigger log_is_not_emptied before truncate on audit.%I for each statement execute function audit.keep()', kept);
  end loop;
end $$;

-- ── the entries that stand get their leaves ────────────────────────────────────────────────────────────────────────
insert into audit.waiting (unit_code, province_code, id, at)
select unit_code, province_code, id, at from audit.entries;
do $$
begin
  while audit.sequence(100000) > 0 loop
    null;
  end loop;
end $$;
