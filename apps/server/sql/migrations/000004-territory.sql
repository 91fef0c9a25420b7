-- Where everything is: units of administration and their history, residential groups, priority places.
create schema territory;
grant usage on schema territory to hatangso_app;

-- What a file said of a unit at a date. A code names a unit only together with a date; attributes of several
-- statements are merged, so a row is never replaced, only taken back with its batch.
create table territory.unit_statements (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  code text not null,
  valid_from date not null,
  full_name text,
  name_key text,
  sort_key text,
  of_province text,
  area_km2 numeric,
  population integer,
  households integer,
  centre geometry(Point, 4326),
  geom geometry(MultiPolygon, 4326),
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint unit_statements_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint unit_statements_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint unit_code_has_a_shape check (code ~ '^([0-9]{2}|[0-9]{5})$'),
  constraint unit_numbers_are_not_negative check (area_km2 >= 0 and population >= 0 and households >= 0)
);
-- Boundaries are packed by nobody: compressing 120 MB of coordinates costs more than it saves.
alter table territory.unit_statements alter column geom set storage external;
create index unit_statements_by_code on territory.unit_statements (code, valid_from);
create index unit_statements_by_centre on territory.unit_statements using gist (centre);
create index unit_statements_by_geom on territory.unit_statements using gist (geom);
select platform.share('territory.unit_statements');
grant select, insert on territory.unit_statements to hatangso_app;
grant update (known_to) on territory.unit_statements to hatangso_app;

-- What became of a unit: at its date the old unit ends and the new one begins, also where the code stays.
create table territory.successions (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  -- '' where no unit of this level was before: a whole district without communes became the new unit
  old_code text not null,
  new_code text not null,
  effective_date date not null,
  old_name text not null,
  old_name_key text not null,
  old_sort_key text not null,
  old_district text,
  old_province text,
  -- province codes found from the province's name; null where the name is not known
  old_province_code text,
  new_name text not null,
  new_name_key text not null,
  new_sort_key text not null,
  new_province_code text,
  is_divided boolean not null,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint successions_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint successions_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint succession_codes_have_a_shape check (old_code ~ '^([0-9]{2}|[0-9]{5})?$' and new_code ~ '^([0-9]{2}|[0-9]{5})$')
);
create index successions_by_old on territory.successions (old_code, effective_date);
create index successions_by_new on territory.successions (new_code, effective_date);
select platform.share('territory.successions');
grant select, insert on territory.successions to hatangso_app;
grant update (known_to) on territory.successions to hatangso_app;

