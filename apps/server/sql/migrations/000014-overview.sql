-- What a person saw of a ward's figures when they last looked, so that the overview can say what changed since.
create schema overview;
grant usage on schema overview to hatangso_app;

-- One line a visitor and unit. `seen` is what stood when the present visit began, `before` the visit before it: a visit
-- lasts half an hour, so that looking again does not wipe out what is new. A visitor is an id, never a name.
create table overview.visits (
  unit_code text not null,
  province_code text not null,
  visitor text not null,
  seen_at timestamptz not null,
  -- {indicator: [value, status]}
  seen json not null,
  before_at timestamptz,
  before json,
  constraint visits_pkey primary key (unit_code, visitor),
  constraint visit_before_is_whole check ((before_at is null) = (before is null)),
  constraint visit_goes_forward check (before_at <= seen_at)
);
select platform.protect('overview.visits');
grant select, insert on overview.visits to hatangso_app;
grant update (seen_at, seen, before_at, before) on overview.visits to hatangso_app;
