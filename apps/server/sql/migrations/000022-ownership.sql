-- A connection never owns its tables. Whoever runs the migrations owns everything; a server connects as somebody else,
-- who owns nothing and has only the right to step down into the roles below (docs/decisions/0020-a-connection-owns-nothing.md).

-- `backup` reads everything and writes nothing; `queue` has the tables of the queue of jobs; `server` is what a
-- server's own login is a member of, and has no right but to become one of the others.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['hatangso_backup', 'hatangso_queue', 'hatangso_server'] loop
    begin
      execute format('create role %I nologin noinherit', role_name);
    exception when duplicate_object or unique_violation then null;
    end;
    if not pg_has_role(current_user, role_name, 'member') then
      execute format('grant %I to current_user', role_name);
    end if;
  end loop;
  alter role hatangso_backup inherit;
  grant hatangso_app to hatangso_backup;
  foreach role_name in array array['public', 'ward', 'group', 'operator', 'province', 'nation', 'jobs', 'identity',
                                   'backup', 'queue'] loop
    execute format('grant %I to hatangso_server', 'hatangso_' || role_name);
  end loop;
end $$;

-- A copy of the whole installation is read under row-level security like everything else, by a policy of its own.
create function platform.back_up(target regclass) returns void language plpgsql as $$
begin
  execute format('create policy backup on %s for select to hatangso_backup using (true)', target);
  execute format('grant select on %s to hatangso_backup', target);
end $$;

do $$
declare
  target regclass;
begin
  for target in
    select c.oid::regclass from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind = 'r'
      and n.nspname in (select schemaname from pg_policies)
      and n.nspname not in ('pg_catalog', 'information_schema', 'public', 'pgboss', 'hatangso_ledger')
    order by n.nspname, c.relname
  loop
    perform platform.back_up(target);
  end loop;
  for target in
    select c.oid::regclass from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
    where c.relkind = 'S' and n.nspname in (select schemaname from pg_policies)
      and n.nspname not in ('public', 'pgboss')
  loop
    execute format('grant select on sequence %s to hatangso_backup', target);
  end loop;
end $$;

-- The same for every table to come.
create or replace function platform.protect(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy ward on %s to hatangso_ward using (unit_code = current_setting(''app.scope'', true)) '
                 'with check (unit_code = current_setting(''app.scope'', true))', target);
  execute format('create policy province on %s to hatangso_province using (province_code = current_setting(''app.scope'', true)) '
                 'with check (province_code = current_setting(''app.scope'', true))', target);
  execute format('create policy nation on %s to hatangso_nation using (true) with check (true)', target);
  execute format('create policy jobs on %s to hatangso_jobs using (true) with check (true)', target);
  perform platform.back_up(target);
end $$;

create or replace function platform.share(target regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy reading on %s for select to hatangso_app using (true)', target);
  execute format('create policy nation on %s to hatangso_nation using (true) with check (true)', target);
  execute format('create policy jobs on %s to hatangso_jobs using (true) with check (true)', target);
  perform platform.back_up(target);
end $$;

-- Which migrations ran is no secret; a server asks before it takes any role.
grant usage on schema hatangso_ledger to public;
grant select on hatangso_ledger.migrations to public;
