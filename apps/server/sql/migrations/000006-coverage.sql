-- Where operators say that a service is available: areas, or tables by residential group or place.
create schema coverage;
grant usage on schema coverage to hatangso_app;

create table coverage.claims (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  operator text not null,
  -- the operator by letters and tones: "VNPT" = "vnpt"
  operator_key text not null,
  service text not null,
  downlink_mbps numeric,
  valid_from date not null,
  valid_to date,
  -- what it speaks of: `area`, `group:<code>` or `place:<code>`
  subject text not null,
  geom geometry(MultiPolygon, 4326),
  group_code text,
  place_code text,
  extent text,
  household_share numeric,
  document text,
  row_digest bigint not null,
  known_from timestamptz not null,
  known_to timestamptz not null default 'infinity',
  constraint claims_pkey primary key (unit_code, batch_id, row_no, known_from),
  constraint claims_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id),
  constraint claim_service_is_known check (service in ('4g', '5g', 'fibre')),
  constraint claim_speaks_of_one_thing check (num_nonnulls(geom, group_code, place_code) = 1),
  constraint claim_of_a_table_has_an_extent check ((geom is null) = (extent is not null)),
  constraint claim_extent_is_known check (extent in ('full', 'partial', 'none')),
  constraint claim_share_is_percent check (household_share between 0 and 100),
  constraint claim_speed_is_positive check (downlink_mbps > 0),
  constraint claim_ends_after_it_begins check (valid_to >= valid_from)
);
create index claims_by_key on coverage.claims (unit_code, operator_key, service, subject, valid_from);
create index claims_by_place on coverage.claims using gist (geom);
select platform.protect('coverage.claims');
grant select, insert on coverage.claims to hatangso_app;
grant update (known_to) on coverage.claims to hatangso_app;

-- The areas cut into pieces of 128 corners at most, so that a point is held against few (12,000 points and 9 areas of
-- 1,500 corners on the embedded engine: 0.12 s; uncut 0.14 s with the points' index, 1.8 s without). A piece belongs to a line of a batch
-- and never changes; whether it counts is asked of the claim.
create table coverage.claim_pieces (
  unit_code text not null,
  province_code text not null,
  batch_id uuid not null,
  row_no integer not null,
  piece integer not null,
  geom geometry(Polygon, 4326) not null,
  constraint claim_pieces_pkey primary key (unit_code, batch_id, row_no, piece),
  constraint claim_pieces_batch_fkey foreign key (unit_code, batch_id) references evidence.batches (unit_code, id)
);
create index claim_pieces_by_place on coverage.claim_pieces using gist (geom);
select platform.protect('coverage.claim_pieces');
grant select, insert on coverage.claim_pieces to hatangso_app;
