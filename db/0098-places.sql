-- Places where people are received: rooms with families together, how long a stay may be, the day's programme, who is
-- there in the evening; and the directory of services with its waiting lists. Nothing here is a score of anyone.

-- What a place does not take. The hint is one of the codes that the screens have words for.
create function cases.refuse_place(code text) returns void language plpgsql immutable as $$
begin
  raise exception 'a place cannot be given so: %', code using errcode = 'OA098', hint = code;
end $$;
grant execute on function cases.refuse_place(text) to oralu_counts;

-- Does a title speak of belief? Such hours are voluntary and kept elsewhere (cases.belief_agreement): neither they nor who
-- comes to them are listed. The same words stand in packages/domain/src/cases-places.ts.
create function cases.speaks_of_belief(title text) returns boolean language sql immutable
  return title ~ '[Rr]eligi|[Bb]elief|[Ff]aith|[Tt]heolog|[Ss]ermon|[Pp]rayer|[Qq]uran|[Kk]oran|[Dd]eradicali|[Рр]елиги|[Тт]еолог|[Бб]огослов|[Вв]ероуч|[Уу]бежден|[Мм]олитв|[Пп]роповед|[Ии]мам|[Кк]оран|[Дд]ерадикал|[Дд]іни|[Дд]інтану|[Дд]ін негіз|[Нн]амаз|[Уу]ағыз|[Ққ]ұран|عقيدة|عقائد|ديني|القرآن|قرآن|صلاة|خطبة|الفقه|وعظ';
grant execute on function cases.speaks_of_belief(text) to oralu_app, oralu_counts;

create table cases.place (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  kind text not null check (kind in ('arrival centre', 'regional centre', 'other')),
  -- {kk, ru, en, ar}: for those who work here
  name jsonb not null check (name ?& array['kk', 'ru', 'en', 'ar'] and name - array['kk', 'ru', 'en', 'ar'] = '{}'),
  town text not null,
  -- what goes on papers: never the programme, a camp or the mission
  paper_name text not null,
  stay_limit_days int not null check (stay_limit_days between 1 and 3650),
  -- the act and article that sets the limit
  limit_basis text not null,
  closed_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
select access.guard('cases.place', 'care');
revoke update on cases.place from oralu_app;
grant update (name, town, paper_name, stay_limit_days, limit_basis, closed_on) on cases.place to oralu_app;
select ledger.cover('cases.place');

-- Who may work there: only they give rooms, note who came and count in the evening.
create table cases.place_worker (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  place_id uuid not null references cases.place,
  account_id uuid not null references access.account,
  ended_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create unique index works_there_once on cases.place_worker (place_id, account_id) where ended_on is null;
select access.guard('cases.place_worker', 'care');
revoke update on cases.place_worker from oralu_app;
grant update (ended_on) on cases.place_worker to oralu_app;
select ledger.cover('cases.place_worker');

create table cases.place_room (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  place_id uuid not null references cases.place,
  label text not null check (length(label) <= 60),
  beds int not null check (beds between 1 and 40),
  closed_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (place_id, label)
);
select access.guard('cases.place_room', 'care');
revoke update on cases.place_room from oralu_app;
grant update (label, beds, closed_on) on cases.place_room to oralu_app;
select ledger.cover('cases.place_room');

-- A stay ends on the day on which someone leaves: that night they sleep elsewhere.
create table cases.stay (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  place_id uuid not null references cases.place,
  from_on date not null,
  -- the day from which the limit counts: that of an earlier stay here, where hardly a month lies between
  counted_from date not null default access.today(),
  until_on date,
  left_reason text check (left_reason in (
    'own home', 'with family', 'with a carer', 'another place', 'own decision', 'deceased')),
  -- in neutral words
  left_to text,
  left_by uuid,
  called_off_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (id, agency_id, anchor_id),
  check (until_on >= from_on and counted_from <= from_on),
  check (num_nonnulls(until_on, left_reason, left_by) in (0, 3)),
  check (left_to is not null or left_reason is null or left_reason in ('own decision', 'deceased')),
  check (num_nonnulls(until_on, called_off_at) <= 1)
);
create index on cases.stay (anchor_id);
create index on cases.stay (place_id, from_on, id);
create index on cases.stay (place_id, counted_from, id) where until_on is null and called_off_at is null;
select access.guard('cases.stay', 'care', subject => 'anchor_id');
revoke update on cases.stay from oralu_app;
grant update (until_on, left_reason, left_to, left_by, called_off_at) on cases.stay to oralu_app;
select ledger.cover('cases.stay');

-- A bed in a room, for the nights from the first day to the one before the last. Moving is a new bed.
create table cases.stay_bed (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  stay_id uuid not null,
  room_id uuid not null references cases.place_room,
  from_on date not null,
  until_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  foreign key (stay_id, agency_id, anchor_id) references cases.stay (id, agency_id, anchor_id),
  check (until_on >= from_on)
);
create index on cases.stay_bed (room_id, from_on);
create index on cases.stay_bed (stay_id);
create index on cases.stay_bed (anchor_id);
select access.guard('cases.stay_bed', 'care', subject => 'anchor_id');
revoke update on cases.stay_bed from oralu_app;
select ledger.cover('cases.stay_bed');

-- Beyond the limit of the place: until when and why, by one; signed by another.
create table cases.stay_extension (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  stay_id uuid not null,
  until_on date not null,
  reason text not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  foreign key (stay_id, agency_id, anchor_id) references cases.stay (id, agency_id, anchor_id),
  check (confirmed_by <> recorded_by),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2)),
  check (num_nonnulls(confirmed_at, withdrawn_at) <= 1)
);
create index on cases.stay_extension (stay_id);
create index on cases.stay_extension (anchor_id);
create unique index one_waiting_extension on cases.stay_extension (stay_id) where confirmed_at is null and withdrawn_at is null;
select access.guard('cases.stay_extension', 'care', subject => 'anchor_id');
revoke update on cases.stay_extension from oralu_app;
grant update (confirmed_by, confirmed_at, withdrawn_at) on cases.stay_extension to oralu_app;
select ledger.cover('cases.stay_extension');

