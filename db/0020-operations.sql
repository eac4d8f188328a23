-- An operation, its missions, their legs and permissions, and the manifest with its gates. What the register knows of
-- a traveller stays in the register: a line holds an anchor. Why a line is on hold stays in the protection compartment.

create schema operations;

create table operations.operation (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  name text not null,
  purpose text not null,
  state text not null default 'open' check (state in ('open', 'closed')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (agency_id, name)
);
select access.guard('operations.operation', 'mission');
select ledger.cover('operations.operation');

create table operations.mission (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  operation_id uuid not null references operations.operation,
  number int not null check (number > 0),
  name text,
  state text not null default 'planned' check (state in (
    'planned', 'open', 'frozen', 'departed', 'arrived', 'closed', 'cancelled')),
  cancel_reason text,
  doors_closed_at timestamptz,
  departed_at timestamptz,
  arrived_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (operation_id, number),
  check ((state = 'cancelled') = (cancel_reason is not null)),
  check (state not in ('departed', 'arrived', 'closed') or (departed_at is not null and doors_closed_at is not null)),
  check (state not in ('arrived', 'closed') or arrived_at >= departed_at)
);
create index on operations.mission (agency_id, state);
select access.guard('operations.mission', 'mission');
select ledger.cover('operations.mission');

create table operations.leg (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  seq int not null check (seq > 0),
  mode text not null check (mode in ('road', 'air')),
  from_place text not null,
  from_zone text not null,
  to_place text not null,
  to_zone text not null,
  departs_at timestamptz not null,
  arrives_at timestamptz not null,
  departed_at timestamptz,
  arrived_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (arrives_at > departs_at),
  check (arrived_at >= departed_at)
);
create unique index one_leg_a_place on operations.leg (mission_id, seq) where withdrawn_at is null;
select access.guard('operations.leg', 'mission');
select ledger.cover('operations.leg');

-- What another must allow: each state overflown, the holding authority, the head of state.
create table operations.permission (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  giver_kind text not null check (giver_kind in ('state overflown', 'holding authority', 'head of state')),
  giver text not null,
  what text not null,
  state text not null default 'asked' check (state in ('asked', 'granted', 'refused')),
  document text,
  granted_on date,
  expires_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  withdrawn_at timestamptz,
  check (state <> 'granted' or (document is not null and granted_on is not null))
);
create index on operations.permission (mission_id);
select access.guard('operations.permission', 'mission');
select ledger.cover('operations.permission');

create table operations.manifest_line (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  anchor_id uuid not null references people.anchor,
  state text not null default 'listed' check (state in (
    'listed', 'on hold', 'withdrawn', 'boarded', 'not boarded', 'arrived')),
  -- why withdrawn or not boarded; never why on hold
  state_reason text,
  state_by uuid not null default access.account(),
  state_at timestamptz not null default now(),
  -- the protection officer has answered: the line may be listed again
  hold_cleared_at timestamptz,
  role text not null default 'traveller' check (role in ('traveller', 'carer')),
  seat text,
  -- those who share this sit, travel and sleep together
  together uuid not null default gen_random_uuid(),
  escort_needed boolean not null default false,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, anchor_id),
  check (state <> 'on hold' or state_reason is null)
);
create index on operations.manifest_line (anchor_id);
select access.guard('operations.manifest_line', 'mission', subject => 'anchor_id');
select ledger.cover('operations.manifest_line');

-- What speaks for a gate of a line. A new record supersedes; a withdrawal is a column.
create table operations.gate (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  line_id uuid not null references operations.manifest_line,
  anchor_id uuid not null references people.anchor,
  kind text not null check (kind in ('nationality', 'decision', 'consent', 'together', 'release', 'fitness', 'exit')),
  evidence text not null,
  -- how it was asked, by whom held: the shape of its kind in the domain package; never a diagnosis
  details jsonb not null,
  expires_on date,
  seq bigint generated always as identity,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  -- the second signer of a best-interests determination
  signed_by uuid,
  signed_at timestamptz,
  withdrawn_by uuid,
  withdrawn_at timestamptz,
  withdraw_reason text,
  check (signed_by <> recorded_by),
  check ((signed_by is null) = (signed_at is null)),
  check ((withdrawn_at is null) = (withdraw_reason is null)),
  check (details ->> 'kind' = kind),
  check (kind <> 'fitness' or expires_on is not null)
);
create index on operations.gate (line_id, seq);
select access.guard('operations.gate', 'mission', subject => 'anchor_id');
select ledger.cover('operations.gate');

