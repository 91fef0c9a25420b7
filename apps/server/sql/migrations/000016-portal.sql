-- The public window's own table: whom a citizen may ask about a ward's figures. Only ever added; the newest word counts.
create schema portal;
grant usage on schema portal to hatangso_app;

create table portal.contacts (
  unit_code text not null,
  province_code text not null,
  -- first, second, … word of the ward
  turn integer not null,
  office text,
  phone text,
  email text,
  address text,
  known_from timestamptz not null,
  entered_by text not null,
  constraint contacts_pkey primary key (unit_code, turn),
  constraint contact_is_short check (length(office) <= 200 and length(phone) <= 40 and length(email) <= 200 and length(address) <= 300)
);
select platform.protect('portal.contacts');
select platform.publish('portal.contacts', 'true');
grant select, insert on portal.contacts to hatangso_app;