-- That a child sleeps apart from a parent, a brother or a sister: with its reason and basis, told to both, and the day on
-- which they see each other; proposed by one, signed by another. Without it no room is given so.
create table cases.parting (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  other_anchor_id uuid not null references people.anchor,
  reason text not null,
  basis text not null,
  explained boolean not null check (explained),
  contact_on date not null,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  confirmed_by uuid,
  confirmed_at timestamptz,
  withdrawn_at timestamptz,
  check (anchor_id <> other_anchor_id),
  check (confirmed_by <> recorded_by),
  check (num_nonnulls(confirmed_by, confirmed_at) in (0, 2))
);
create index on cases.parting (anchor_id);
create index on cases.parting (other_anchor_id);
create index on cases.parting (agency_id) where confirmed_at is null and withdrawn_at is null;
select access.guard('cases.parting', 'care', subject => 'anchor_id');
revoke update on cases.parting from oralu_app;
grant update (confirmed_by, confirmed_at, withdrawn_at) on cases.parting to oralu_app;
create policy both_seen on cases.parting as restrictive for insert to oralu_app with check (
  exists (select from people.anchor a where a.id = other_anchor_id));
select ledger.cover('cases.parting');

-- What is offered on a day: what, where, when, by whom.
create table cases.day_session (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  place_id uuid not null references cases.place,
  held_on date not null,
  starts time not null,
  ends time not null,
  kind text not null check (kind in ('lessons', 'skills', 'play', 'sport', 'information', 'family time', 'outing')),
  title text not null,
  held_where text not null,
  by_whom text not null,
  called_off_at timestamptz,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  check (ends > starts),
  constraint no_belief_session check (not cases.speaks_of_belief(title))
);
create index on cases.day_session (place_id, held_on);
select access.guard('cases.day_session', 'care');
revoke update on cases.day_session from oralu_app;
grant update (called_off_at) on cases.day_session to oralu_app;
select ledger.cover('cases.day_session');

