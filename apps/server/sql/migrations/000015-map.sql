-- Units drawn small: a boundary has some 2,300 corners, a country has 3,321 of them, and at the zoom of a country all but
-- a handful of the corners fall on one pixel. Each unit is kept on grids of half a pixel for the zooms 5, 7, 9 and 11 (a
-- tile drawn 512 pixels wide); a map between takes the next finer one, above 11 the boundary itself. Every corner goes to
-- the grid by itself, so neighbours that share a border still share it: no gaps, no slivers, which simplifying unit by
-- unit would make. A cache of `territory.units`, made again with it; in the tiles' own projection, so that serving does
-- not project.
create table territory.unit_shapes (
  unit_id text not null,
  code text not null,
  zoom smallint not null,
  geom geometry(MultiPolygon, 3857) not null,
  -- inside the unit, where its name is written
  label geometry(Point, 3857) not null,
  made_at timestamptz not null,
  constraint unit_shapes_pkey primary key (unit_id, zoom),
  constraint unit_shape_zoom_is_known check (zoom in (5, 7, 9, 11))
);
create index unit_shapes_by_code on territory.unit_shapes (code);
create index unit_shapes_by_geom on territory.unit_shapes using gist (geom);
create index unit_shapes_by_label on territory.unit_shapes using gist (label);
create index unit_shapes_by_time on territory.unit_shapes (made_at);
select platform.share('territory.unit_shapes');
grant select on territory.unit_shapes to hatangso_app;

-- The grids nest, so a coarser shape is made from the finer one. A part smaller than its cell stays as that cell: a town
-- ward of one square kilometre is still seen on the map of the country.
create function territory.rebuild_shapes(codes text[], k timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from territory.unit_shapes where code = any(codes);
  insert into territory.unit_shapes (unit_id, code, zoom, geom, label, made_at)
  with recursive
    grids (zoom, cell) as (
      values (11, 360.0 / (2 ^ 11 * 1024)), (9, 360.0 / (2 ^ 9 * 1024)), (7, 360.0 / (2 ^ 7 * 1024)), (5, 360.0 / (2 ^ 5 * 1024))
    ),
    drawn (unit_id, code, zoom, geom) as (
      select units.unit_id, units.code, 13, units.geom::geometry from territory.units as units
      where units.code = any(codes) and units.geom is not null
      union all
      select drawn.unit_id, drawn.code, grids.zoom, coalesce(
               nullif(st_multi(st_collectionextract(st_simplify(st_snaptogrid(drawn.geom, grids.cell), 0, true), 3)),
                      'SRID=4326;MULTIPOLYGON EMPTY'::geometry),
               st_multi(st_expand(st_snaptogrid(st_centroid(drawn.geom), grids.cell), grids.cell / 2)))
      from drawn
      join grids on grids.zoom = drawn.zoom - 2
    )
  select unit_id, code, zoom, st_transform(geom, 3857), st_transform(st_pointonsurface(geom), 3857), k
  from drawn
  where zoom < 13
$$;
revoke execute on function territory.rebuild_shapes(text[], timestamptz) from public;
grant execute on function territory.rebuild_shapes(text[], timestamptz) to hatangso_nation, hatangso_jobs;

create or replace function territory.rebuild_units(codes text[], k timestamptz) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from territory.units where code = any(codes);
  insert into territory.units (unit_id, code, full_name, name_key, sort_key, province_code, district, area_km2, population,
                               households, centre, geom, valid_from, valid_to)
  select unit_id, code, full_name, name_key, sort_key, province_code, district, area_km2, population, households, centre, geom,
         valid_from, valid_to
  from territory.resolve_units(codes, k);
  select territory.rebuild_shapes(codes, k);
$$;

select territory.rebuild_shapes(array_agg(code), max(known_from))
from (select unit.code, max(said.known_from) as known_from
      from territory.units as unit join territory.unit_statements as said on said.code = unit.code
      group by unit.code) as standing
having count(*) > 0;

-- Changes whenever a batch of the unit comes in or is taken back, so that whatever was made from its evidence may be kept
-- until then. For every level, also those that see none of the ledger: it tells nothing but "the same" or "another".
create function evidence.version_of(unit text) returns text
language sql stable security definer set search_path = public, pg_temp as $$
  select md5(count(*)::text || coalesce(max(greatest(taken_at, coalesce(undone_at, taken_at)))::text, ''))
  from evidence.batches where unit_code = unit
$$;
revoke execute on function evidence.version_of(text) from public;
grant execute on function evidence.version_of(text) to hatangso_app;
