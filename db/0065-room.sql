-- The operations room, live; and what follows an arrival: places in buses and rooms by families, first aid, a family
-- room and rest before any investigator, and the case opened with what the field already knew.

-- Where the ends of a leg are, where the application does not know the place by its name.
alter table operations.leg
  add column from_lat double precision check (from_lat between -90 and 90),
  add column from_lon double precision check (from_lon between -180 and 180),
  add column to_lat double precision check (to_lat between -90 and 90),
  add column to_lon double precision check (to_lon between -180 and 180),
  add check (num_nonnulls(from_lat, from_lon) <> 1),
  add check (num_nonnulls(to_lat, to_lon) <> 1);
select access.keep_no_samples('operations.leg');
create function operations.forget_coordinates() returns trigger language plpgsql as $$
begin
  if new.from_place <> old.from_place then
    new.from_lat := null;
    new.from_lon := null;
  end if;
  if new.to_place <> old.to_place then
    new.to_lat := null;
    new.to_lon := null;
  end if;
  return new;
end $$;
create trigger elsewhere before update of from_place, to_place on operations.leg
  for each row execute function operations.forget_coordinates();

-- How often something of a mission has changed: all that a live event says.
create table operations.pulse (
  mission_id uuid primary key references operations.mission,
  agency_id uuid not null references access.agency,
  beats bigint not null default 1
);
select access.guarded_by_hand('operations.pulse', 'how often something of a mission changed: the formula of mission, without history');
create policy reading on operations.pulse for select to oralu_app using (
  agency_id = any ((select access.agencies('mission'))::uuid[]));
grant select on operations.pulse to oralu_app;
grant insert, update on operations.pulse to oralu_counts;

-- Once a transaction, and at its very end: no step waits for another at the counter.
create function operations.beat() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  changed jsonb := to_jsonb(new);
  mission operations.mission := (select m from operations.mission m where m.id = coalesce(
    case tg_argv[0] when 'device_id' then (select d.mission_id from field.device d
      where d.id = (changed ->> 'device_id')::uuid) end,
    (changed ->> tg_argv[0])::uuid));
begin
  insert into operations.pulse as p (mission_id, agency_id) values (mission.id, mission.agency_id)
  on conflict (mission_id) do update set beats = p.beats + 1 where p.xmin <> pg_current_xact_id()::xid;
  if found then
    -- Whoever listens learns nothing who does not know the mission.
    perform pg_notify('mission', encode(sha256(uuid_send(mission.id)), 'hex'));
  end if;
  return null;
end $$;
grant usage on schema field to oralu_counts;

-- Where every family is received: the bus from the aircraft, the room it sleeps in. One row for those who travel
-- together, so that nobody is parted here. Children without a grown-up among them have a carer, by name.
create table operations.reception_place (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  mission_id uuid not null references operations.mission,
  together uuid not null,
  bus text,
  room text,
  carer text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, together)
);
select access.guard('operations.reception_place', 'mission');
select ledger.cover('operations.reception_place');
revoke update on operations.reception_place from oralu_app;
grant update (bus, room, carer, recorded_by, recorded_at) on operations.reception_place to oralu_app;
create policy own_mission on operations.reception_place as restrictive for all to oralu_app using (true) with check (
  exists (select from operations.mission m
    where m.id = mission_id and m.agency_id = operations.reception_place.agency_id));

create function operations.check_carer() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.carer is null and not exists (
    select from operations.manifest_line l join people.anchor a on a.id = l.anchor_id
    where l.mission_id = new.mission_id and l.together = new.together
      and l.state in ('listed', 'boarded', 'arrived') and not operations.may_be_child(a.person_id)) then
    raise exception 'children without a grown-up have a named carer' using errcode = 'check_violation',
      constraint = 'named_carer';
  end if;
  return null;
end $$;
create trigger with_carer after insert or update on operations.reception_place
  for each row execute function operations.check_carer();