-- A named authority lets a line board though a gate is not met, and says why.
create table operations.passing (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  line_id uuid not null references operations.manifest_line,
  anchor_id uuid not null references people.anchor,
  -- a person's own decision, and a child's consent, are not passed over
  kind text not null check (kind in ('identity', 'nationality', 'together', 'release', 'fitness', 'exit')),
  -- why the gate was not met at that moment
  why text not null,
  reason text not null,
  -- an emergency separation is assessed within 72 hours
  assess_by timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (kind <> 'together' or assess_by is not null)
);
create index on operations.passing (line_id);
select access.guard('operations.passing', 'mission', subject => 'anchor_id', extra => 'true');
-- Only who may decide passes a gate.
drop policy adding on operations.passing;
create policy adding on operations.passing for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('mission', 'decide'))
  and exists (select from people.anchor a where a.id = anchor_id));
drop policy changing on operations.passing;
revoke update on operations.passing from oralu_app;
select ledger.cover('operations.passing');

create table operations.head_count (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  step text not null check (step in ('departure', 'leg', 'arrival')),
  leg_id uuid references operations.leg,
  counted int not null check (counted >= 0),
  expected int not null check (expected >= 0),
  explanation text,
  explained_by uuid,
  explained_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check ((step = 'leg') = (leg_id is not null)),
  check (num_nonnulls(explanation, explained_by, explained_at) in (0, 3))
);
create index on operations.head_count (mission_id, recorded_at);
select access.guard('operations.head_count', 'mission');
select ledger.cover('operations.head_count');

-- The manifest as it was frozen, and each later change: ids, and what a figure needs. It never changes.
create table operations.manifest_version (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  number int not null check (number > 0),
  lines jsonb not null,
  content_hash bytea not null,
  reason text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, number)
);
select access.guard('operations.manifest_version', 'mission');
drop policy changing on operations.manifest_version;
revoke update on operations.manifest_version from oralu_app;
select ledger.cover('operations.manifest_version');

create function operations.seal_version() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    raise exception 'a version of a manifest never changes' using errcode = 'insufficient_privilege';
  end if;
  new.content_hash := sha256(convert_to(new.lines::text, 'UTF8'));
  return new;
end $$;
create trigger sealed before insert or update or delete on operations.manifest_version
  for each row execute function operations.seal_version();

-- Why a line is on hold: a fear expressed opens a referral. Whoever puts a line on hold puts the reason away here
-- without being able to read it again.
create table operations.protection_referral (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  line_id uuid not null references operations.manifest_line,
  kind text not null check (kind in ('fear expressed', 'other')),
  said text not null,
  outcome text check (outcome in ('may travel', 'stays on hold')),
  answer text,
  answered_by uuid,
  answered_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (num_nonnulls(outcome, answer, answered_by, answered_at) in (0, 4))
);
create index on operations.protection_referral (anchor_id);
create index on operations.protection_referral (line_id);
select access.guard('operations.protection_referral', 'protection', subject => 'anchor_id');
select ledger.cover('operations.protection_referral');

-- After an undone joining an officer says whose line it was; what met its gates goes with it.
select people.has_facts('operations.manifest_line');
select people.has_facts('operations.protection_referral');
create function operations.gates_follow() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update operations.gate g set anchor_id = new.anchor_id where g.line_id = new.id;
  update operations.passing p set anchor_id = new.anchor_id where p.line_id = new.id;
  return null;
end $$;
grant update (anchor_id) on operations.gate, operations.passing to oralu_counts;
create trigger gates_follow after update of anchor_id on operations.manifest_line
  for each row when (old.anchor_id <> new.anchor_id) execute function operations.gates_follow();
select access.hand_over('operations.gates_follow()', 'oralu_counts');

create policy putting_away on operations.protection_referral for insert to oralu_app with check (
  agency_id = (select access.agency()) and (select access.holds('mission', 'write'))
  and outcome is null and exists (select from people.anchor a where a.id = anchor_id));
-- The answer is given once, by whoever decides in protection.
revoke update on operations.protection_referral from oralu_app;
grant update (outcome, answer, answered_by, answered_at) on operations.protection_referral to oralu_app;
drop policy changing on operations.protection_referral;
create policy answering on operations.protection_referral for update to oralu_app
  using (agency_id = (select access.agency()) and (select access.holds('protection', 'decide')))
  with check (agency_id = (select access.agency()) and answered_by = (select access.account()));

create function operations.open_referrals() returns setof operations.protection_referral
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found_ids uuid[];
begin
  select coalesce(array_agg(r.id), '{}') into found_ids from operations.protection_referral r where r.outcome is null;
  perform ledger.note_reading('operations.protection_referral', found_ids);
  return query select * from operations.protection_referral r where r.id = any (found_ids) order by r.recorded_at;
end $$;
grant execute on function operations.open_referrals() to oralu_app;
select access.hand_over('operations.open_referrals()', 'oralu_reader');