-- Units as they follow from the statements and successions of `codes` known at `k`. A succession's date cuts a
-- code's time into spans; what is said for a date belongs to the span that holds the date, and within a span the
-- latest word that is not blank wins. So the result does not depend on the order in which files came.
create function territory.resolve_units(codes text[], k timestamptz)
returns table (
  unit_id text, code text, full_name text, name_key text, sort_key text, province_code text, district text,
  area_km2 numeric, population integer, households integer, centre geometry, geom geometry, valid_from date, valid_to date
)
language sql stable parallel safe as $$
  with
    asked as (select distinct unnest(codes) as code),
    known as materialized (
      select s.* from territory.successions as s
      where s.known_from <= k and s.known_to > k and (s.old_code = any(codes) or s.new_code = any(codes))
    ),
    cuts as (
      select asked.code, '-infinity'::date as at from asked
      union
      select asked.code, known.effective_date from asked join known on asked.code in (known.old_code, known.new_code)
    ),
    spans as (
      select cuts.code, cuts.at as span_from,
             coalesce(lead(cuts.at) over (partition by cuts.code order by cuts.at), 'infinity'::date) as span_to
      from cuts
    ),
    said as materialized (
      select spans.code, spans.span_from, s.unit_code, s.batch_id, s.row_no, s.known_from, s.valid_from, s.full_name, s.name_key,
             s.sort_key, s.of_province, s.area_km2, s.population, s.households, s.centre, s.geom is not null as has_geom,
             row_number() over (partition by spans.code, spans.span_from
                                order by s.valid_from desc, s.known_from desc, s.row_no desc, s.batch_id) as turn
      from spans
      join territory.unit_statements as s
        on s.code = spans.code and s.valid_from >= spans.span_from and s.valid_from < spans.span_to
      where s.known_from <= k and s.known_to > k
    ),
    merged as (
      select code, span_from, min(valid_from) as first_said,
             (array_agg(full_name order by turn) filter (where full_name is not null))[1] as full_name,
             (array_agg(name_key order by turn) filter (where full_name is not null))[1] as name_key,
             (array_agg(sort_key order by turn) filter (where full_name is not null))[1] as sort_key,
             (array_agg(of_province order by turn) filter (where of_province is not null))[1] as of_province,
             (array_agg(area_km2 order by turn) filter (where area_km2 is not null))[1] as area_km2,
             (array_agg(population order by turn) filter (where population is not null))[1] as population,
             (array_agg(households order by turn) filter (where households is not null))[1] as households,
             (array_agg(centre order by turn) filter (where centre is not null))[1] as centre,
             min(turn) filter (where has_geom) as geom_turn
      from said
      group by code, span_from
    ),
    begun as (
      select distinct on (new_code, effective_date) new_code as code, effective_date as at, new_name, new_name_key, new_sort_key, new_province_code
      from known
      order by new_code, effective_date, known_from desc, row_no desc, batch_id
    ),
    ended as (
      select distinct on (old_code, effective_date) old_code as code, effective_date as at, old_name, old_name_key, old_sort_key,
             old_district, old_province_code
      from known
      order by old_code, effective_date, known_from desc, row_no desc, batch_id
    )
  select
    spans.code || '@' || case
      when begun.at is not null then begun.at::text
      when merged.first_said is not null then merged.first_said::text
      else 'before-' || spans.span_to::text
    end,
    spans.code,
    coalesce(merged.full_name, begun.new_name, ended.old_name),
    case when merged.full_name is not null then merged.name_key else coalesce(begun.new_name_key, ended.old_name_key) end,
    case when merged.full_name is not null then merged.sort_key else coalesce(begun.new_sort_key, ended.old_sort_key) end,
    case when length(spans.code) = 2 then spans.code
         else coalesce(merged.of_province, begun.new_province_code, ended.old_province_code) end,
    ended.old_district,
    merged.area_km2, merged.population, merged.households,
    merged.centre,
    (select s.geom
     from said
     join territory.unit_statements as s
       on s.unit_code = said.unit_code and s.batch_id = said.batch_id and s.row_no = said.row_no and s.known_from = said.known_from
     where said.code = spans.code and said.span_from = spans.span_from and said.turn = merged.geom_turn),
    coalesce(begun.at, merged.first_said, '-infinity'::date),
    spans.span_to
  from spans
  left join merged on merged.code = spans.code and merged.span_from = spans.span_from
  left join begun on begun.code = spans.code and begun.at = spans.span_from
  left join ended on ended.code = spans.code and ended.at = spans.span_to
  -- a span is a unit where a succession begins or ends it, or where it is the first of its code and something was
  -- said of it; what is said of a code after its end, and before another unit takes it, speaks of no unit
  where begun.at is not null
     or (spans.span_from = '-infinity' and (merged.first_said is not null or ended.at is not null))
$$;

-- The resolved units: what `resolve_units` gives for what is known now, made again for the codes that an import touches.
create table territory.units (
  unit_id text not null,
  code text not null,
  level text not null generated always as (case when length(code) = 2 then 'province' else 'ward' end) stored,
  full_name text not null,
  name_key text not null,
  sort_key text not null,
  province_code text,
  district text,
  area_km2 numeric,
  population integer,
  households integer,
  centre geometry(Point, 4326),
  geom geometry(MultiPolygon, 4326),
  valid_from date not null,
  valid_to date not null,
  constraint units_pkey primary key (unit_id),
  constraint unit_is_valid_for_a_time check (valid_from < valid_to)
);
alter table territory.units alter column geom set storage external;
create unique index units_by_code on territory.units (code, valid_from);
create index units_by_name on territory.units (name_key);
create index units_by_province on territory.units (province_code, sort_key);
create index units_by_centre on territory.units using gist (centre);
create index units_by_geom on territory.units using gist (geom);
select platform.share('territory.units');
grant select on territory.units to hatangso_app;