-- That someone came or did not: a fact, without a mark or a number.
create table cases.day_attendance (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  session_id uuid not null references cases.day_session,
  attendance text not null check (attendance in ('came', 'did not come', 'excused')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (session_id, anchor_id)
);
create index on cases.day_attendance (anchor_id);
select access.guard('cases.day_attendance', 'care', subject => 'anchor_id');
revoke update on cases.day_attendance from oralu_app;
grant update (attendance) on cases.day_attendance to oralu_app;
select ledger.cover('cases.day_attendance');

-- Who is there in the evening: how many, and where those are known to be who are not. The last count of a day stands.
create table cases.evening_count (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  place_id uuid not null references cases.place,
  counted_on date not null,
  present int not null check (present >= 0),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on cases.evening_count (place_id, counted_on, recorded_at desc);
select access.guard('cases.evening_count', 'care');
revoke update on cases.evening_count from oralu_app;
select ledger.cover('cases.evening_count');

create table cases.evening_absence (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  count_id uuid not null references cases.evening_count,
  known text not null check (known in ('with family', 'at an appointment', 'at school or a course', 'at work', 'elsewhere known', 'not known')),
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  unique (count_id, anchor_id)
);
create index on cases.evening_absence (anchor_id);
select access.guard('cases.evening_absence', 'care', subject => 'anchor_id');
revoke update on cases.evening_absence from oralu_app;
select ledger.cover('cases.evening_absence');

-- Where help is to be had. About no person. An entry that nobody has confirmed for half a year says so where it is read.
create table cases.service (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  title text not null,
  provider text not null,
  kinds text[] not null check (cardinality(kinds) > 0 and kinds <@ array['learning', 'skills and work', 'housing', 'papers',
    'child care', 'family support', 'leisure', 'daily help', 'health', 'psychological help', 'protection', 'legal aid']),
  languages text[] not null check (cardinality(languages) > 0 and languages <@ array['kk', 'ru', 'en', 'ar', 'ug', 'uz', 'tg']),
  area text not null,
  -- null: as many as come
  capacity int check (capacity between 1 and 100000),
  conditions text,
  contact text not null,
  confirmed_on date not null default access.today(),
  confirmed_by uuid,
  closed_on date,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now(),
  constraint no_belief_service check (not cases.speaks_of_belief(title))
);
create index on cases.service (agency_id, title, id);
select access.guard('cases.service', 'care');
revoke update on cases.service from oralu_app;
grant update (title, provider, kinds, languages, area, capacity, conditions, contact, confirmed_on, closed_on) on cases.service to oralu_app;
select ledger.cover('cases.service');

-- Who waits for a place in a service or has one. The urgency is that of the need. Whoever declines waits on, in their old
-- turn, and nothing keeps count of it. That someone waits for a clinician, a lawyer or for protection would tell care what
-- is not care's: for such services no list is kept here.
create table cases.service_turn (
  id uuid primary key default gen_random_uuid(),
  agency_id uuid not null default access.agency() references access.agency,
  anchor_id uuid not null references people.anchor,
  service_id uuid not null references cases.service,
  urgency text not null check (urgency in ('high', 'medium', 'low')),
  need text not null,
  wished_on date not null default access.today(),
  state text not null default 'waiting' check (state in ('waiting', 'offered', 'accepted', 'ended')),
  -- why someone is offered a place before those who stand in front
  out_of_turn text,
  state_on date not null default access.today(),
  state_by uuid,
  recorded_by uuid not null default access.account(),
  recorded_at timestamptz not null default now()
);
create index on cases.service_turn (anchor_id);
create index on cases.service_turn (service_id, state);
select access.guard('cases.service_turn', 'care', subject => 'anchor_id');
revoke update on cases.service_turn from oralu_app;
grant update (urgency, state, out_of_turn) on cases.service_turn to oralu_app;
select ledger.cover('cases.service_turn');

-- A track's service may name an entry of the directory, one that the writer can see.
do $$
declare
  part text;
begin
  foreach part in array array['care', 'health', 'protection'] loop
    execute format('alter table cases.%I add foreign key (service_id) references cases.service', part || '_track_service');
    execute format('create policy own_directory on cases.%I as restrictive for insert to oralu_app with check (
      service_id is null or exists (select from cases.service s where s.id = service_id))', part || '_track_service');
    execute format('create policy own_directory_later on cases.%I as restrictive for update to oralu_app using (true) with check (
      service_id is null or exists (select from cases.service s where s.id = service_id))', part || '_track_service');
  end loop;
end $$;

-- Kin of a person by the register, over families that share a member, as the manifest takes them; with themselves.
create function cases.kin_of(person uuid) returns setof uuid language sql stable
begin atomic
  with recursive kin (person_id) as (
    select person
    union
    select b.person_id from kin
      join people.anchor a on a.person_id = kin.person_id
      join people.family_member m on m.anchor_id = a.id and m.withdrawn_at is null
      join people.family_member o on o.family_id = m.family_id and o.withdrawn_at is null
      join people.anchor b on b.id = o.anchor_id
  ) select k.person_id from kin k;
end;
-- Those from whom a person is not parted: between parent and own child, and between brothers and sisters, while a child is
-- one of the two.
create function cases.bound_to(person uuid) returns setof uuid language sql stable
begin atomic
  select distinct b.person_id
  from people.anchor a
    join people.family_member m on m.anchor_id = a.id and m.withdrawn_at is null
    join people.family_member o on o.family_id = m.family_id and o.withdrawn_at is null
    join people.anchor b on b.id = o.anchor_id
  where a.person_id = person and b.person_id <> person and (
    (m.role in ('mother', 'father') and o.role = 'child' and operations.may_be_child(b.person_id))
    or (m.role = 'child' and o.role in ('mother', 'father') and operations.may_be_child(person))
    or (m.role in ('child', 'sibling') and o.role in ('child', 'sibling')
      and (operations.may_be_child(person) or operations.may_be_child(b.person_id))));
end;
-- The sex that the sources agree on.
create function cases.sex_of(person uuid) returns text language sql stable
begin atomic
  select coalesce((select min(r.sex) from people.record r join people.anchor a on a.id = r.anchor_id
    where a.person_id = person and r.sex <> 'unknown' having count(distinct r.sex) = 1), 'unknown');
end;
-- Why two persons may not have one room, or null. Kin may, and a child with its named carer. Of others a child is never
-- with an adult, and none with one of another sex; where the sex is not known it is no other's.
create function cases.room_gap(one uuid, other uuid) returns text language sql stable
begin atomic
  select case
    when one = other or other in (select k from cases.kin_of(one) k) then null
    when exists (select from cases.carer c join people.anchor a on a.id = c.anchor_id join people.anchor b on b.id = c.carer_anchor_id
      where (c.ended_on is null or c.ended_on > access.today())
        and ((a.person_id = one and b.person_id = other) or (a.person_id = other and b.person_id = one))) then null
    when operations.may_be_child(one) <> operations.may_be_child(other) then 'child-with-adult'
    when cases.sex_of(one) = 'unknown' or cases.sex_of(one) <> cases.sex_of(other) then 'women-and-men'
  end;
end;
-- How many beds of a room are taken in the fullest night of a span.
create function cases.beds_taken(of_room uuid, since date, upto date) returns int language sql stable
begin atomic
  select coalesce(max((select count(*) from cases.stay_bed b
      where b.room_id = of_room and b.from_on <= n.night and coalesce(b.until_on, 'infinity') > n.night)), 0)::int
  from (select since as night union
    select b.from_on from cases.stay_bed b where b.room_id = of_room and b.from_on > since and b.from_on < upto) n;
end;
grant execute on function cases.kin_of(uuid), cases.bound_to(uuid), cases.sex_of(uuid), cases.room_gap(uuid, uuid),
  cases.beds_taken(uuid, date, date) to oralu_counts;

-- Two who give rooms at one agency wait for each other: what one gives, the other sees.
create function cases.one_at_a_time(agency uuid) returns void language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('places ' || agency, 0));
end $$;
grant execute on function cases.one_at_a_time(uuid) to oralu_counts;

create function cases.check_place() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if access.account() is not null and not access.holds('care', 'decide') then
    raise exception 'who decides in care sets up a place and says who works there' using errcode = 'insufficient_privilege';
  end if;
  if tg_table_name = 'place_worker' and tg_op = 'INSERT' then
    if not exists (
      select from cases.place p join access.account a on a.id = new.account_id and a.agency_id = p.agency_id and a.state = 'active'
        join access.role_right r on r.role = a.role and r.compartment = 'care' and r.act = 'read'
      where p.id = new.place_id and p.agency_id = access.writes('care')) then
      raise exception 'no such place, or no colleague of it' using errcode = 'insufficient_privilege';
    end if;
  end if;
  return new;
end $$;
create trigger checked before insert or update on cases.place for each row execute function cases.check_place();
create trigger checked before insert or update on cases.place_worker for each row execute function cases.check_place();
select access.hand_over('cases.check_place()', 'oralu_counts');

-- Every row below hangs on its place. A place in which one cannot write is as one that is not there; who does not work
-- there enters nothing.
create function cases.hang_on_place() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  fields jsonb := to_jsonb(new);
  place cases.place;
begin
  select p.* into place from cases.place p where p.agency_id = access.writes('care') and p.id = coalesce(
    (fields ->> 'place_id')::uuid,
    (select s.place_id from cases.stay s where s.id = (fields ->> 'stay_id')::uuid),
    (select d.place_id from cases.day_session d where d.id = (fields ->> 'session_id')::uuid),
    (select c.place_id from cases.evening_count c where c.id = (fields ->> 'count_id')::uuid));
  if place.id is null then
    raise exception 'no such place' using errcode = 'insufficient_privilege';
  end if;
  if place.closed_on <= access.today() then
    perform cases.refuse_place('place-closed');
  end if;
  if not exists (select from cases.place_worker w
    where w.place_id = place.id and w.account_id = access.account() and w.ended_on is null) then
    perform cases.refuse_place('not-working-there');
  end if;
  if tg_op = 'INSERT' then
    new.agency_id := place.agency_id;
    new.recorded_by := access.account();
    new.recorded_at := now();
  end if;
  return new;
end $$;
do $$
declare
  part text;
begin
  foreach part in array array['place_room', 'stay', 'stay_bed', 'stay_extension', 'day_session', 'day_attendance', 'evening_count', 'evening_absence'] loop
    execute format('create trigger a_hung before insert on cases.%I for each row execute function cases.hang_on_place()', part);
  end loop;
  foreach part in array array['place_room', 'stay', 'day_session', 'day_attendance'] loop
    execute format('create trigger a_hung_still before update on cases.%I for each row when (pg_trigger_depth() = 0) execute function cases.hang_on_place()', part);
  end loop;
end $$;
select access.hand_over('cases.hang_on_place()', 'oralu_counts');

create function cases.check_room() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform cases.one_at_a_time(new.agency_id);
  if cases.beds_taken(new.id, access.today(), 'infinity') > (case when new.closed_on is null then new.beds else 0 end) then
    perform cases.refuse_place('beds-taken');
  end if;
  return new;
end $$;
create trigger checked before update on cases.place_room for each row execute function cases.check_room();
select access.hand_over('cases.check_room()', 'oralu_counts');

-- A stay is written down in the week in which it begins, or beforehand. One person has one stay at a time.
create function cases.check_stay() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  day date := access.today();
  same uuid[] := array(select b.id from people.anchor a join people.anchor b on b.person_id = a.person_id where a.id = new.anchor_id);
begin
  perform cases.one_at_a_time(new.agency_id);
  if tg_op = 'INSERT' then
    new.until_on := null;
    new.called_off_at := null;
    if new.from_on < day - 7 or new.from_on > day + 366 then
      raise exception 'a stay is entered within a week of its first day' using errcode = 'check_violation';
    end if;
    if exists (select from cases.stay s where s.agency_id = new.agency_id and s.anchor_id = any (same)
      and s.called_off_at is null and coalesce(s.until_on, 'infinity') > new.from_on) then
      perform cases.refuse_place('stays-already');
    end if;
    new.counted_from := coalesce((select s.counted_from from cases.stay s
      where s.place_id = new.place_id and s.anchor_id = any (same) and s.called_off_at is null and s.until_on > new.from_on - 30
      order by s.until_on desc limit 1), new.from_on);
    return new;
  end if;
  if num_nonnulls(old.until_on, old.called_off_at) > 0 then
    raise exception 'a stay that ended stays as it was written' using errcode = 'check_violation';
  end if;
  if new.called_off_at is not null then
    if old.from_on < day then
      raise exception 'a stay that has begun ends by leaving' using errcode = 'check_violation';
    end if;
    new.called_off_at := now();
  elsif new.until_on is not null then
    if new.until_on > day then
      raise exception 'leaving is written down when the day has come' using errcode = 'check_violation';
    end if;
    new.left_by := access.account();
  end if;
  update cases.stay_bed b set until_on = greatest(b.from_on, coalesce(new.until_on, b.from_on))
    where b.stay_id = new.id and (b.until_on is null or b.until_on > coalesce(new.until_on, b.from_on));
  return new;
end $$;
grant update on cases.stay_bed to oralu_counts;
create trigger checked before insert or update on cases.stay for each row execute function cases.check_stay();
select access.hand_over('cases.check_stay()', 'oralu_counts');

create function cases.check_new_bed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  of cases.stay;
begin
  perform cases.one_at_a_time(new.agency_id);
  select s.* into of from cases.stay s where s.id = new.stay_id;
  new.anchor_id := of.anchor_id;
  new.until_on := null;
  if num_nonnulls(of.until_on, of.called_off_at) > 0 or new.from_on < of.from_on or new.from_on < access.today() - 7 then
    raise exception 'a bed is given for a stay that goes on' using errcode = 'check_violation';
  end if;
  if not exists (select from cases.place_room r where r.id = new.room_id and r.place_id = of.place_id and r.closed_on is null) then
    raise exception 'no such room there' using errcode = 'insufficient_privilege';
  end if;
  update cases.stay_bed b set until_on = greatest(b.from_on, new.from_on)
    where b.stay_id = new.stay_id and coalesce(b.until_on, 'infinity') > new.from_on;
  return new;
end $$;
create trigger checked before insert on cases.stay_bed for each row execute function cases.check_new_bed();
select access.hand_over('cases.check_new_bed()', 'oralu_counts');

create function cases.parting_signed(one uuid, other uuid) returns boolean language sql stable
begin atomic
  select exists (select from cases.parting p join people.anchor a on a.id = p.anchor_id join people.anchor b on b.id = p.other_anchor_id
    where p.confirmed_at is not null and p.withdrawn_at is null
      and ((a.person_id = one and b.person_id = other) or (a.person_id = other and b.person_id = one)));
end;
grant execute on function cases.parting_signed(uuid, uuid) to oralu_counts;

-- At the end of all that one transaction gives, so that a family can move one by one: beds are not exceeded, nobody is
-- parted, and nobody sleeps beside whom they may not. Of nights that are past only the beds are asked.
create function cases.check_bed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  bed cases.stay_bed := (select b from cases.stay_bed b where b.id = new.id);
  since date := greatest(bed.from_on, access.today());
  upto date := coalesce(bed.until_on, 'infinity');
  who uuid := (select a.person_id from people.anchor a where a.id = bed.anchor_id);
  gap text;
begin
  if upto <= bed.from_on then
    return null;
  end if;
  if cases.beds_taken(bed.room_id, bed.from_on, upto) > (select r.beds from cases.place_room r where r.id = bed.room_id) then
    perform cases.refuse_place('beds-taken');
  end if;
  if upto <= since then
    return null;
  end if;
  if exists (
    select from cases.bound_to(who) k join people.anchor a on a.person_id = k join cases.stay_bed b on b.anchor_id = a.id
    where b.agency_id = bed.agency_id and b.room_id <> bed.room_id
      and b.from_on < upto and coalesce(b.until_on, 'infinity') > greatest(since, b.from_on)
      and not cases.parting_signed(who, k)) then
    perform cases.refuse_place('parts-family');
  end if;
  select cases.room_gap(who, a.person_id) into gap
  from cases.stay_bed b join people.anchor a on a.id = b.anchor_id
  where b.room_id = bed.room_id and b.id <> bed.id and b.from_on < upto and coalesce(b.until_on, 'infinity') > greatest(since, b.from_on)
    and cases.room_gap(who, a.person_id) is not null limit 1;
  if gap is not null then
    perform cases.refuse_place(gap);
  end if;
  return null;
end $$;
create constraint trigger as_a_whole after insert or update on cases.stay_bed deferrable initially deferred
  for each row execute function cases.check_bed();
select access.hand_over('cases.check_bed()', 'oralu_counts');

-- Nobody leaves a child behind, and no child leaves alone. An adult may go by their own decision: that is a fact, and
-- nobody is held.
create function cases.check_leaving() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  who uuid := (select a.person_id from people.anchor a where a.id = new.anchor_id);
begin
  if new.left_reason = 'deceased' or (new.left_reason = 'own decision' and not operations.may_be_child(who)) then
    return null;
  end if;
  if exists (
    select from cases.bound_to(who) k join people.anchor a on a.person_id = k join cases.stay_bed b on b.anchor_id = a.id
    where b.agency_id = new.agency_id and coalesce(b.until_on, 'infinity') > greatest(new.until_on, access.today(), b.from_on)
      -- gone to another place of ours with them, or before them
      and not exists (select from cases.stay_bed m join people.anchor o on o.id = m.anchor_id
        where o.person_id = who and m.agency_id = new.agency_id and m.room_id = b.room_id
          and coalesce(m.until_on, 'infinity') > greatest(new.until_on, access.today()))
      and not cases.parting_signed(who, k)) then
    perform cases.refuse_place('parts-family');
  end if;
  return null;
end $$;
create constraint trigger as_a_whole after update on cases.stay deferrable initially deferred
  for each row when (old.until_on is null and new.until_on is not null) execute function cases.check_leaving();
select access.hand_over('cases.check_leaving()', 'oralu_counts');

-- What a second person signs: in their own name, who decides in care; what was signed stays.
create function cases.check_second() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  of cases.stay;
  allowed int;
  ends date;
begin
  if tg_op = 'INSERT' then
    new.confirmed_by := null;
    new.confirmed_at := null;
    new.withdrawn_at := null;
    new.recorded_by := coalesce(access.account(), new.recorded_by);
    if tg_table_name = 'stay_extension' then
      select s.* into of from cases.stay s where s.id = new.stay_id;
      new.anchor_id := of.anchor_id;
      select p.stay_limit_days into allowed from cases.place p where p.id = of.place_id;
      ends := greatest(of.counted_from + allowed, (select max(e.until_on) from cases.stay_extension e where e.stay_id = of.id and e.confirmed_at is not null));
      if num_nonnulls(of.until_on, of.called_off_at) > 0 or new.until_on <= ends or new.until_on > ends + allowed then
        perform cases.refuse_place('extension-days');
      end if;
    end if;
    return new;
  end if;
  if num_nonnulls(old.confirmed_at, old.withdrawn_at) > 0 and not (tg_table_name = 'parting' and old.withdrawn_at is null and new.withdrawn_at is not null
      and new.confirmed_by is not distinct from old.confirmed_by) then
    raise exception 'what was signed or taken back stays' using errcode = 'check_violation';
  end if;
  if new.confirmed_by is distinct from old.confirmed_by then
    if new.confirmed_by is distinct from access.account() or not access.holds('care', 'decide') then
      raise exception 'one signs in one''s own name' using errcode = 'insufficient_privilege';
    end if;
    if new.confirmed_by = old.recorded_by then
      perform cases.refuse_place('same-person');
    end if;
    new.confirmed_at := now();
  end if;
  if new.withdrawn_at is not null then
    new.withdrawn_at := now();
  end if;
  return new;
end $$;
create trigger checked before insert or update on cases.stay_extension for each row execute function cases.check_second();
create trigger checked before insert or update on cases.parting for each row execute function cases.check_second();
select access.hand_over('cases.check_second()', 'oralu_counts');

-- Who is noted or missed on a day has a bed there that day; nothing is noted of a day to come.
create function cases.check_there() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  place uuid;
  day date;
  off boolean;
begin
  if tg_table_name = 'day_attendance' then
    select d.place_id, d.held_on, d.called_off_at is not null into place, day, off from cases.day_session d where d.id = new.session_id;
  else
    select c.place_id, c.counted_on, false into place, day, off from cases.evening_count c where c.id = new.count_id;
  end if;
  if day > access.today() or off then
    raise exception 'what came to pass is noted, when its day has come' using errcode = 'check_violation';
  end if;
  if not exists (select from people.anchor a join people.anchor b on b.person_id = a.person_id join cases.stay s on s.anchor_id = b.id
    where a.id = new.anchor_id and s.place_id = place and s.called_off_at is null and s.from_on <= day and coalesce(s.until_on, 'infinity') >= day) then
    perform cases.refuse_place('not-staying');
  end if;
  new.recorded_by := access.account();
  return new;
end $$;
create trigger checked before insert or update on cases.day_attendance for each row execute function cases.check_there();
create trigger checked before insert on cases.evening_absence for each row execute function cases.check_there();
select access.hand_over('cases.check_there()', 'oralu_counts');

create function cases.check_evening() returns trigger language plpgsql as $$
begin
  if new.counted_on > access.today() or new.counted_on < access.today() - 7 then
    raise exception 'an evening is counted when it has come' using errcode = 'check_violation';
  end if;
  return new;
end $$;
grant execute on function cases.check_evening() to oralu_app;
create trigger checked before insert on cases.evening_count for each row execute function cases.check_evening();

create function cases.check_service() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.confirmed_on > access.today() then
    raise exception 'an entry is confirmed on a day that has come' using errcode = 'check_violation';
  end if;
  new.confirmed_by := case when tg_op = 'INSERT' or new.confirmed_on <> old.confirmed_on then access.account() else old.confirmed_by end;
  if tg_op = 'UPDATE' and new.capacity < (select count(*) from cases.service_turn t where t.service_id = new.id and t.state in ('offered', 'accepted')) then
    perform cases.refuse_place('service-full');
  end if;
  return new;
end $$;
create trigger checked before insert or update on cases.service for each row execute function cases.check_service();
select access.hand_over('cases.check_service()', 'oralu_counts');

create function cases.urgency_place(urgency text) returns int language sql immutable
  return array_position(array['high', 'medium', 'low'], urgency);
grant execute on function cases.urgency_place(text) to oralu_app, oralu_counts;

-- A turn: waiting, offered, accepted, ended; one who declines waits on. Two who offer the last place wait for each other.
create function cases.check_turn() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  of cases.service;
begin
  select s.* into of from cases.service s where s.id = new.service_id and s.agency_id = access.writes('care') for no key update;
  if of.id is null then
    raise exception 'no such service' using errcode = 'insufficient_privilege';
  end if;
  if tg_op = 'INSERT' then
    new.agency_id := of.agency_id;
    new.state := 'waiting';
    new.out_of_turn := null;
    new.recorded_by := access.account();
    if of.kinds && array['health', 'psychological help', 'protection', 'legal aid'] then
      perform cases.refuse_place('no-list-here');
    end if;
    if of.closed_on <= access.today() then
      perform cases.refuse_place('service-closed');
    end if;
    if new.wished_on > access.today() then
      raise exception 'a wish is of a day that has come' using errcode = 'check_violation';
    end if;
    if exists (select from cases.service_turn t join people.anchor a on a.id = t.anchor_id join people.anchor b on b.person_id = a.person_id
      where t.service_id = new.service_id and b.id = new.anchor_id and t.state <> 'ended') then
      perform cases.refuse_place('waits-already');
    end if;
  elsif new.state <> old.state then
    if not (old.state || ' ' || new.state = any (array['waiting offered', 'offered waiting', 'offered accepted',
      'waiting ended', 'offered ended', 'accepted ended'])) then
      raise exception 'that step is not open' using errcode = 'check_violation';
    end if;
    if new.state = 'offered' then
      if of.closed_on <= access.today() then
        perform cases.refuse_place('service-closed');
      end if;
      if of.capacity <= (select count(*) from cases.service_turn t where t.service_id = of.id and t.id <> new.id and t.state in ('offered', 'accepted')) then
        perform cases.refuse_place('service-full');
      end if;
      if coalesce(trim(new.out_of_turn), '') = '' and exists (select from cases.service_turn t
        where t.service_id = of.id and t.id <> new.id and t.state = 'waiting'
          and (cases.urgency_place(t.urgency), t.wished_on, t.recorded_at, t.id)
            < (cases.urgency_place(new.urgency), new.wished_on, new.recorded_at, new.id)) then
        perform cases.refuse_place('out-of-turn');
      end if;
    elsif new.state = 'waiting' then
      new.out_of_turn := null;
    end if;
  end if;
  if tg_op = 'INSERT' or new.state <> old.state then
    new.state_on := access.today();
    new.state_by := access.account();
  end if;
  return new;
end $$;
create trigger checked before insert or update on cases.service_turn for each row execute function cases.check_turn();
select access.hand_over('cases.check_turn()', 'oralu_counts');
-- The row is locked so that two offers wait for each other.
grant update (recorded_at) on cases.service to oralu_counts;

-- How many places of services are given, for whoever may read them.
create function cases.places_given(services uuid[]) returns table (service_id uuid, given int, waiting int)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  return query
    select s.id, (count(*) filter (where t.state in ('offered', 'accepted')))::int, (count(*) filter (where t.state = 'waiting'))::int
    from cases.service s left join cases.service_turn t on t.service_id = s.id
    where s.id = any (services) and s.agency_id = any (access.agencies('care')) group by s.id;
end $$;
grant execute on function cases.places_given(uuid[]) to oralu_app;
select access.hand_over('cases.places_given(uuid[])', 'oralu_counts');

-- The rooms of a place for some who are to sleep there together from a day on: free beds in the fullest night to come, how
-- many of their kin sleep in it, and why it will not do, or null. Those asked about are not counted as room-mates.
create function cases.rooms_for(of_place uuid, anchors uuid[], since date)
returns table (room_id uuid, label text, beds int, free int, kin int, gap text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  who uuid[];
begin
  if not exists (select from cases.place p where p.id = of_place and p.agency_id = access.writes('care')) then
    return;
  end if;
  -- Whom the caller does not see is nobody.
  who := array(select distinct a.person_id from people.anchor a where a.id = any (anchors)
    and (a.agency_id = any (access.agencies('identity')) or (a.agency_id, a.id) in (select s.agency_id, s.subject_id from access.subjects('identity') s)));
  return query
    with mate as materialized (
      select b.room_id, a.person_id from cases.stay_bed b join cases.place_room r on r.id = b.room_id join people.anchor a on a.id = b.anchor_id
      where r.place_id = of_place and coalesce(b.until_on, 'infinity') > greatest(since, b.from_on) and a.person_id <> all (who)
    ), own as materialized (
      select b.room_id, count(distinct a.person_id)::int as n from cases.stay_bed b join people.anchor a on a.id = b.anchor_id
      where a.person_id = any (who) and coalesce(b.until_on, 'infinity') > greatest(since, b.from_on) group by b.room_id
    ), family as materialized (
      select distinct k as person_id from unnest(who) w, cases.kin_of(w) k
    ), near as materialized (
      select m.room_id, count(distinct m.person_id)::int as n from mate m join family f on f.person_id = m.person_id group by m.room_id
    ), room as materialized (
      select r.id, r.label, r.beds, r.beds - cases.beds_taken(r.id, since, 'infinity') + coalesce(o.n, 0) as free
      from cases.place_room r left join own o on o.room_id = r.id where r.place_id = of_place and r.closed_on is null
    )
    select r.id, r.label, r.beds, r.free, coalesce(n.n, 0),
      case when r.free < cardinality(who) then 'beds-taken'
        else (select min(cases.room_gap(w, m.person_id)) from mate m, unnest(who) w where m.room_id = r.id) end
    from room r left join near n on n.room_id = r.id order by r.label, r.id;
end $$;
grant execute on function cases.rooms_for(uuid, uuid[], date) to oralu_app;
select access.hand_over('cases.rooms_for(uuid, uuid[], date)', 'oralu_counts');
