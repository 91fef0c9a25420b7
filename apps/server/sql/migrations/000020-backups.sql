-- Copies of the whole installation: when they are made by themselves, and what became of each. The copies are files
-- (docs/decisions/0017-backups.md): what is here says nothing of whether they are still there.
create schema backups;
grant usage on schema backups to hatangso_app;

-- The newest word counts; earlier ones stay.
create table backups.schedules (
  unit_code text not null,
  province_code text not null,
  turn integer not null,
  -- hour of the day in Viet Nam; null: none by itself
  hour integer,
  keep_daily integer not null,
  keep_weekly integer not null,
  keep_monthly integer not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint schedules_pkey primary key (unit_code, turn),
  constraint schedule_hour_is_one check (hour between 0 and 23),
  constraint schedule_keeps_some check (keep_daily between 1 and 366 and keep_weekly between 0 and 520 and keep_monthly between 0 and 1200)
);
select platform.protect('backups.schedules');
grant select, insert on backups.schedules to hatangso_app;

-- Attempts, also those that failed: `problem` is a code of the catalogue.
create table backups.runs (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  started_at timestamptz not null,
  ended_at timestamptz not null,
  started_by text not null,
  file_name text not null,
  bytes bigint,
  sha256 text,
  problem text,
  reason text,
  constraint runs_pkey primary key (unit_code, id),
  constraint run_ended_one_way check ((problem is null) = (sha256 is not null))
);
create index runs_by_time on backups.runs (unit_code, ended_at);
select platform.protect('backups.runs');
grant select, insert on backups.runs to hatangso_app;
