-- Batches of evidence: who brought what, when, and what became of it. A batch is never deleted, only undone.
create schema evidence;
grant usage on schema evidence to hatangso_app;

create table evidence.batches (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  kind text not null,
  file_name text not null,
  file_sha256 text not null,
  file_bytes bigint not null,
  -- the date the evidence speaks of, and the survey round it belongs to, where the kind has one
  as_of date not null,
  as_of_given boolean not null,
  -- the first date whose figures the batch can change; of kinds that speak of earlier days too, all of them
  speaks_from date not null default '-infinity',
  round text,
  rows_read integer not null,
  rows_taken integer not null,
  rows_refused integer not null,
  -- refused rows as they were told (at most 1,000): no values, only row, column and code
  refusals json not null,
  taken_at timestamptz not null,
  taken_by text not null,
  undone_at timestamptz,
  undone_by text,
  demonstration boolean not null,
  constraint batches_pkey primary key (unit_code, id),
  constraint batch_counts_add_up check (rows_read >= 0 and rows_taken >= 0 and rows_refused >= 0),
  constraint batch_undone_by_somebody check ((undone_at is null) = (undone_by is null))
);
create index batches_by_file on evidence.batches (unit_code, kind, file_sha256);
create index batches_by_time on evidence.batches (unit_code, taken_at);
select platform.protect('evidence.batches');
grant select, insert on evidence.batches to hatangso_app;
-- counts and date are filled in the transaction that makes the batch, when its rows are in
grant update (undone_at, undone_by, as_of, speaks_from, rows_taken, rows_refused, refusals) on evidence.batches to hatangso_app;

-- A demonstration never mixes with real data: a batch carries the mark of its installation.
create function evidence.same_mark() returns trigger language plpgsql as $$
begin
  if new.demonstration is distinct from (select demonstration from platform.installation) then
    raise exception 'demonstration and real data never mix' using errcode = '23514', constraint = 'batch_has_the_mark';
  end if;
  return new;
end $$;
create trigger batch_has_the_mark before insert on evidence.batches for each row execute function evidence.same_mark();

-- Register figures: what a unit's own books say of an indicator at a date.
create table evidence.register_figures (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  indicator text not null,
  numerator numeric,
  denominator numeric,
  as_of date not null,
  source text not null,
  document text,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint register_figures_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint register_figures_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint register_figure_is_not_negative check (numerator >= 0 and denominator >= 0)
);
create index register_figures_by_key on evidence.register_figures (unit_code, indicator, source, as_of);
select platform.protect('evidence.register_figures');
grant select, insert on evidence.register_figures to hatangso_app;
grant update (known_to) on evidence.register_figures to hatangso_app;

-- Brings the planner's statistics of a table up to date when rows enough were added: nobody else does on the embedded
-- engine, and elsewhere not before the first figures are computed. Without them a join of 12,000 households with what
-- is available at each took minutes instead of a tenth of a second. Only the owner may analyze, hence the definer.
create function evidence.refresh_statistics(target regclass, added bigint) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  counted real := (select reltuples from pg_class where oid = target);
begin
  if counted < 0 or added + coalesce(pg_stat_get_mod_since_analyze(target), 0) > counted / 10 then
    execute format('analyze %s', target);
  end if;
end $$;
revoke execute on function evidence.refresh_statistics(regclass, bigint) from public;
grant execute on function evidence.refresh_statistics(regclass, bigint) to hatangso_app;
