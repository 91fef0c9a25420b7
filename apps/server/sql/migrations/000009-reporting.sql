-- What a ward sets for its reports, and its own Word template. Only ever added: the newest word known at a moment
-- counts, so that a report can be made again as it was.
create schema reporting;
grant usage on schema reporting to hatangso_app;

create table reporting.settings (
  unit_code text not null,
  province_code text not null,
  -- first, second, … word of the ward: two of one moment still have an order
  turn integer not null,
  -- as `reportSettingsBody` of the contracts; what is null there is derived from plan and territory
  content json not null,
  known_from timestamptz not null,
  entered_by text not null,
  constraint settings_pkey primary key (unit_code, turn)
);
select platform.protect('reporting.settings');
grant select, insert on reporting.settings to hatangso_app;

-- A template is a file of some 30 kB, tried before it is taken; without content the ward goes back to the common one.
create table reporting.templates (
  unit_code text not null,
  province_code text not null,
  -- first, second, … word of the ward: two of one moment still have an order
  turn integer not null,
  file_name text,
  file_sha256 text,
  content bytea,
  known_from timestamptz not null,
  entered_by text not null,
  constraint templates_pkey primary key (unit_code, turn),
  constraint template_is_whole check ((content is null) = (file_name is null) and (content is null) = (file_sha256 is null)),
  constraint template_is_small check (octet_length(content) between 1 and 2097152)
);
-- packed already, as every Word file is
alter table reporting.templates alter column content set storage external;
select platform.protect('reporting.templates');
grant select, insert on reporting.templates to hatangso_app;
