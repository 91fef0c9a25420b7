-- The ground: PostGIS, one database role per level of scope, and how a table is protected.
create extension if not exists postgis;

create schema platform;

-- Roles belong to the whole server, so another installation may have made them already.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['hatangso_app', 'hatangso_ward', 'hatangso_group', 'hatangso_operator',
                                   'hatangso_province', 'hatangso_nation', 'hatangso_jobs'] loop
    begin
      execute format('create role %I nologin', role_name);
    exception when duplicate_object or unique_violation then null;
    end;
    if role_name <> 'hatangso_app' then
      execute format('grant hatangso_app to %I', role_name);
    end if;
    -- the connection must be able to step down into each of them
    if not pg_has_role(current_user, role_name, 'member') then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
end $$;

grant usage on schema platform to hatangso_app;

-- Puts a tenant's table under row-level security: one policy per level, each one comparison or `true`.
-- Levels without a policy (residential group, operator) see nothing until their own policies are made.
create function platform.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy ward on %s to hatangso_ward using (unit_code = current_setting(''app.scope'', true)) '
                 'with check (unit_code = current_setting(''app.scope'', true))', target);
  execute format('create policy province on %s to hatangso_province using (province_code = current_setting(''app.scope'', true)) '
                 'with check (province_code = current_setting(''app.scope'', true))', target);
  execute format('create policy nation on %s to hatangso_nation using (true) with check (true)', target);
  execute format('create policy jobs on %s to hatangso_jobs using (true) with check (true)', target);
end $$;

-- Puts a reference table (units of the country, definitions) under row-level security: everybody reads,
-- only the national scope and jobs write.
create function platform.share(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy reading on %s for select to hatangso_app using (true)', target);
  execute format('create policy nation on %s to hatangso_nation using (true) with check (true)', target);
  execute format('create policy jobs on %s to hatangso_jobs using (true) with check (true)', target);
end $$;

-- The installation's own record; the demonstration mark is set at creation and never removed.
create table platform.installation (
  only_row boolean not null default true,
  id uuid not null,
  demonstration boolean not null,
  created_at timestamptz not null,
  constraint installation_pkey primary key (only_row),
  constraint installation_is_one_row check (only_row)
);
select platform.share('platform.installation');
grant select on platform.installation to hatangso_app;
create function platform.keep_mark() returns trigger language plpgsql as $$
begin
  raise exception 'the installation record is never changed' using errcode = '23514', constraint = 'installation_is_kept';
end $$;
create trigger installation_is_kept before update or delete on platform.installation
  for each row execute function platform.keep_mark();

-- Row-level security keeps an index from being used unless the functions under the operators are leakproof: a box
-- query over a million rows took 0.1 ms bare and 335-600 ms under a policy. The functions below tell nothing of rows
-- one may not see (docs/decisions/0002-leakproof-postgis.md). Only a superuser may mark them; `doctor` tells.
do $$
declare
  f regprocedure;
begin
  for f in
    select p.oid::regprocedure
    from pg_proc p
    where p.proname in ('geometry_overlaps', 'geometry_within', 'geometry_contains', 'st_intersects', 'st_contains', 'st_covers',
                        'st_coveredby', 'st_within', 'st_dwithin', 'geometry_gist_consistent_2d')
      and p.prolang in (select oid from pg_language where lanname in ('c', 'internal'))
      and exists (select from pg_depend d join pg_extension e on e.oid = d.refobjid
                  where d.objid = p.oid and e.extname = 'postgis')
  loop
    execute format('alter function %s leakproof', f);
  end loop;
exception when insufficient_privilege then
  raise notice 'not a superuser: PostGIS functions stay leaky, spatial queries under a scope will not use indexes';
end $$;