-- The protection officer's answer frees the line, and says nothing more to those who work on the mission.
create function operations.clear_hold(referral uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('protection', 'decide') then
    raise exception 'only protection clears a hold' using errcode = 'insufficient_privilege';
  end if;
  update operations.manifest_line l set hold_cleared_at = now()
  from operations.protection_referral r
  where r.id = referral and r.outcome = 'may travel' and l.id = r.line_id
    and r.agency_id = access.agency() and l.agency_id = r.agency_id and l.state = 'on hold'
    and not exists (select from operations.protection_referral o
      where o.line_id = r.line_id and (o.outcome is null or o.outcome = 'stays on hold')
        and o.recorded_at >= l.state_at);
end $$;
grant update (hold_cleared_at) on operations.manifest_line to oralu_counts;
grant execute on function operations.clear_hold(uuid) to oralu_app;
select access.hand_over('operations.clear_hold(uuid)', 'oralu_counts');

-- May the range of birth be under 18 today? As apps/server/src/people/rules.ts says it: an age decided by two counts
-- before what the lists say, one end left open leaves it open, and nothing stated allows it too.
create function operations.may_be_child(person uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  with day as (select (access.today() - interval '18 years')::date as adult)
  select coalesce(
    (select d.born_to > day.adult
      from people.age_decision d join people.anchor a on a.id = d.anchor_id
      where a.person_id = person and d.confirmed_at is not null and d.withdrawn_at is null
      order by d.confirmed_at desc limit 1),
    (select bool_or(r.born_to is null) or max(r.born_to) > day.adult
      from people.record r join people.anchor a on a.id = r.anchor_id
      where a.person_id = person and num_nonnulls(r.born_from, r.born_to) > 0),
    true)
  from day
$$;
grant execute on function operations.may_be_child(uuid) to oralu_counts;
select access.hand_over('operations.may_be_child(uuid)', 'oralu_counts');

-- What the gates need of the register, for each line of a mission that the caller may read (or for one): yes, no and
-- how many.
create function operations.register_facts(of_mission uuid, only_line uuid default null) returns table (
  line_id uuid, sex text, child boolean, known boolean, questions int,
  citizen boolean, citizen_by uuid, citizen_at timestamptz, mother_of_citizen boolean, apart int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from operations.mission m
    where m.id = of_mission and m.agency_id = any (access.agencies('mission'))) then
    return;
  end if;
  return query
  with line as materialized (
    select l.id, l.state, l.together, a.person_id
    from operations.manifest_line l join people.anchor a on a.id = l.anchor_id where l.mission_id = of_mission
  ), asked as materialized (
    select * from line where only_line is null or line.id = only_line
  ), family as materialized (
    select distinct f.family_id
    from asked join people.anchor a on a.person_id = asked.person_id
      join people.family_member f on f.anchor_id = a.id where f.withdrawn_at is null
  ), member as materialized (
    select f.family_id, f.role, a.person_id
    from family join people.family_member f on f.family_id = family.family_id
      join people.anchor a on a.id = f.anchor_id where f.withdrawn_at is null
  ), bond as materialized (
    -- own parent and own child
    select distinct p.person_id as parent_id, p.role as parent, c.person_id as child_id
    from member p join member c on c.family_id = p.family_id
    where p.role in ('mother', 'father') and c.role = 'child' and p.person_id <> c.person_id
  ), finding as materialized (
    -- the finding confirmed last counts
    select last.* from (
      select distinct on (a.person_id) a.person_id, n.finding, n.confirmed_by, n.confirmed_at
      from (select asked.person_id from asked union select b.child_id from bond b) who
        join people.anchor a on a.person_id = who.person_id
        join people.nationality n on n.anchor_id = a.id
      where n.confirmed_at is not null and n.withdrawn_at is null
      order by a.person_id, n.confirmed_at desc) last
    where last.finding = 'citizen'
  ), bound as materialized (
    -- the other of each bond with a child, where the two do not travel together
    select l.id as line_id, b.other
    from asked l join (
      select parent_id as one, child_id as other, child_id from bond
      union select child_id, parent_id, child_id from bond) b on b.one = l.person_id
    where operations.may_be_child(b.child_id)
      and not exists (select from line k where k.person_id = b.other and k.together = l.together
        and k.state in ('listed', 'boarded', 'arrived'))
  )
  select l.id,
    -- the sex that the sources agree on
    coalesce((select min(r.sex) from people.record r join people.anchor a on a.id = r.anchor_id
      where a.person_id = l.person_id and r.sex <> 'unknown' having count(distinct r.sex) = 1), 'unknown'),
    operations.may_be_child(l.person_id),
    exists (select from people.record r join people.anchor a on a.id = r.anchor_id where a.person_id = l.person_id),
    (select count(*)::int from people.question q
      join people.anchor a on a.id in (q.anchor_id, q.other_anchor_id)
      where a.person_id = l.person_id and q.answer is null and q.compartment = 'identity'),
    f.person_id is not null, f.confirmed_by, f.confirmed_at,
    exists (select from bond b join finding g on g.person_id = b.child_id
      where b.parent = 'mother' and b.parent_id = l.person_id),
    -- left behind: on this manifest but not with the line, or somewhere from where one could be brought
    (select count(*)::int from bound b where b.line_id = l.id and (
      exists (select from line k where k.person_id = b.other)
      or coalesce(
        (select s.status in ('located', 'detained', 'declined return', 'in transit')
          from people.status s join people.anchor a on a.id = s.anchor_id
          where a.person_id = b.other and s.withdrawn_at is null
          order by s.valid_from desc, s.recorded_at desc limit 1),
        exists (select from people.record r join people.anchor a on a.id = r.anchor_id
          join lists.source o on o.id = r.source_id
          where a.person_id = b.other and o.kind in ('camp list', 'prison list')))))
  from asked l left join finding f on f.person_id = l.person_id;
end $$;
grant execute on function operations.register_facts(uuid, uuid) to oralu_app;
select access.hand_over('operations.register_facts(uuid, uuid)', 'oralu_counts');

-- How many are expected at a head-count, and nothing else.
create function operations.expected_aboard(of_mission uuid) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select count(*)::int from operations.manifest_line l join operations.mission m on m.id = l.mission_id
  where m.id = of_mission and m.agency_id = any (access.agencies('mission')) and l.state in ('boarded', 'arrived')
$$;
grant execute on function operations.expected_aboard(uuid) to oralu_app;
select access.hand_over('operations.expected_aboard(uuid)', 'oralu_counts');

-- The composition of frozen manifests, as known at an instant, for whoever reads missions or press facts.
create function operations.compositions(missions uuid[] default null, known_at timestamptz default null) returns table (
  mission_id uuid, operation text, number int, name text, state text, departed_at timestamptz, arrived_at timestamptz,
  version int, frozen_at timestamptz, total int, men int, women int, children int)
language sql stable security definer set search_path = pg_catalog, pg_temp
as $$
  select m.id, o.name, m.number, m.name, m.state, m.departed_at, m.arrived_at, v.number, v.recorded_at,
    c.total, c.men, c.women, c.children
  from operations.mission m
  join operations.operation o on o.id = m.operation_id
  join lateral (
    select * from operations.manifest_version each
    where each.mission_id = m.id and (known_at is null or each.recorded_at <= known_at)
    order by each.number desc limit 1) v on true
  cross join lateral (
    select count(*)::int as total,
      (count(*) filter (where not (l ->> 'child')::boolean and l ->> 'sex' = 'male'))::int as men,
      (count(*) filter (where not (l ->> 'child')::boolean and l ->> 'sex' = 'female'))::int as women,
      (count(*) filter (where (l ->> 'child')::boolean))::int as children
    from jsonb_array_elements(v.lines) l) c
  where (missions is null or m.id = any (missions))
    and (m.agency_id = any (access.agencies('mission')) or m.agency_id = any (access.agencies('press')))
  order by m.departed_at nulls last, m.recorded_at
$$;
grant execute on function operations.compositions(uuid[], timestamptz) to oralu_app;
select access.hand_over('operations.compositions(uuid[], timestamptz)', 'oralu_counts');

-- In transit at departure, returned at arrival: the two statuses that whoever flies a mission writes, for those
-- aboard it and nobody else.
create function operations.mark_status(of_mission uuid) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  mission operations.mission;
  becomes text;
  marked int;
begin
  select * into mission from operations.mission m where m.id = of_mission and m.agency_id = access.agency();
  becomes := case mission.state when 'departed' then 'in transit' when 'arrived' then 'returned' end;
  if becomes is null or not access.holds('mission', 'write') then
    raise exception 'no status to mark' using errcode = 'insufficient_privilege';
  end if;
  insert into people.status (agency_id, anchor_id, status, valid_from, evidence, recorded_by)
  select l.agency_id, l.anchor_id, becomes, access.day_of(coalesce(mission.arrived_at, mission.departed_at)),
    'mission manifest', access.account()
  from operations.manifest_line l
  where l.mission_id = of_mission and l.state = case becomes when 'returned' then 'arrived' else 'boarded' end
    and not exists (select from people.status s
      where s.anchor_id = l.anchor_id and s.status = becomes and s.withdrawn_at is null
        and s.valid_from >= access.day_of(mission.departed_at));
  get diagnostics marked = row_count;
  return marked;
end $$;
grant insert on people.status to oralu_counts;
grant execute on function operations.mark_status(uuid) to oralu_app;
select access.hand_over('operations.mark_status(uuid)', 'oralu_counts');