-- The application deletes nothing; this cache is rebuilt as its owner, by the scopes that may bring in units.
create function territory.rebuild_units(codes text[], k timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from territory.units where code = any(codes);
  insert into territory.units (unit_id, code, full_name, name_key, sort_key, province_code, district, area_km2, population,
                               households, centre, geom, valid_from, valid_to)
  select unit_id, code, full_name, name_key, sort_key, province_code, district, area_km2, population, households, centre, geom,
         valid_from, valid_to
  from territory.resolve_units(codes, k);
$$;
revoke execute on function territory.rebuild_units(text[], timestamptz) from public;
grant execute on function territory.rebuild_units(text[], timestamptz) to hatangso_nation, hatangso_jobs;

-- What a file said of a residential group: `spoken_on` is the date it speaks of; `valid_from` and `last_day` are the
-- group's own first and last day where the file gives them.
create table territory.group_statements (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  code text not null,
  name text not null,
  name_key text not null,
  sort_key text not null,
  households integer,
  people integer,
  geom geometry(MultiPolygon, 4326),
  spoken_on date not null,
  valid_from date,
  last_day date,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint group_statements_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint group_statements_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint group_numbers_are_not_negative check (households >= 0 and people >= 0),
  constraint group_is_valid_for_a_time check (valid_from <= last_day)
);
create index group_statements_by_code on territory.group_statements (unit_code, code);
create index group_statements_by_geom on territory.group_statements using gist (geom);
select platform.protect('territory.group_statements');
grant select, insert on territory.group_statements to hatangso_app;
grant update (known_to) on territory.group_statements to hatangso_app;

-- Groups as of a date, as known at a moment; for one ward, several or all by a predicate on `unit_code`, which reaches
-- the table. What was said last of the date or before counts; of a day before anything was said, what was said first: a
-- list that comes in today without dates speaks of the ward as it is, not of groups founded today.
create function territory.groups_as_of(d date, k timestamptz)
returns table (
  unit_code text, province_code text, code text, name text, name_key text, sort_key text, households integer, people integer,
  geom geometry, valid_from date, last_day date, said_on date
)
language sql stable parallel safe as $$
  select s.unit_code, s.province_code, s.code,
         (array_agg(s.name order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.name_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.sort_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.households order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.households is not null))[1],
         (array_agg(s.people order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.people is not null))[1],
         (array_agg(s.geom order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.geom is not null))[1],
         min(coalesce(s.valid_from, s.spoken_on)),
         (array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc) filter (where s.last_day is not null))[1],
         max(s.spoken_on) filter (where s.spoken_on <= d)
  from territory.group_statements as s
  where s.known_from <= k and s.known_to > k
  group by s.unit_code, s.province_code, s.code
  having min(coalesce(s.valid_from, '-infinity'::date)) <= d
     and coalesce((array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc)
                     filter (where s.last_day is not null))[1], 'infinity'::date) >= d
$$;

-- Priority places and monitoring points, versioned like groups.
create table territory.place_statements (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  code text not null,
  name text not null,
  name_key text not null,
  sort_key text not null,
  kind text not null,
  geom geometry(Point, 4326),
  spoken_on date not null,
  valid_from date,
  last_day date,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint place_statements_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint place_statements_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint place_kind_is_known check (kind in ('administration', 'heritage', 'tourism', 'health', 'transport', 'road', 'mall',
    'dense_housing', 'commercial', 'hotel', 'monitoring_point', 'centre')),
  constraint place_is_valid_for_a_time check (valid_from <= last_day)
);
create index place_statements_by_code on territory.place_statements (unit_code, code);
create index place_statements_by_geom on territory.place_statements using gist (geom);
select platform.protect('territory.place_statements');
grant select, insert on territory.place_statements to hatangso_app;
grant update (known_to) on territory.place_statements to hatangso_app;

-- Places as of a date, as known at a moment; see `groups_as_of`.
create function territory.places_as_of(d date, k timestamptz)
returns table (
  unit_code text, province_code text, code text, name text, name_key text, sort_key text, kind text, geom geometry,
  valid_from date, last_day date, said_on date
)
language sql stable parallel safe as $$
  select s.unit_code, s.province_code, s.code,
         (array_agg(s.name order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.name_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.sort_key order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.kind order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc))[1],
         (array_agg(s.geom order by s.spoken_on <= d desc, abs(s.spoken_on - d), s.known_from desc, s.row_no desc)
            filter (where s.geom is not null))[1],
         min(coalesce(s.valid_from, s.spoken_on)),
         (array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc) filter (where s.last_day is not null))[1],
         max(s.spoken_on) filter (where s.spoken_on <= d)
  from territory.place_statements as s
  where s.known_from <= k and s.known_to > k
  group by s.unit_code, s.province_code, s.code
  having min(coalesce(s.valid_from, '-infinity'::date)) <= d
     and coalesce((array_agg(s.last_day order by s.spoken_on desc, s.known_from desc, s.row_no desc)
                     filter (where s.last_day is not null))[1], 'infinity'::date) >= d
$$;
