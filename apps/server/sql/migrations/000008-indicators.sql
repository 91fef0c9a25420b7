-- Figures as they were last computed: a cache, for history, comparison and speed. What a figure is, is a function of
-- unit, date, moment of knowledge and definition; it can always be made again from the evidence.
create schema indicators;
grant usage on schema indicators to hatangso_app;

create table indicators.figures (
  unit_code text not null,
  province_code text not null,
  as_of date not null,
  indicator text not null,
  source text not null,
  definition_version integer not null,
  value double precision,
  numerator double precision,
  denominator double precision,
  low double precision,
  high double precision,
  method text not null,
  evidence_date date,
  -- [{kind, id, label, rows}] of the batches it rests on, and a digest of the rows themselves
  evidence json not null,
  digest text not null,
  -- groups without data, households without coordinates, parts shown apart
  beside json not null,
  -- the same figure group by group: [{group, value, numerator, denominator, low, high, method}]
  groups json not null,
  known_at timestamptz not null,
  constraint figures_pkey primary key (unit_code, as_of, indicator, source)
);
create index figures_across_units on indicators.figures (indicator, as_of, province_code);
select platform.protect('indicators.figures');
grant select, insert, update on indicators.figures to hatangso_app;

-- Until when a unit's stored figures of a date may be used: they are good while nothing came in after `known_at`.
create table indicators.computed_dates (
  unit_code text not null,
  province_code text not null,
  as_of date not null,
  known_at timestamptz not null,
  definitions_sha256 text not null,
  constraint computed_dates_pkey primary key (unit_code, as_of)
);
select platform.protect('indicators.computed_dates');
grant select, insert, update on indicators.computed_dates to hatangso_app;

-- Which source the office in charge closed for an indicator and a period (so lieu chot). Only ever added:
-- the newest word for a period counts, an empty source opens it again.
create table indicators.closings (
  unit_code text not null,
  province_code text not null,
  id uuid not null,
  indicator text not null,
  period_from date not null,
  period_to date not null,
  source text,
  reason text,
  closed_at timestamptz not null,
  closed_by text not null,
  constraint closings_pkey primary key (unit_code, id),
  constraint closing_period_is_forward check (period_to >= period_from)
);
create index closings_by_indicator on indicators.closings (unit_code, indicator, period_to);
select platform.protect('indicators.closings');
grant select, insert on indicators.closings to hatangso_app;
