-- Counts as of two dates: as it was on a day, as known at an instant. Manifests keep their versions and missions their
-- history, so that what was known on any day can be counted again.
grant create on schema figures to oralu_counts;
set local role oralu_counts;
drop function figures.counted(uuid[]);
reset role;
revoke create on schema figures from oralu_counts;

-- Men, women and children of frozen manifests: those named, or of each mission the newest that was known. Numbers only,
-- for whoever reads press facts or missions of the agency; who they are is a question of the reader's own rights.
create function figures.counted(
  manifests uuid[] default null, was date default null, known timestamptz default null) returns table (
  manifest_id uuid, mission_id uuid, agency_id uuid, operation text, mission_number int, mission_name text,
  flown boolean, as_it_was date, total int, men int, women int, children int, adults_sex_unknown int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select v.id, m.id, m.agency_id, o.name, m.number, m.name, t.departed is not null,
    coalesce(t.arrived, t.departed, t.frozen),
    c.total, c.men, c.women, c.children, c.total - c.men - c.women - c.children
  from operations.mission m
  join operations.operation o on o.id = m.operation_id
  join operations.manifest_version v on v.mission_id = m.id
  cross join lateral (
    select h.image from operations.mission_history h
    where h.row_id = m.id and h.at <= coalesce(known, 'infinity')
    order by h.entry_id desc limit 1) then_known
  -- What had not happened by the day is as if it never did.
  cross join lateral (
    select case when departed <= coalesce(was, 'infinity') then departed end as departed,
      case when arrived <= coalesce(was, 'infinity') then arrived end as arrived, frozen
    from (select
      access.day_of((then_known.image ->> 'departed_at')::timestamptz) as departed,
      access.day_of((then_known.image ->> 'arrived_at')::timestamptz) as arrived,
      access.day_of(v.recorded_at) as frozen) each) t
  cross join lateral (
    select count(*)::int as total,
      (count(*) filter (where figures.part_of(l) = 'men'))::int as men,
      (count(*) filter (where figures.part_of(l) = 'women'))::int as women,
      (count(*) filter (where figures.part_of(l) = 'children'))::int as children
    from jsonb_array_elements(v.lines) l) c
  where (m.agency_id = any (access.agencies('press')) or m.agency_id = any (access.agencies('mission')))
    and case when manifests is not null then v.id = any (manifests)
      else then_known.image ->> 'state' <> 'cancelled'
        and (t.departed is not null or t.frozen <= coalesce(was, 'infinity'))
        and v.number = (select max(n.number) from operations.manifest_version n
          where n.mission_id = m.id and n.recorded_at <= coalesce(known, 'infinity')) end
  order by t.departed desc nulls first, m.recorded_at desc
$$;
grant execute on function figures.counted(uuid[], date, timestamptz) to oralu_app;
select access.hand_over('figures.counted(uuid[], date, timestamptz)', 'oralu_counts');