select access.hand_over('operations.check_carer()', 'oralu_counts');

do $$
declare
  of record;
begin
  for of in select * from (values
    ('operations.mission', 'id'), ('operations.leg', 'mission_id'), ('operations.permission', 'mission_id'),
    ('operations.manifest_line', 'mission_id'), ('operations.head_count', 'mission_id'),
    ('operations.handover', 'mission_id'), ('operations.receipt', 'mission_id'),
    ('operations.contingency', 'mission_id'), ('operations.reception_place', 'mission_id'),
    ('field.question', 'mission_id'), ('field.device', 'mission_id'), ('field.contact', 'device_id')
  ) as t (name, key) loop
    execute format('create constraint trigger beats after insert or update on %s deferrable initially deferred
      for each row execute function operations.beat(%L)', of.name, of.key);
  end loop;
end $$;
select access.hand_over('operations.beat()', 'oralu_counts');

-- Whoever signs out, or may no longer sign in, hears nothing more: open streams look again at who they are for.
create function access.look_again() returns trigger language plpgsql as $$
begin
  perform pg_notify('mission', '');
  return null;
end $$;
create trigger look_again after delete on accounts.session for each statement execute function access.look_again();
create trigger look_again after update of state on access.account
  for each statement execute function access.look_again();

-- What is given first on arrival, by whom. Help given, and no finding.
create table cases.arrival_step (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  kind text not null check (kind in ('medical aid', 'psychological aid', 'family room', 'rest')),
  given_by text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (agency_id, anchor_id, kind)
);
create index on cases.arrival_step (anchor_id);
select access.guard('cases.arrival_step', 'care', subject => 'anchor_id');
drop policy changing on cases.arrival_step;
revoke update on cases.arrival_step from oralu_app;
select ledger.cover('cases.arrival_step');

-- What the field knew of someone when they arrived: seen at the last handover, with whom, what is kept for them.
create table cases.field_knew (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  mission_id uuid not null references operations.mission,
  condition text[] not null default '{}',
  seen text,
  seen_at timestamptz,
  carer_anchor_id uuid references people.anchor,
  -- numbers of receipts for what has not been given back
  receipts int[] not null default '{}',
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (mission_id, anchor_id)
);
create index on cases.field_knew (anchor_id);
select access.guard('cases.field_knew', 'care', subject => 'anchor_id');
revoke insert, update on cases.field_knew from oralu_app;
drop policy adding on cases.field_knew;
drop policy changing on cases.field_knew;
select ledger.cover('cases.field_knew');

-- An interview by investigators: only after first aid, a family room and rest; of a child never without guardian and
-- lawyer.
create table cases.interview (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  planned_at timestamptz not null,
  place text not null,
  lawyer text,
  guardian text,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on cases.interview (anchor_id);
select access.guard('cases.interview', 'legal', subject => 'anchor_id');
drop policy changing on cases.interview;
revoke update on cases.interview from oralu_app;
select ledger.cover('cases.interview');

-- After the row: whoever may not see the person is refused as for one who does not exist, before this is asked.
create function cases.check_interview() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  same uuid[] := array(select b.id from people.anchor a join people.anchor b on b.person_id = a.person_id
    where a.id = new.anchor_id);
begin
  if exists (select from operations.manifest_line l
      where l.anchor_id = any (same) and l.state in ('listed', 'on hold', 'boarded', 'arrived'))
    and (select count(distinct s.kind) from cases.arrival_step s where s.anchor_id = any (same)) < 4 then
    raise exception 'aid, a family room and rest come first' using errcode = 'check_violation', constraint = 'rest_first';
  end if;
  if num_nonnulls(new.lawyer, new.guardian) < 2 and cases.may_be_child(new.anchor_id) then
    raise exception 'a child has a guardian and a lawyer' using errcode = 'check_violation',
      constraint = 'guardian_and_lawyer';
  end if;
  return null;
end $$;
create trigger in_order after insert on cases.interview for each row execute function cases.check_interview();
select access.hand_over('cases.check_interview()', 'oralu_counts');

-- Carries what the field knew into care, at the agency that has the case, for each who arrived. A child whose company
-- has a named carer on the manifest gets that carer in its case. By whoever records the arrival; it answers nothing.
create function cases.keep_from_field(of_mission uuid) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('mission', 'write') or not exists (select from operations.mission m
    where m.id = of_mission and m.agency_id = access.agency() and m.state = 'arrived') then
    raise exception 'nobody has arrived' using errcode = 'insufficient_privilege';
  end if;
  insert into cases.field_knew (agency_id, anchor_id, mission_id, condition, seen, seen_at, carer_anchor_id, receipts)
  select c.agency_id, l.anchor_id, of_mission, coalesce(h.condition, '{}'), h.seen, h.at, carer.anchor_id,
    array(select distinct r.number from operations.receipt r join operations.property p on p.receipt_id = r.id
      where r.line_id = l.id and p.returned_at is null order by r.number)
  from operations.manifest_line l
    join people.anchor a on a.id = l.anchor_id
    cross join lateral (select each.agency_id from cases.case each join people.anchor b on b.id = each.anchor_id
      where b.person_id = a.person_id and each.state <> 'closed' limit 1) c
    left join lateral (select hl.condition, hl.seen, hand.at from operations.handover_line hl
      join operations.handover hand on hand.id = hl.handover_id
      where hl.line_id = l.id and hand.withdrawn_at is null order by hand.at desc limit 1) h on true
    left join lateral (select k.anchor_id from operations.manifest_line k
      where k.mission_id = l.mission_id and k.together = l.together and k.role = 'carer' and k.state = 'arrived'
        and k.id <> l.id order by k.id limit 1) carer on true
  where l.mission_id = of_mission and l.state = 'arrived'
  on conflict do nothing;
  insert into cases.carer (agency_id, anchor_id, kind, name, carer_anchor_id)
  select f.agency_id, f.anchor_id, 'provisional carer', called.form, f.carer_anchor_id
  from cases.field_knew f
    join people.anchor a on a.id = f.carer_anchor_id
    cross join lateral (select n.form from people.name_form n join people.anchor b on b.id = n.anchor_id
      where b.person_id = a.person_id and n.part = 'full' order by n.id limit 1) called
  where f.mission_id = of_mission and cases.may_be_child(f.anchor_id)
    and not exists (select from cases.carer k where k.anchor_id = f.anchor_id and k.ended_on is null);
end $$;
grant insert on cases.field_knew, cases.carer to oralu_counts;
grant execute on function cases.keep_from_field(uuid) to oralu_app;
select access.hand_over('cases.keep_from_field(uuid)', 'oralu_counts');

-- The urgency of a protection need that a named officer set on the tablet, put away at the agency that receives the
-- person. Whoever brings it cannot read it again.
create function cases.need_from_field(
  operation uuid, line uuid, officer uuid, urgency text, follow_up_by date, need text) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not access.holds('mission', 'write') then
    raise exception 'no need is recorded by this actor' using errcode = 'insufficient_privilege';
  end if;
  insert into cases.protection_need (id, agency_id, anchor_id, need, urgency, follow_up_by, recorded_by)
  select operation, coalesce(r.receiving_agency_id, a.agency_id), l.anchor_id, need_from_field.need,
    need_from_field.urgency, need_from_field.follow_up_by, officer
  from operations.manifest_line l join people.anchor a on a.id = l.anchor_id
    left join cases.reception r on r.agency_id = a.agency_id
  where l.id = line and l.agency_id = access.agency()
  on conflict do nothing;
end $$;
grant insert on cases.protection_need to oralu_counts;
grant execute on function cases.need_from_field(uuid, uuid, uuid, text, date, text) to oralu_app;
select access.hand_over('cases.need_from_field(uuid, uuid, uuid, text, date, text)', 'oralu_counts');
