-- The road home by stages, and the count of those brought home day by day. Both as it was on a day and as known at an
-- instant, from the histories, so that a correction made later changes nothing of what was known. Numbers only, and
-- nothing of health, protection or the law.

-- How many persons of the register have come how far. Each person is in one row; the words are those of flowKinds in the
-- domain package, and what they mean stands there:
--   nationality: citizen, otherwise, open;
--   reached: nationality (no manifest yet), manifest, departed, arrived, case;
--   left_as: on-hold, declined, deceased, or null.
create function figures.flow(was date default null, known timestamptz default null) returns table (
  nationality text, reached text, left_as text, people int)
-- Without samples of the tables (access.keep_no_samples) a loop looks cheap that a whole register makes endless.
language sql stable security definer set search_path = pg_catalog, pg_temp set enable_nestloop = off as $$
  with asked as materialized (
    select coalesce(was, access.today()) as day, coalesce(known, 'infinity') as instant, access.agencies('press') as agencies
  ), anchor as materialized (
    select h.row_id as id, (h.image ->> 'person_id')::uuid as person_id
    from (select distinct on (h.row_id) h.row_id, h.image from people.anchor_history h, asked
      where h.agency_id = any (asked.agencies) and h.at <= asked.instant order by h.row_id, h.entry_id desc) h
    where h.image is not null
  ), finding as materialized (
    -- the finding confirmed last counts
    select distinct on (a.person_id) a.person_id, n.image ->> 'finding' as finding
    from (select distinct on (h.row_id) h.subject_id, h.image from people.nationality_history h, asked
      where h.agency_id = any (asked.agencies) and h.at <= asked.instant order by h.row_id, h.entry_id desc) n
    join anchor a on a.id = n.subject_id
    cross join asked
    where n.image ->> 'confirmed_at' is not null and n.image ->> 'withdrawn_at' is null
      and coalesce((n.image ->> 'valid_from')::date, access.day_of((n.image ->> 'confirmed_at')::timestamptz)) <= asked.day
    order by a.person_id, (n.image ->> 'confirmed_at')::timestamptz desc, n.image ->> 'id'
  ), status as materialized (
    select a.person_id, bool_or(s.image ->> 'status' = 'deceased') as deceased,
      (array_agg(s.image ->> 'status' order by s.image ->> 'valid_from' desc,
        (s.image ->> 'recorded_at')::timestamptz desc, s.image ->> 'id'))[1] = 'declined return' as declined
    from (select distinct on (h.row_id) h.subject_id, h.image from people.status_history h, asked
      where h.agency_id = any (asked.agencies) and h.at <= asked.instant order by h.row_id, h.entry_id desc) s
    join anchor a on a.id = s.subject_id
    cross join asked
    where s.image ->> 'withdrawn_at' is null and (s.image ->> 'valid_from')::date <= asked.day
      and coalesce((s.image ->> 'valid_to')::date >= asked.day, true)
    group by a.person_id
  ), mission as materialized (
    select m.row_id as id, access.day_of((m.image ->> 'departed_at')::timestamptz) as departed,
      access.day_of((m.image ->> 'arrived_at')::timestamptz) as arrived
    from (select distinct on (h.row_id) h.row_id, h.image from operations.mission_history h, asked
      where h.agency_id = any (asked.agencies) and h.at <= asked.instant order by h.row_id, h.entry_id desc) m
    where m.image ->> 'state' <> 'cancelled'
  ), held as materialized (
    select distinct a.person_id
    from (select distinct on (h.row_id) h.subject_id, h.image from operations.manifest_line_history h, asked
      where h.agency_id = any (asked.agencies) and h.at <= asked.instant
        and access.day_of((h.image ->> 'state_at')::timestamptz) <= asked.day
      order by h.row_id, h.entry_id desc) l
    join anchor a on a.id = l.subject_id
    join mission m on m.id = (l.image ->> 'mission_id')::uuid
    cross join asked
    where l.image ->> 'state' = 'on hold' and coalesce(m.departed > asked.day, true)
  ), travel as materialized (
    -- the newest frozen manifest of each mission, as figures.counted() takes it
    select a.person_id, max(case when m.arrived <= asked.day then 3 when m.departed <= asked.day then 2 else 1 end) as far
    from asked cross join mission m
    join lateral (
      select v.lines, v.recorded_at from operations.manifest_version v
      where v.mission_id = m.id and v.recorded_at <= asked.instant order by v.number desc limit 1) v on true
    cross join lateral jsonb_array_elements(v.lines) l
    join anchor a on a.id = (l ->> 'anchor')::uuid
    where m.departed <= asked.day or access.day_of(v.recorded_at) <= asked.day
    group by a.person_id
  ), helped as materialized (
    -- a case is the receiving agency's: it is found by the person
    select distinct a.person_id
    from (select distinct on (h.row_id) h.subject_id, h.image from cases.case_history h, asked
      where h.at <= asked.instant order by h.row_id, h.entry_id desc) c
    join anchor a on a.id = c.subject_id
    cross join asked
    where (c.image ->> 'opened_on')::date <= asked.day
      and not (c.image ->> 'state' = 'closed' and c.image ->> 'closing_reason' = 'opened in error')
  ), each as (
    select case when f.finding = 'citizen' then 'citizen'
        when f.finding is null or f.finding = 'not established' then 'open' else 'otherwise' end as nationality,
      case when t.far is null then 'nationality' when t.far = 1 then 'manifest' when t.far = 2 then 'departed'
        when h.person_id is null then 'arrived' else 'case' end as reached,
      s.deceased, s.declined, d.person_id is not null as held
    from (select distinct person_id from anchor) p
    left join finding f on f.person_id = p.person_id
    left join status s on s.person_id = p.person_id
    left join travel t on t.person_id = p.person_id
    left join held d on d.person_id = p.person_id
    left join helped h on h.person_id = p.person_id
  )
  select e.nationality, e.reached,
    case when e.reached = 'case' then null when e.deceased then 'deceased'
      when e.reached in ('departed', 'arrived') then null
      when e.declined then 'declined' when e.held then 'on-hold' end, count(*)::int
  from each e
  group by 1, 2, 3
$$;
grant execute on function figures.flow(date, timestamptz) to oralu_app;
select access.hand_over('figures.flow(date, timestamptz)', 'oralu_counts');

-- How many were on missions departed by each of the days asked for, and by each day on which one departed: what
-- figures.counted() says as it was on that day.
create function figures.counted_by(days date[], known timestamptz default null) returns table (day date, total int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.day, coalesce(sum(c.total) filter (where c.flown), 0)::int
  from (
    select unnest(days) as day
    union
    select access.day_of((h.image ->> 'departed_at')::timestamptz) from operations.mission_history h
    where h.agency_id = any (access.agencies('press')) and h.at <= coalesce(known, 'infinity')
      and h.image ->> 'departed_at' is not null) d
  left join lateral figures.counted(null, d.day, known) c on true
  group by d.day
  order by d.day
$$;
grant execute on function figures.counted_by(date[], timestamptz) to oralu_app;
select access.hand_over('figures.counted_by(date[], timestamptz)', 'oralu_counts');
