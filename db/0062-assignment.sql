-- People to vehicles and berths: what a planner fixes beforehand, and the assignments that were computed from it.

-- The vehicle on the leg in which the line has its seat.
alter table operations.manifest_line add column carriage_id uuid references operations.carriage;
select access.keep_no_samples('operations.manifest_line');

-- What the planner fixes for a line before an assignment is computed: vehicle, berth, that it must travel, its turn.
create table operations.pin (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  line_id uuid not null references operations.manifest_line,
  anchor_id uuid not null references people.anchor,
  carriage_id uuid references operations.carriage,
  berth text,
  must boolean not null default false,
  turn text not null default 'with all' check (turn in ('first', 'with all', 'last')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (berth is null or carriage_id is not null),
  check (carriage_id is not null or must or turn <> 'with all')
);
create unique index one_pin_a_line on operations.pin (line_id) where withdrawn_at is null;
create index on operations.pin (mission_id);
select access.guard('operations.pin', 'mission', subject => 'anchor_id');
select ledger.cover('operations.pin');
-- After an undone joining a pin goes with its line.
create function operations.pins_follow() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update operations.pin p set anchor_id = new.anchor_id where p.line_id = new.id;
  return null;
end $$;
grant update (anchor_id) on operations.pin to oralu_counts;
create trigger pins_follow after update of anchor_id on operations.manifest_line
  for each row when (old.anchor_id <> new.anchor_id) execute function operations.pins_follow();
select access.hand_over('operations.pins_follow()', 'oralu_counts');

-- A computed assignment of a mission's lines to the berths of vehicles; what was accepted stands on the lines.
create table operations.assignment (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  number int not null check (number > 0),
  carriages uuid[] not null check (cardinality(carriages) between 1 and 20),
  seconds int not null check (seconds between 1 and 120),
  job_id uuid not null references jobs.job,
  state text not null default 'ordered' check (state in ('ordered', 'draft', 'accepted', 'dropped')),
  -- optimal, bounded, infeasible, late
  outcome text check (outcome in ('optimal', 'bounded', 'infeasible', 'late')),
  -- what it was computed from, as a hash: a line, gate, vehicle or pin that changes makes it stale
  input_hash bytea,
  -- goals with value and bound
  reached jsonb,
  -- ids of lines, carriages and berths; codes of why someone stays, and of the rules that clash
  content jsonb,
  took_seconds numeric(8, 2),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  accepted_by uuid,
  accepted_at timestamptz,
  unique (mission_id, number),
  check ((state in ('draft', 'accepted')) = (outcome is not null)),
  check (num_nonnulls(outcome, input_hash, content, took_seconds) in (0, 4)),
  check ((state = 'accepted') = (accepted_by is not null) and (accepted_by is null) = (accepted_at is null)),
  check (state <> 'accepted' or outcome in ('optimal', 'bounded'))
);
select access.guard('operations.assignment', 'mission');
select ledger.cover('operations.assignment');

-- Own parents and children among the lines of a mission that the caller may read: nothing of who they are.
create function operations.bonds(of_mission uuid) returns table (child_line uuid, parent_line uuid)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from operations.mission m
    where m.id = of_mission and m.agency_id = any (access.agencies('mission'))) then
    return;
  end if;
  return query
  with line as materialized (
    select l.id, a.person_id
    from operations.manifest_line l join people.anchor a on a.id = l.anchor_id where l.mission_id = of_mission
  ), member as materialized (
    select distinct line.id, f.family_id, f.role
    from line join people.anchor a on a.person_id = line.person_id
      join people.family_member f on f.anchor_id = a.id where f.withdrawn_at is null
  )
  select distinct c.id, p.id
  from member p join member c on c.family_id = p.family_id
  where p.role in ('mother', 'father') and c.role = 'child' and p.id <> c.id;
end $$;
grant execute on function operations.bonds(uuid) to oralu_app;
select access.hand_over('operations.bonds(uuid)', 'oralu_counts');
