-- Households and what they answered, sheet by sheet. No names of people are kept: a household is its code.
create schema survey;
grant usage on schema survey to hatangso_app;

create table survey.households (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  -- the batch's id where no round was named: figures rest, per group, on one round
  round text not null,
  code text not null,
  -- null where the ward had no groups when the sheet came in; `group_key` finds the group once it has
  group_code text,
  group_given text not null,
  group_key text not null,
  geom geometry(Point, 4326),
  -- answers; null is "not asked"
  people integer not null,
  people15 integer,
  people18 integer,
  adults_with_smartphone integer,
  adults_with_signature integer,
  people_with_digital_id integer,
  has_fibre boolean,
  wants_fibre boolean,
  package_mbps integer,
  has_ipv6 boolean,
  iot_connections integer,
  surveyed_on date,
  -- surveyed_on, else the date of its batch
  evidence_date date not null,
  -- when its batch came in; stays when the row is opened again
  taken_at timestamptz not null,
  -- 64 bits of the SHA-256 of code and answers: sums of it tell whether two figures rest on the same rows
  row_digest bigint not null,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint households_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint households_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint household_people_is_plausible check (people between 0 and 100),
  constraint household_adults_are_people check (people15 between 0 and people and people18 between 0 and coalesce(people15, people)),
  constraint household_smartphones_have_adults check (adults_with_smartphone between 0 and people),
  constraint household_signatures_have_adults check (adults_with_signature between 0 and people),
  constraint household_identities_have_people check (people_with_digital_id between 0 and people),
  constraint household_lines_are_not_negative check (package_mbps >= 0 and iot_connections >= 0)
);
create index households_by_key on survey.households (unit_code, round, code);
-- households whose sheet came in before the ward's list of groups
create index households_unplaced on survey.households (unit_code, group_key) where group_code is null;
create index households_by_place on survey.households using gist (geom);
select platform.protect('survey.households');
grant select, insert on survey.households to hatangso_app;
grant update (known_to) on survey.households to hatangso_app;
